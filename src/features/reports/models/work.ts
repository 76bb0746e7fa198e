import type { AskedIn } from '../asked.types';
import type { Dimension } from '../figures/dimensions';
import type { Measure, Values } from '../figures/measure.types';
import type { Span } from '../period/period.types';
import type { Tile } from '../report.types';
import type { Words } from '../words.types';
import { type FigureColumn, joined, type Row, rowsOf, share, tileOf } from './cells';
import { counted, countedBefore } from './times';
import { emptyOf, wholeOf } from './whole';

type Times = Pick<Span, 'start' | 'end'>;

/** What work comes to, by whoever did it. */
export const workMeasures = (span: Times) =>
  ({
    handled: { figure: 'handled', span },
    solved: { figure: 'solved', span },
    reopened: { figure: 'reopened', span },
    response: { figure: 'responded', span, take: 0.5 },
    responseP90: { figure: 'responded', span, take: 0.9 },
    resolution: { figure: 'solved', span, take: 0.5 },
    resolutionP90: { figure: 'solved', span, take: 0.9 },
    rated: { figure: 'rated', span },
    satisfied: { figure: 'satisfied', span },
  }) as const satisfies Record<string, Measure>;

/** What is open now, and how old it is. */
export const LOAD = {
  open: { figure: 'open' },
  age: { figure: 'open', take: 0.5 },
} as const satisfies Record<string, Measure>;

export const CREATED = (span: Times) =>
  ({ created: { figure: 'created', span } }) as const satisfies Record<string, Measure>;

export type Work = keyof ReturnType<typeof workMeasures> | keyof typeof LOAD;
export type Figures = Work | 'created';

/** Columns of work and of what is left, for tables by technician and by department. */
export function workColumns({ t }: Words): FigureColumn<Figures>[] {
  const column = (
    key: string,
    kind: FigureColumn<Figures>['kind'],
    figure: FigureColumn<Figures>['figure'],
    of: FigureColumn<Figures>['of'],
  ) => ({ key, label: t(`report.column.${key}`), kind, figure, of });
  return [
    column('created', 'count', 'created', ({ created }) => created),
    column('handled', 'count', 'handled', ({ handled }) => handled),
    column('solved', 'count', 'solved', ({ solved }) => solved),
    column('reopened', 'count', 'reopened', ({ reopened }) => reopened),
    column('response_p50', 'seconds', 'responded', ({ response }) => response),
    column('response_p90', 'seconds', 'responded', ({ responseP90 }) => responseP90),
    column('resolution_p50', 'seconds', 'solved', ({ resolution }) => resolution),
    column('resolution_p90', 'seconds', 'solved', ({ resolutionP90 }) => resolutionP90),
    column('rated', 'count', 'rated', ({ rated }) => rated),
    column('satisfaction', 'ratio', 'rated', ({ rated, satisfied }) => share(satisfied, rated)),
    column('open', 'count', 'open', ({ open }) => open),
    column('age_p50', 'seconds', 'open', ({ age }) => age),
  ];
}

/** Work, what is open and what came in, by one dimension and as a whole. */
export async function workBy(
  asked: AskedIn,
  dimension: Dimension,
): Promise<{ rows: Row<Figures>[]; total: Values<Figures> }> {
  const { period } = asked;
  const [work, created] = [workMeasures(period), CREATED(period)];
  const sets: Dimension[][] = [[dimension], []];
  const [done, open, filed] = await Promise.all([
    counted(asked, { measures: work, sets, span: period }),
    counted(asked, { measures: LOAD, sets, span: null }),
    counted(asked, { measures: created, sets, span: period }),
  ]);
  const ofDone = { rows: rowsOf(done, 0), empty: emptyOf(work) };
  const ofOpen = { rows: rowsOf(open, 0), empty: emptyOf(LOAD) };
  const left = { rows: joined(ofDone, ofOpen), empty: { ...ofDone.empty, ...ofOpen.empty } };
  return {
    rows: joined(left, { rows: rowsOf(filed, 0), empty: emptyOf(created) }),
    total: { ...wholeOf(done, 1, work), ...wholeOf(open, 1, LOAD), ...wholeOf(filed, 1, created) },
  };
}

const SHOWN = [
  ['handled', 'handled', 'count', null],
  ['reopened', 'reopened', 'count', 'less'],
  ['response', 'responded', 'seconds', 'less'],
  ['resolution', 'solved', 'seconds', 'less'],
] as const;

type Told = (typeof SHOWN)[number][0];

/** Of the period before, what tiles tell. */
export function workBefore(asked: AskedIn): Promise<Pick<Values<Work>, Told>> {
  return countedBefore(asked, (span) => {
    const { handled, reopened, response, resolution } = workMeasures(span);
    return { handled, reopened, response, resolution };
  });
}

/** The work of everybody together, and that of the period before. */
export function workTiles(
  asked: AskedIn,
  whole: Pick<Values<Work>, Told>,
  before: Pick<Values<Work>, Told>,
): Tile[] {
  return SHOWN.map(([id, figure, kind, better]) =>
    tileOf(asked, figure, { id, kind, better, value: whole[id], before: before[id] }),
  );
}
