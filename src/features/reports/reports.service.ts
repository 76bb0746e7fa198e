import { coalesced } from '../../platform/coalescing';
import type { Ctx } from '../../platform/ctx';
import { asked, scopeFor } from './asked';
import { definitionsOf } from './models/definitions';
import type { MakeModel } from './models/model.types';
import { overview } from './models/overview';
import { parametersOf } from './models/parameters';
import { departments, technicians } from './models/people';
import { performance } from './models/performance';
import { satisfaction } from './models/satisfaction';
import { sla } from './models/sla';
import { tickets } from './models/tickets';
import type { Place, ReportQuery } from './query.types';
import type { Report, ReportName } from './report.types';
import type { Words } from './words.types';

export { isBackfilled } from './facts/backfill.repo';

const MODELS: Record<ReportName, MakeModel> = {
  overview,
  tickets,
  technicians,
  departments,
  satisfaction,
  performance,
  sla,
};

/**
 * A report as data, for whoever draws it.
 * @throws AppError `not_found` for whom there are no reports there
 */
export async function makeReport(
  ctx: Ctx,
  place: Place,
  name: ReportName,
  query: ReportQuery,
  words: Words,
): Promise<Report> {
  const given = { ...(await asked(ctx, place, name, query)), words };
  const [{ tiles, sections, definitions }, parameters] = await Promise.all([
    MODELS[name](given),
    parametersOf(given),
  ]);
  return {
    name,
    title: words.t(`report.name.${name}`),
    period: given.period,
    parameters,
    tiles,
    sections,
    definitions: definitionsOf(definitions, words),
  };
}

/**
 * The same for pages, as it is now: those who ask for it at the same time share one.
 * @throws AppError `not_found` for whom there are no reports there
 */
export async function reportNow(
  ctx: Ctx,
  place: Place,
  name: ReportName,
  query: ReportQuery,
  words: Words,
): Promise<Report> {
  const scope = scopeFor(ctx, place, name, query);
  const { locale, fmt } = words;
  const key = JSON.stringify(['report', place, name, query, scope, locale, fmt.timeZone]);
  return coalesced(ctx, key, (now) => makeReport(now, place, name, query, words));
}
