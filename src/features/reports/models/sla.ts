import { PROMISES } from '../../sla';
import { PRIORITIES } from '../../tickets';
import type { AskedIn } from '../asked.types';
import type { Measure, Values } from '../figures/measure.types';
import type { Span } from '../period/period.types';
import type { Section, Tile } from '../report.types';
import { breachesSection } from './breaches';
import { begun, bucketText } from './buckets';
import { barOf, bySize, type FigureColumn, inOrder, type Row, rowsOf, share, tableOf, tileOf } from './cells';
import { keysOf, labelsOf } from './labels';
import type { Model } from './model.types';
import { countedBefore, countedWithPeople } from './times';
import { emptyOf, wholeOf } from './whole';

const measuresOf = (span: Pick<Span, 'start' | 'end'>) =>
  ({
    decided: { figure: 'decided', span },
    met: { figure: 'met', span },
    breached: { figure: 'breached', span },
  }) as const satisfies Record<string, Measure>;

type Name = keyof ReturnType<typeof measuresOf>;

const compliance = ({ met, decided }: Values<Name>) => share(met, decided);

const SETS = ['promise', 'policy', 'priority', 'department', 'cause', 'bucket'] as const;

/** Which promises were kept, and why those were broken that were. */
export async function sla(asked: AskedIn): Promise<Model> {
  const { period } = asked;
  const measures = measuresOf(period);
  const ask = { measures, span: period };
  const boundaries = begun(period).map(({ start }) => start);
  const [before, { groups, people: byPerson }, breaches] = await Promise.all([
    countedBefore(asked, measuresOf),
    countedWithPeople(asked, { ...ask, sets: [...SETS.map((one) => [one]), []], boundaries }),
    breachesSection(asked),
  ]);
  const of = (dimension: (typeof SETS)[number]) => rowsOf(groups, SETS.indexOf(dimension));
  const people = rowsOf(byPerson, 0);
  const labels = await labelsOf(asked, { technician: keysOf(people), department: keysOf(of('department')) });
  const total = wholeOf(groups, SETS.length, measures);
  const empty = emptyOf(measures);
  const { t } = asked.words;
  const section = (
    dimension: Shown['dimension'],
    rows: Row<Name>[],
    nameOf: Shown['nameOf'],
    isOrdered = false,
  ) => sectionOf(asked, { dimension, rows, nameOf, isOrdered, total });
  return {
    tiles: tilesOf(asked, total, before),
    sections: [
      section('promise', inOrder(of('promise'), PROMISES, empty), (key) => t(`sla.ticket.kind.${key}`), true),
      overTime(asked, of('bucket')),
      section('policy', of('policy'), (key) => key ?? ''),
      section(
        'priority',
        inOrder(of('priority'), PRIORITIES, empty),
        (key) => t(`ticket.priority.${key}`),
        true,
      ),
      section('department', of('department'), (key) => labels('department', key)),
      section('technician', people, (key) => labels('technician', key)),
      causes(
        asked,
        of('cause').filter(({ values }) => values.breached),
        total,
      ),
      breaches,
    ],
    definitions: ['decided', 'compliance', 'cause', 'credit'],
  };
}

function tilesOf(asked: AskedIn, whole: Values<Name>, before: Values<Name>): Tile[] {
  return [
    tileOf(asked, 'decided', {
      id: 'compliance',
      kind: 'ratio',
      better: 'more',
      value: compliance(whole),
      before: compliance(before),
    }),
    tileOf(asked, 'met', { id: 'met', kind: 'count', better: null, value: whole.met, before: before.met }),
    tileOf(asked, 'breached', {
      id: 'breached',
      kind: 'count',
      better: 'less',
      value: whole.breached,
      before: before.breached,
    }),
  ];
}

interface Shown {
  dimension: 'promise' | 'policy' | 'priority' | 'department' | 'technician';
  rows: Row<Name>[];
  nameOf: (key: string | null) => string;
  /** As it is; else the most first. */
  isOrdered: boolean;
  total: Values<Name>;
}

function sectionOf(asked: AskedIn, { dimension, rows, nameOf, isOrdered, total }: Shown): Section {
  const { words, scope } = asked;
  const { t } = words;
  const id = `by_${dimension}`;
  const title = t(`report.section.${id}`);
  const column = (key: Name | 'compliance', of: FigureColumn<Name>['of']): FigureColumn<Name> => ({
    key,
    label: t(`report.column.${key}`),
    kind: key === 'compliance' ? 'ratio' : 'count',
    figure: key === 'compliance' ? 'decided' : key,
    of,
  });
  const table = tableOf(asked, {
    id,
    title,
    dimension,
    label: t(`report.by.${dimension}`),
    rows: isOrdered ? rows : bySize(rows, ({ decided }) => decided, { nameOf, words }),
    nameOf,
    columns: [
      column('decided', ({ decided }) => decided),
      column('met', ({ met }) => met),
      column('breached', ({ breached }) => breached),
      column('compliance', compliance),
    ],
    // Where one sees one's own row alone, all together would say what colleagues have.
    total: dimension === 'technician' && scope.ownRowOf !== null ? undefined : total,
  });
  return { id, title, chart: barOf(table, 'compliance'), table };
}

function causes(asked: AskedIn, rows: Row<Name>[], total: Values<Name>): Section {
  const { words } = asked;
  const { t } = words;
  const title = t('report.section.causes');
  const nameOf = (key: string | null) =>
    key === null ? t('report.none.cause') : t(`sla.ticket.waited.${key}`);
  const table = tableOf(asked, {
    id: 'causes',
    title,
    dimension: 'cause',
    label: t('report.by.cause'),
    rows: bySize(rows, ({ breached }) => breached, { nameOf, words }),
    nameOf,
    columns: [
      {
        key: 'breached',
        label: t('report.column.breached'),
        kind: 'count',
        figure: 'breached',
        of: ({ breached }) => breached,
      },
    ],
    total,
  });
  return { id: 'causes', title, chart: barOf(table, 'breached'), table };
}

function overTime(asked: AskedIn, rows: Row<Name>[]): Section {
  const { words, period } = asked;
  const link = asked.link;
  const buckets = begun(period);
  const title = words.t('report.section.compliance_time');
  const values = buckets.map((_, place) => rows.find(({ key }) => key === String(place + 1))?.values);
  return {
    id: 'compliance_time',
    title,
    chart: {
      id: 'compliance_time',
      title,
      type: 'line',
      kind: 'ratio',
      labels: buckets.map((bucket) => bucketText(bucket, period.step, words)),
      series: [
        {
          label: words.t('report.column.compliance'),
          values: values.map((one) => (one ? compliance(one) : null)),
          hrefs: buckets.map(({ start }) => link('decided', { bucket: start.toISOString() })),
        },
      ],
    },
  };
}
