import type { Asked } from '../asked.types';
import type { Group, Measure, Values } from '../figures/measure.types';
import type { Span } from '../period/period.types';
import { begun } from './buckets';
import { compared } from './compared';
import type { Overview, Sum } from './overview.types';
import { counted, NEVER, openNow, withBefore } from './times';
import { wholeOf } from './whole';

type Times = Pick<Span, 'start' | 'end'>;

const ofSpan = (span: Times) =>
  ({
    solved: { figure: 'solved', span },
    closed: { figure: 'closed', span },
    reopened: { figure: 'reopened', span },
    response: { figure: 'responded', span, take: 0.5 },
    resolution: { figure: 'solved', span, take: 0.5 },
    rated: { figure: 'rated', span },
    satisfied: { figure: 'satisfied', span },
  }) as const satisfies Record<string, Measure>;

type Name = keyof ReturnType<typeof ofSpan>;

const MOVES = {
  solved: { figure: 'solved' },
  closed: { figure: 'closed' },
  reopened: { figure: 'reopened' },
  ended: { figure: 'ended' },
  resumed: { figure: 'resumed' },
} as const satisfies Record<string, Measure>;

const CREATED = { created: { figure: 'created' } } as const satisfies Record<string, Measure>;

/**
 * All of it in four statements. Parts of time: 0 is before the end of the period before, 1 until this one begins, then its
 * own parts, and last what comes after it. The backlog is reckoned backwards over them from what is open now.
 */
export async function overviewFigures(asked: Asked): Promise<Overview> {
  const { period } = asked;
  const boundaries = [period.before.end, ...begun(period).map(({ start }) => start), period.end];
  const after = { start: period.before.start, end: NEVER };
  const { measures, split } = compared(ofSpan, period);
  const [facts, moves, filed, open] = await Promise.all([
    counted(asked, { measures, sets: [[]], span: withBefore(period) }),
    counted(asked, { measures: MOVES, sets: [['bucket']], span: after, boundaries }),
    counted(asked, { measures: CREATED, sets: [['bucket']], span: after, boundaries }),
    openNow(asked),
  ]);
  const created = (part: number) => valuesOf(filed, part)?.created ?? 0;
  const parts = boundaries.map((_, place) => partOf(created(place + 1), valuesOf(moves, place + 1)));
  const backlogs = backwards(
    parts.map(({ net }) => net),
    open,
  );
  const own = parts.slice(1, -1);
  const { whole, before } = split(wholeOf(facts, 0, measures));
  const filedWithin = own.reduce((sum, part) => sum + part.created, 0);
  return {
    whole: { ...sumOf(whole), created: filedWithin, backlog: backlogs.at(-1) ?? 0 },
    before: { ...sumOf(before), created: created(0), backlog: backlogs[0] ?? 0 },
    parts: own.map(({ net: _net, ...part }, place) => ({ ...part, backlog: backlogs[place + 2] ?? 0 })),
  };
}

function sumOf(values: Values<Name>): Omit<Sum, 'created' | 'backlog'> {
  const { solved, closed, reopened, response, resolution, rated, satisfied } = values;
  return {
    solved: solved ?? 0,
    closed: closed ?? 0,
    reopened: reopened ?? 0,
    response,
    resolution,
    rated: rated ?? 0,
    satisfied: satisfied ?? 0,
  };
}

function partOf(created: number, moved: Values<keyof typeof MOVES> | undefined) {
  const { solved, closed, reopened, ended, resumed } = moved ?? {};
  return {
    created,
    solved: solved ?? 0,
    closed: closed ?? 0,
    reopened: reopened ?? 0,
    net: created + (resumed ?? 0) - (ended ?? 0),
  };
}

/** How much was open at the beginning of each of the parts, the last of which goes on until now. */
function backwards(nets: number[], now: number): number[] {
  let open = now;
  return nets
    .toReversed()
    .map((net) => {
      open -= net;
      return open;
    })
    .toReversed();
}

function valuesOf<Key extends string>(groups: Group<Key>[], part: number): Values<Key> | undefined {
  return groups.find(({ keys: [key] }) => key === String(part))?.values;
}
