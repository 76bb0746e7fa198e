import type { AskedIn } from '../asked.types';
import type { FigureKey } from '../figures/figures';
import type { Measure, Values } from '../figures/measure.types';
import type { Span } from '../period/period.types';
import type { Section, Tile } from '../report.types';
import type { ValueKind } from '../value-kinds';
import { begun, bucketText } from './buckets';
import { barOf, bySize, type FigureColumn, inOrder, type Row, rowsOf, share, tableOf, tileOf } from './cells';
import { commentsSection } from './comments';
import { keysOf, labelsOf } from './labels';
import type { Model } from './model.types';
import { countedBefore, countedWithPeople } from './times';
import { emptyOf, wholeOf } from './whole';

export const ratingMeasures = (span: Pick<Span, 'start' | 'end'>) =>
  ({
    rated: { figure: 'rated', span },
    satisfied: { figure: 'satisfied', span },
    promoters: { figure: 'promoters', span },
    detractors: { figure: 'detractors', span },
    mean: { figure: 'rated', span, take: 'mean' },
  }) as const satisfies Record<string, Measure>;

type Name = keyof ReturnType<typeof ratingMeasures>;

const csat = ({ satisfied, rated }: Values<Name>) => share(satisfied, rated);
/** In points; null where nobody rated. */
const nps = ({ promoters, detractors, rated }: Values<Name>) =>
  rated ? (100 * ((promoters ?? 0) - (detractors ?? 0))) / rated : null;

const SCORES = Array.from({ length: 10 }, (_, place) => String(10 - place));

/** What people thought of what was done for them, and what they wrote. */
export async function satisfaction(asked: AskedIn): Promise<Model> {
  const { period } = asked;
  const measures = ratingMeasures(period);
  const ask = { measures, span: period };
  const boundaries = begun(period).map(({ start }) => start);
  const [before, { groups, people: byPerson }, comments] = await Promise.all([
    countedBefore(asked, ratingMeasures),
    countedWithPeople(asked, { ...ask, sets: [['score'], ['department'], ['bucket'], []], boundaries }),
    commentsSection(asked),
  ]);
  const [people, departments] = [rowsOf(byPerson, 0), rowsOf(groups, 1)];
  const labels = await labelsOf(asked, { technician: keysOf(people), department: keysOf(departments) });
  const section = (dimension: 'technician' | 'department', rows: Row<Name>[], total: Values<Name>) =>
    sectionOf(asked, { dimension, rows, total, nameOf: (key) => labels(dimension, key) });
  const total = wholeOf(groups, 3, measures);
  return {
    tiles: tilesOf(asked, total, before),
    sections: [
      distribution(asked, rowsOf(groups, 0), total),
      overTime(asked, rowsOf(groups, 2)),
      section('technician', people, total),
      section('department', departments, total),
      comments,
    ],
    definitions: ['satisfaction', 'nps', 'mean', 'credit'],
  };
}

function tilesOf(asked: AskedIn, whole: Values<Name>, before: Values<Name>): Tile[] {
  const shown: [string, ValueKind, Tile['better'], (values: Values<Name>) => number | null][] = [
    ['satisfaction', 'ratio', 'more', csat],
    ['nps', 'points', 'more', nps],
    ['mean', 'rating', 'more', ({ mean }) => mean],
    ['rated', 'count', null, ({ rated }) => rated],
  ];
  return shown.map(([id, kind, better, of]) =>
    tileOf(asked, 'rated', { id, kind, better, value: of(whole), before: of(before) }),
  );
}

function column(
  { words: { t } }: AskedIn,
  key: string,
  kind: ValueKind,
  figure: FigureKey,
  of: (values: Values<Name>) => number | null,
): FigureColumn<Name> {
  return { key, label: t(`report.column.${key}`), kind, figure, of };
}

function distribution(asked: AskedIn, rows: Row<Name>[], total: Values<Name>): Section {
  const { t } = asked.words;
  const title = t('report.section.scores');
  const table = tableOf(asked, {
    id: 'scores',
    title,
    dimension: 'score',
    label: t('report.by.score'),
    rows: inOrder(rows, SCORES, emptyOf(ratingMeasures(asked.period))),
    nameOf: (key) => key ?? '',
    columns: [
      column(asked, 'rated', 'count', 'rated', ({ rated }) => rated),
      column(asked, 'share', 'ratio', 'rated', ({ rated }) => share(rated, total.rated)),
    ],
    total,
  });
  return { id: 'scores', title, chart: barOf(table, 'rated'), table };
}

function overTime(asked: AskedIn, rows: Row<Name>[]): Section {
  const { words, period } = asked;
  const link = asked.link;
  const buckets = begun(period);
  const values = buckets.map((_, place) => rows.find(({ key }) => key === String(place + 1))?.values);
  const title = words.t('report.section.satisfaction_time');
  return {
    id: 'satisfaction_time',
    title,
    chart: {
      id: 'satisfaction_time',
      title,
      type: 'line',
      kind: 'ratio',
      labels: buckets.map((bucket) => bucketText(bucket, period.step, words)),
      series: [
        {
          label: words.t('report.column.satisfaction'),
          values: values.map((one) => (one ? csat(one) : null)),
          hrefs: buckets.map(({ start }) => link('rated', { bucket: start.toISOString() })),
        },
      ],
    },
  };
}

function sectionOf(
  asked: AskedIn,
  {
    dimension,
    rows,
    total,
    nameOf,
  }: {
    dimension: 'technician' | 'department';
    rows: Row<Name>[];
    total: Values<Name>;
    nameOf: (key: string | null) => string;
  },
): Section {
  const { words, scope } = asked;
  const id = `by_${dimension}`;
  const title = words.t(`report.section.${id}`);
  const table = tableOf(asked, {
    id,
    title,
    dimension,
    label: words.t(`report.by.${dimension}`),
    rows: bySize(rows, ({ rated }) => rated, { nameOf, words }),
    nameOf,
    columns: [
      column(asked, 'rated', 'count', 'rated', ({ rated }) => rated),
      column(asked, 'satisfaction', 'ratio', 'rated', csat),
      column(asked, 'nps', 'points', 'rated', nps),
      column(asked, 'mean', 'rating', 'rated', ({ mean }) => mean),
    ],
    // Where one sees one's own row alone, all together would say what colleagues have.
    total: dimension === 'technician' && scope.ownRowOf !== null ? undefined : total,
  });
  return { id, title, chart: barOf(table, 'satisfaction'), table };
}
