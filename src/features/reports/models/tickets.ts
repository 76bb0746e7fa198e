import { PRIORITIES, STATUSES } from '../../tickets';
import type { AskedIn } from '../asked.types';
import type { Dimension } from '../figures/dimensions';
import type { Measure, Values } from '../figures/measure.types';
import type { ReportTable, Section, Tile } from '../report.types';
import { barOf, bySize, inOrder, type Row, rowsOf, tableOf, tileOf } from './cells';
import { type ChoiceField, choiceFields } from './choice-fields';
import { heatOf } from './heat';
import { keysOf, type Labels, labelsOf } from './labels';
import type { Model } from './model.types';
import { stockOf } from './tickets-stock';
import { counted, countedBefore, openNow } from './times';
import { emptyOf, wholeOf } from './whole';

const CREATED = { created: { figure: 'created' } } as const satisfies Record<string, Measure>;
type Name = keyof typeof CREATED;

/** Of these a ticket has one, so that all of them are counted by one statement. */
const SINGLE = ['status', 'priority', 'category', 'department', 'channel', 'organization'] as const;

/** What was created, by all that it can be told apart by; and what is open, and went from state to state. */
export async function tickets(asked: AskedIn): Promise<Model> {
  const fields = await choiceFields(asked);
  const single: Dimension[] = [
    ...SINGLE,
    ...fields.flatMap((field) => (field.isMany ? [] : [field.dimension])),
  ];
  const many: Dimension[] = ['tag', ...fields.flatMap((field) => (field.isMany ? [field.dimension] : []))];
  const { period } = asked;
  const heat: Dimension[][] = [['weekday', 'hour'], ['weekday'], ['hour']];
  const ofPeriod = { measures: CREATED, span: period };
  const [groups, manyGroups, before, open, stock] = await Promise.all([
    counted(asked, { ...ofPeriod, sets: [...single.map((one) => [one]), ...heat, []] }),
    Promise.all(many.map((one) => counted(asked, { ...ofPeriod, sets: [[one]] }))),
    countedBefore(asked, () => CREATED),
    openNow(asked),
    stockOf(asked),
  ]);
  const rows = new Map<Dimension, Row<Name>[]>([
    ...single.map((one, set): [Dimension, Row<Name>[]] => [one, rowsOf(groups, set)]),
    ...many.map((one, place): [Dimension, Row<Name>[]] => [one, rowsOf(manyGroups[place] ?? [], 0)]),
  ]);
  const total = wholeOf(groups, single.length + heat.length, CREATED);
  const labels = await labelsOf(asked, {
    category: keysOf(rows.get('category') ?? []),
    department: keysOf(rows.get('department') ?? []),
    organization: keysOf(rows.get('organization') ?? []),
  });
  const plain = [...SINGLE, 'tag' as const].map((one) =>
    sectionOf(asked, { ...shownOf(asked, one, labels), rows: rows.get(one) ?? [], total }),
  );
  const own = fields.map((field) =>
    sectionOf(asked, { ...field, rows: rows.get(field.dimension) ?? [], total }),
  );
  const at = single.length;
  const when = heatOf(asked, groups, { cells: at, weekdays: at + 1, hours: at + 2, total: total.created });
  return {
    tiles: tilesOf(asked, { value: total.created, before: before.created }, open),
    sections: [...plain, ...own, when, ...stock],
    definitions: ['created', 'state_now', 'open', 'age', 'steps'],
  };
}

function tilesOf(asked: AskedIn, created: Record<'value' | 'before', number | null>, open: number): Tile[] {
  const shown = { kind: 'count', better: null } as const;
  return [
    tileOf(asked, 'created', { id: 'created', ...shown, ...created }),
    tileOf(asked, 'open', { id: 'open', ...shown, value: open }),
  ];
}

/** What a section of one dimension needs to be shown. */
export type Shown = Pick<ChoiceField, 'dimension' | 'id' | 'label' | 'nameOf' | 'isMany' | 'order'>;

const ORDERS: Partial<Record<Dimension, readonly string[]>> = { status: STATUSES, priority: PRIORITIES };

function shownOf(
  { words: { t } }: AskedIn,
  dimension: (typeof SINGLE)[number] | 'tag',
  labels: Labels,
): Shown {
  const nameOf = (key: string | null): string => {
    switch (dimension) {
      case 'tag':
        return key ?? t('report.none.tag');
      case 'status':
      case 'priority':
      case 'channel':
        return t(`ticket.${dimension}.${key}`);
      default:
        return labels(dimension, key);
    }
  };
  const order = ORDERS[dimension];
  return {
    dimension,
    id: `by_${dimension}`,
    label: t(`report.by.${dimension}`),
    nameOf,
    isMany: dimension === 'tag',
    order,
  };
}

function sectionOf(
  asked: AskedIn,
  {
    dimension,
    id,
    label,
    nameOf,
    isMany,
    order,
    rows,
    total,
  }: Shown & { rows: Row<Name>[]; total: Values<Name> },
): Section {
  const { words } = asked;
  const sorted = order
    ? inOrder(rows, order, emptyOf(CREATED))
    : bySize(rows, ({ created }) => created, { nameOf, words });
  const table: ReportTable = tableOf(asked, {
    id,
    title: label,
    dimension,
    label,
    rows: sorted,
    nameOf,
    columns: [
      {
        key: 'created',
        label: words.t('report.column.created'),
        kind: 'count',
        figure: 'created',
        of: ({ created }) => created,
      },
    ],
    total,
    isMany,
  });
  return { id, title: label, chart: barOf(table, 'created'), table };
}
