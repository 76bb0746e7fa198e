import type { AskedIn } from '../asked.types';
import { hasWorkOfGone } from '../figures/gone.queries';
import type { Values } from '../figures/measure.types';
import type { Named } from '../figures/names.queries';
import type { ReportTable } from '../report.types';
import { barOf, bySize, tableOf } from './cells';
import type { DefinitionKey } from './definitions';
import { keysOf, labelsOf } from './labels';
import type { Model } from './model.types';
import { type Figures, workBefore, workBy, workColumns, workTiles } from './work';

const DEFINITIONS: DefinitionKey[] = [
  'created',
  'handled',
  'solved',
  'reopened',
  'response',
  'resolution',
  'median',
  'satisfaction',
  'open',
  'age',
  'credit',
];

/** What each technician did, and what they have to do. */
export const technicians = (asked: AskedIn): Promise<Model> => workReport(asked, 'technician');

/** The same of each department. */
export const departments = (asked: AskedIn): Promise<Model> => workReport(asked, 'department');

/** A response was written by somebody; of other work the history of its tickets says whether somebody had them. */
async function isPartlyOfGone({ ctx, period, scope }: AskedIn, values: Values<Figures>): Promise<boolean> {
  if (values.response !== null) return true;
  const isWork = Boolean(values.handled || values.reopened || values.rated);
  return isWork && hasWorkOfGone(ctx.db, period, scope);
}

async function workReport(
  asked: AskedIn,
  dimension: Extract<Named, 'technician' | 'department'>,
): Promise<Model> {
  const { words } = asked;
  const [before, { rows, total }] = await Promise.all([workBefore(asked), workBy(asked, dimension)]);
  const nobody = dimension === 'technician' ? rows.find(({ key }) => key === null)?.values : undefined;
  const [labels, isOfGone] = await Promise.all([
    labelsOf(asked, { [dimension]: keysOf(rows) }),
    nobody ? isPartlyOfGone(asked, nobody) : false,
  ]);
  const nameOf = (key: string | null) =>
    key === null && isOfGone ? words.t('report.none.technician_or_gone') : labels(dimension, key);
  const handled = (values: Record<Figures, number | null>) => values.handled;
  const id = `by_${dimension}`;
  const title = words.t(`report.section.${id}`);
  const table: ReportTable = tableOf(asked, {
    id,
    title,
    dimension,
    label: words.t(`report.by.${dimension}`),
    rows: bySize(rows, handled, { nameOf, words }),
    nameOf,
    columns: workColumns(words),
    total,
  });
  const chart = barOf(table, 'handled');
  return {
    tiles: workTiles(asked, total, before),
    sections: [{ id, title, chart, table }],
    definitions: DEFINITIONS,
  };
}
