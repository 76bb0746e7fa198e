import type { Request, Response } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { isId } from '../../../platform/ids';
import { hrefOf, readQuery } from '../query.schema';
import type { Place } from '../query.types';
import { isBackfilled, reportNow } from '../reports.service';
import { askingOf, nameIn, wordsFor } from './asking.controller';
import type { Asking } from './filters.view';
import { reportView } from './report.view';

/** On to the first report, with whatever is asked. */
export const firstReport = (place: Place) => (req: Request, res: Response) =>
  done(res, hrefOf(place, 'overview', readQuery(req.query).query));

export const reportPage = (place: Place) => async (req: Request, res: Response) => {
  const ctx = ctxOf(req);
  const name = nameIn(req);
  const [asking, words] = await Promise.all([askingOf(req, place), wordsFor(req)]);
  if (isLong(req, asking)) return done(res, hrefOf(place, name, asking.query));
  const [report, isComplete] = await Promise.all([
    reportNow(ctx, place, name, asking.query, words),
    isBackfilled(ctx.db),
  ]);
  page(res, 'reports/report', { ...reportView(req, report, asking, words), isComplete });
};

/** As the form makes it: with all that is empty, days that no range has, an organization by its name. */
function isLong({ query }: Request, { errors, query: { preset } }: Asking): boolean {
  if (Object.keys(errors).length > 0) return false;
  const { period, from, to, organization } = query;
  const isByName = typeof organization === 'string' && !isId(organization);
  const isOfDays = (from !== undefined || to !== undefined) && preset !== 'range';
  const hasEmpty = Object.values(query).some((value) => value === '');
  return hasEmpty || isByName || (period !== undefined && isOfDays);
}
