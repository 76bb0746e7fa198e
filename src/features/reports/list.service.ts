import type { Ctx } from '../../platform/ctx';
import type { Page } from '../../platform/paging';
import { asked } from './asked';
import type { Drill } from './drill';
import { type Counted, countSelected, listCounted } from './figures/list.queries';
import { selectionOf } from './figures/selection';
import type { Place, ReportQuery } from './query.types';
import type { ReportName } from './report.types';

/**
 * A page of exactly what a number of a report counts, and how much that is in all.
 * @param paging.cursor of the page before or after
 * @throws AppError `not_found` for whom there are no reports there
 */
export async function listDrill(
  ctx: Ctx,
  place: Place,
  name: ReportName,
  query: ReportQuery,
  { figure, coordinates }: Drill,
  paging: { limit: number; cursor?: string | null },
): Promise<{ total: number; page: Page<Counted> }> {
  const { period, scope } = await asked(ctx, place, name, query);
  const selection = selectionOf(figure, coordinates, { period, scope, now: ctx.now });
  const [total, page] = await Promise.all([
    countSelected(ctx.db, selection),
    listCounted(ctx.db, figure, selection, paging),
  ]);
  return { total, page };
}
