import type { Period } from '../../src/features/reports/period/period.types';
import type { Report, ReportName } from '../../src/features/reports/report.types';
import type { Words } from '../../src/features/reports/words.types';
import { PRIORITIES, STATUSES } from '../../src/features/tickets';
import { type Counting, type Item, mean, percentile, ratio } from './slow';
import {
  AGE_NAMES,
  ageName,
  createdColumns,
  heat,
  type Line,
  points,
  ratingColumns,
  type SlowTable,
  slaColumns,
  tableBy,
  workColumns,
} from './slow-tables';

// What a report shows, and what it should show, in the same form.

/** Tiles and tables by their ids, so that two of them can be compared. */
export type Shown = Record<string, unknown>;

interface Slowly {
  count: Counting;
  period: Period;
  words: Words;
  now: Date;
  /** How many were open at a moment, of what is asked for. */
  openAt: (moment: Date) => number;
  /** Whether totals of colleagues are told. */
  isWhole: boolean;
}

const MOST = 50;

const rounded = (value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(9)) : (value ?? null);

interface Lines {
  rows: Line[];
  total?: Line | undefined;
}

function tableShown({ rows, total }: Lines): unknown {
  const lines = rows.map((row) => JSON.stringify(row.map(rounded))).sort();
  return { rows: lines.length > MOST ? lines.length : lines, total: total?.map(rounded) };
}

/** By parts of time, which are in their order, and whose names are not compared. */
function partsShown({ rows, total }: Lines): unknown {
  return { parts: rows.map((row) => row.map(rounded)), total: total?.map(rounded) };
}

/** Of a report its tiles and tables. Of a table that was cut, how many rows it would have. */
export function shownBy({ tiles, sections }: Report): Shown {
  const shown: Shown = {};
  for (const { id, value, before } of tiles) shown[`tile ${id}`] = [value, before].map(rounded);
  for (const { table } of sections) {
    if (!table) continue;
    const values = (cells: { value: unknown }[]) => cells.map(({ value }) => value);
    const more = Number(/^\d+/.exec(table.note ?? '0')?.[0]);
    const rows = table.rows.map(values);
    const padded = [...rows, ...Array.from({ length: more }, () => [])];
    const total = table.total && values(table.total);
    const isByPart = table.columns[0]?.key === 'bucket';
    shown[table.id] = isByPart
      ? partsShown({ rows: rows.map((row) => row.slice(1)), total: total?.slice(1) })
      : tableShown({ rows: padded, total });
  }
  return shown;
}

/** What a report should show. */
export function expectedOf(name: ReportName, slowly: Slowly): Shown {
  switch (name) {
    case 'overview':
      return overview(slowly);
    case 'tickets':
      return tickets(slowly);
    case 'technicians':
      return work(slowly, 'technician');
    case 'departments':
      return work(slowly, 'department');
    case 'satisfaction':
      return satisfaction(slowly);
    case 'performance':
      return performance(slowly);
    case 'sla':
      return sla(slowly);
  }
}

const tile = ({ count, period }: Slowly, of: (counting: Counting) => number | null) =>
  [of(count), of((figure) => count(figure, period.before))].map(rounded);

const csat = (count: Counting) => ratio(count('satisfied'), count('rated'));

function parts({ period }: Slowly) {
  return period.buckets
    .filter(({ start }) => start < period.end)
    .map(({ start, end, day }) => ({ start, end: end < period.end ? end : period.end, day }));
}

function overview(slowly: Slowly): Shown {
  const { count, openAt, period, now } = slowly;
  const last = new Date(Math.min(period.end.getTime(), now.getTime()));
  const flows = ['created', 'solved', 'closed', 'reopened'] as const;
  const found = parts(slowly).map((part) => flows.map((figure) => count(figure, part).length));
  return {
    'tile created': tile(slowly, (counting) => counting('created').length),
    'tile solved': tile(slowly, (counting) => counting('solved').length),
    'tile reopened': tile(slowly, (counting) => counting('reopened').length),
    'tile backlog': [openAt(last), openAt(new Date(Math.min(period.before.end.getTime(), now.getTime())))],
    'tile response': tile(slowly, (counting) => percentile(counting('responded'), 0.5)),
    'tile resolution': tile(slowly, (counting) => percentile(counting('solved'), 0.5)),
    'tile satisfaction': tile(slowly, csat),
    flow: partsShown({ rows: found, total: flows.map((figure) => count(figure).length) }),
    backlog: partsShown({ rows: parts(slowly).map(({ end }) => [openAt(end)]) }),
  };
}

const byItem = (of: (item: Item) => string | null, none: string) => (item: Item) => [of(item) ?? none];

