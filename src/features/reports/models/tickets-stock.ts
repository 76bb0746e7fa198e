import type { AskedIn } from '../asked.types';
import { AGES } from '../figures/dimensions';
import type { Measure } from '../figures/measure.types';
import type { ReportTable, Section } from '../report.types';
import { barOf, inOrder, numberCell, rowsOf, tableOf } from './cells';
import { counted } from './times';
import { emptyOf, wholeOf } from './whole';

const OPEN = { open: { figure: 'open' } } as const satisfies Record<string, Measure>;

/** How old what is open is, and how tickets went from state to state. */
export async function stockOf(asked: AskedIn): Promise<Section[]> {
  const sections = await Promise.all([ageOf(asked), stepsOf(asked)]);
  return sections;
}

/** Oldest last: of ages the first part is what is older than all of them. */
const BANDS = Array.from({ length: AGES.length + 1 }, (_, place) => String(AGES.length - place));

async function ageOf(asked: AskedIn): Promise<Section> {
  const { t } = asked.words;
  const groups = await counted(asked, { measures: OPEN, sets: [['age'], []], span: null });
  const title = t('report.section.age');
  const table: ReportTable = tableOf(asked, {
    id: 'age',
    title,
    dimension: 'age',
    label: t('report.by.age'),
    rows: inOrder(rowsOf(groups, 0), BANDS, emptyOf(OPEN)),
    nameOf: (key) => bandText(asked, Number(key)),
    columns: [
      { key: 'open', label: t('report.column.open'), kind: 'count', figure: 'open', of: ({ open }) => open },
    ],
    total: wholeOf(groups, 1, OPEN),
  });
  return { id: 'age', title, chart: barOf(table, 'open'), table };
}

function bandText({ words: { t } }: AskedIn, part: number): string {
  const [from, to] = [AGES[AGES.length - 1 - part], AGES[AGES.length - part]];
  if (from === undefined) return t('report.age.first', { to: AGES[0] ?? 0 });
  return to === undefined ? t('report.age.last', { from }) : t('report.age.between', { from, to });
}

async function stepsOf(asked: AskedIn): Promise<Section> {
  const { t } = asked.words;
  const measures = { steps: { figure: 'steps', span: asked.period } } as const satisfies Record<
    string,
    Measure
  >;
  const groups = await counted(asked, { measures, sets: [['from', 'to'], []], span: asked.period });
  const link = asked.link;
  const title = t('report.term.steps');
  const steps = groups
    .filter(({ set }) => set === 0)
    .map(({ keys: [from, to], values }) => ({ from: from ?? '', to: to ?? '', count: values.steps ?? 0 }))
    .sort((a, b) => b.count - a.count || a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
  return {
    id: 'steps',
    title,
    table: {
      id: 'steps',
      title,
      columns: [
        { key: 'from', label: t('report.by.from'), kind: 'text' },
        { key: 'to', label: t('report.by.to'), kind: 'text' },
        { key: 'steps', label: t('report.column.steps'), kind: 'count', isSummed: true },
      ],
      rows: steps.map(({ from, to, count }) => [
        { value: t(`ticket.status.${from}`) },
        { value: t(`ticket.status.${to}`) },
        numberCell(count, link('steps', { from, to })),
      ]),
      total: [
        { value: t('report.total') },
        { value: '' },
        numberCell(wholeOf(groups, 1, measures).steps, link('steps')),
      ],
    },
  };
}
