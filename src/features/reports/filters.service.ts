import type { Ctx } from '../../platform/ctx';
import { asked } from './asked';
import { filtersOf } from './models/parameters';
import type { Place, ReportQuery } from './query.types';
import type { Parameter, ReportName } from './report.types';
import type { Words } from './words.types';

/**
 * By what a report leaves others out, as its page says it.
 * @throws AppError `not_found` for whom there are no reports there
 */
export async function filterWords(
  ctx: Ctx,
  report: { place: Place; name: ReportName; query: ReportQuery },
  words: Words,
): Promise<Parameter[]> {
  return filtersOf({ ...(await asked(ctx, report.place, report.name, report.query)), words });
}