function tickets({ count, words, period, now }: Slowly): Shown {
  const { t } = words;
  const by = (namesOf: (item: Item) => string[], always: string[] = []) =>
    tableShown(tableBy(count, ['created'], createdColumns, namesOf, always));
  const several = (values: unknown, none: string) =>
    Array.isArray(values) && values.length > 0 ? values.map(String) : [none];
  const steps = tableBy(
    count,
    ['steps'],
    (counting, isOf) => [counting('steps').filter(isOf).length],
    (item) => [`${item.from} ${item.to}`],
  );
  const states = (key: unknown) =>
    String(key)
      .split(' ')
      .map((state) => t(`ticket.status.${state}`));
  return {
    'tile created': [count('created').length, count('created', period.before).length],
    'tile open': [count('open').length, null],
    by_status: by(
      ({ ticket }) => [t(`ticket.status.${ticket.status}`)],
      STATUSES.map((status) => t(`ticket.status.${status}`)),
    ),
    by_priority: by(
      ({ ticket }) => [t(`ticket.priority.${ticket.priority}`)],
      PRIORITIES.map((priority) => t(`ticket.priority.${priority}`)),
    ),
    by_category: by(byItem(({ ticket }) => ticket.category, 'No category')),
    by_department: by(({ ticket }) => [ticket.department]),
    by_channel: by(({ ticket }) => [t(`ticket.channel.${ticket.channel}`)]),
    by_organization: by(byItem(({ ticket }) => ticket.organization, 'No organization')),
    by_tag: by(({ ticket }) => several(ticket.tags, 'No tags')),
    by_field_single: by(({ ticket }) => [String(ticket.fields.single ?? 'No value')]),
    by_field_several: by(({ ticket }) => several(ticket.fields.several, 'No value')),
    by_field_ticked: by(({ ticket }) => [t(`fields.value.${ticket.fields.ticked === true ? 'yes' : 'no'}`)]),
    when: tableShown(heat(count, period.timeZone)),
    age: tableShown(
      tableBy(
        count,
        ['open'],
        (counting, isOf) => [counting('open').filter(isOf).length],
        (item) => [ageName(item, now)],
        AGE_NAMES,
      ),
    ),
    steps: tableShown({
      rows: steps.rows.map(([key, found]) => [...states(key), found]),
      total: ['Total', '', steps.total[1]],
    }),
  };
}

const FIGURES = ['created', 'handled', 'reopened', 'responded', 'rated', 'open'] as const;

function work(slowly: Slowly, dimension: 'technician' | 'department'): Shown {
  const names =
    dimension === 'technician'
      ? byItem(({ person }) => person, 'Unassigned')
      : ({ ticket }: Item) => [ticket.department];
  return {
    'tile handled': tile(slowly, (counting) => counting('handled').length),
    'tile response': tile(slowly, (counting) => percentile(counting('responded'), 0.5)),
    [`by_${dimension}`]: tableShown(tableBy(slowly.count, [...FIGURES], workColumns, names)),
  };
}

/** Where colleagues' rows are not shown there is no total either. */
const told = ({ rows, total }: SlowTable, { isWhole }: Slowly) =>
  tableShown({ rows, total: isWhole ? total : undefined });

function satisfaction(slowly: Slowly): Shown {
  const { count, words } = slowly;
  const all = count('rated').length;
  const scores = Array.from({ length: 10 }, (_, place) => String(place + 1));
  const shares = (counting: Counting, isOf: (item: Item) => boolean) => {
    const found = counting('rated').filter(isOf).length;
    return [found, all === 0 ? null : found / all];
  };
  return {
    'tile satisfaction': tile(slowly, csat),
    'tile nps': tile(slowly, points),
    'tile mean': tile(slowly, (counting) => mean(counting('rated'))),
    'tile rated': tile(slowly, (counting) => counting('rated').length),
    scores: tableShown(tableBy(count, ['rated'], shares, ({ value }) => [String(value)], scores)),
    by_department: tableShown(tableBy(count, ['rated'], ratingColumns, ({ ticket }) => [ticket.department])),
    ...(slowly.isWhole && {
      by_technician: told(
        tableBy(
          count,
          ['rated'],
          ratingColumns,
          byItem(({ person }) => person, words.t('report.none.technician')),
        ),
        slowly,
      ),
    }),
  };
}

function performance(slowly: Slowly): Shown {
  const { count } = slowly;
  const line = (items: Item[]) => [
    items.length,
    ...[0.5, 0.75, 0.9, 0.95].map((of) => percentile(items, of)),
  ];
  const table = (figure: 'responded' | 'solved') =>
    partsShown({ rows: parts(slowly).map((part) => line(count(figure, part))), total: line(count(figure)) });
  return {
    'tile response_p90': tile(slowly, (counting) => percentile(counting('responded'), 0.9)),
    'tile resolution_p90': tile(slowly, (counting) => percentile(counting('solved'), 0.9)),
    response: table('responded'),
    resolution: table('solved'),
  };
}

function sla(slowly: Slowly): Shown {
  const { count, words } = slowly;
  const { t } = words;
  const by = (namesOf: (item: Item) => string[], always: string[] = []) =>
    tableShown(tableBy(count, ['decided'], slaColumns, namesOf, always));
  const kinds = ['first_response', 'next_response', 'resolution'].map((kind) => t(`sla.ticket.kind.${kind}`));
  return {
    'tile compliance': tile(slowly, (counting) => ratio(counting('met'), counting('decided'))),
    'tile met': tile(slowly, (counting) => counting('met').length),
    'tile breached': tile(slowly, (counting) => counting('breached').length),
    by_promise: by(({ kind }) => [t(`sla.ticket.kind.${kind}`)], kinds),
    by_policy: by(({ policy }) => [policy ?? '']),
    by_priority: by(
      ({ ticket }) => [t(`ticket.priority.${ticket.priority}`)],
      PRIORITIES.map((priority) => t(`ticket.priority.${priority}`)),
    ),
    by_department: by(({ ticket }) => [ticket.department]),
    causes: tableShown(
      tableBy(
        count,
        ['breached'],
        (counting, isOf) => [counting('breached').filter(isOf).length],
        ({ cause }) => [cause ? t(`sla.ticket.waited.${cause}`) : 'Not known'],
      ),
    ),
  };
}
