import type { Request } from 'express';
import { dayAfter } from '../../../platform/calendar';
import type { FieldError } from '../../../platform/errors';
import { notFound } from '../../../platform/errors';
import { formatter } from '../../../platform/format';
import { ctxOf } from '../../../platform/http/input';
import { folded } from '../../../platform/i18n/folded';
import { localized } from '../../../platform/i18n/localized';
import { isId } from '../../../platform/ids';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { allOrganizations } from '../../organizations';
import { getSettings } from '../../settings';
import { staffChoices, unavailableStaff } from '../../users';
import { reportPeriod } from '../asked';
import { type Named, namesOf } from '../figures/names.queries';
import { type Param, paramsOf, readQuery } from '../query.schema';
import type { Place, ReportQuery } from '../query.types';
import { REPORTS, type ReportName } from '../report.types';
import type { Words } from '../words.types';
import type { Asking, Choices } from './filters.view';

/** @throws AppError `not_found` for a report that there is not */
export function nameIn({ params }: Request): ReportName {
  const name = REPORTS.find((one) => one === params.report);
  if (!name) throw notFound();
  return name;
}

/** The reader's language, and the desk's zone: a report says the same days to everybody. */
export async function wordsFor(req: Request): Promise<Words> {
  const { locale, t } = req.shell;
  const { timeZone } = await getSettings(ctxOf(req));
  return { locale, t, fmt: formatter(locale, timeZone) };
}

/** What the address asks for, with all that the filters need. An organization may be named by its name, as it is typed. */
export async function askingOf(req: Request, place: Place): Promise<Asking> {
  const ctx = ctxOf(req);
  const [choices, settings] = await Promise.all([choicesFor(req, place), getSettings(ctx)]);
  const named = organizationIn(req.query.organization, choices.organizations);
  const { query, errors } = readQuery({ ...req.query, organization: named.id });
  if (named.error) errors.organization = named.error;
  const former = await formerNames(req, query, choices, errors);
  const { from, until } = reportPeriod(query, settings, ctx.now);
  return {
    place,
    query,
    errors,
    choices,
    former,
    typed: typedIn(req, errors),
    days: { from, to: dayAfter(until, -1) },
  };
}

async function choicesFor(req: Request, place: Place): Promise<Choices> {
  const ctx = ctxOf(req);
  const [departments, categories, organizations, staff, gone] = await Promise.all([
    allDepartments(ctx),
    categoryTree(ctx),
    allOrganizations(ctx),
    staffChoices(ctx),
    unavailableStaff(ctx),
  ]);
  if (place === 'admin') return { departments, categories, organizations, staff, gone };
  // At the desk nobody is told the figures of one colleague.
  const { actor } = ctx;
  const own = actor.kind === 'person' ? [{ id: actor.id, name: actor.name }] : [];
  return { departments, categories, organizations, staff: own, gone: [] };
}

/** Names that an error lists, at most. */
const LISTED = 5;

/** The organization that is meant: by its id, its name, or a part of it that no other has. */
function organizationIn(asked: unknown, all: Choices['organizations']): { id: unknown; error?: FieldError } {
  const typed = typeof asked === 'string' ? asked.trim() : '';
  if (typed === '' || isId(typed)) return { id: asked };
  const wanted = folded(typed);
  const named = all.map((one) => ({ ...one, folded: folded(one.name) }));
  const whole = named.find((one) => one.folded === wanted);
  const found = whole ? [whole] : named.filter((one) => one.folded.includes(wanted));
  const [only, ...others] = found;
  if (only && others.length === 0) return { id: only.id };
  const names = found
    .slice(0, LISTED)
    .map(({ name }) => name)
    .join(', ');
  if (!only) return { id: undefined, error: { key: 'reports.error.no_organization' } };
  return {
    id: undefined,
    error: { key: 'reports.error.organizations', params: { count: found.length, names } },
  };
}

/** Names of what is asked for and not offered; what has none is gone, and nothing is counted for it. */
async function formerNames(
  req: Request,
  query: ReportQuery,
  choices: Choices,
  errors: Asking['errors'],
): Promise<Asking['former']> {
  const offered: Record<Named, ReadonlySet<string>> = {
    department: idsOf(choices.departments),
    category: idsOf(choices.categories.flatMap((node) => [node, ...node.children])),
    organization: idsOf(choices.organizations),
    technician: idsOf([...choices.staff, ...choices.gone]),
  };
  const said = paramsOf(query);
  const names = Object.keys(offered) as Named[];
  const missing = names.filter((name) => said[name] !== null && !offered[name].has(said[name] ?? ''));
  if (missing.length === 0) return {};
  const idOf = (name: Named) => (missing.includes(name) ? [said[name] ?? ''] : []);
  const found = await namesOf(ctxOf(req).db, {
    department: idOf('department'),
    category: idOf('category'),
    organization: idOf('organization'),
    technician: idOf('technician'),
  });
  const former: Asking['former'] = {};
  for (const name of missing) {
    const known = found[name].get(said[name] ?? '');
    // A colleague is no choice at the desk, and a customer none anywhere.
    if (known && name !== 'technician') former[name] = localized(req.shell.locale, known, 'name');
    else errors[name] = { key: 'reports.error.gone' };
  }
  return former;
}

const idsOf = (all: readonly { id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id));

/** Characters that are given back of what could not be understood. */
const LONGEST = 100;

/** What could not be understood stands where it was typed. */
function typedIn({ query }: Request, errors: Asking['errors']): Asking['typed'] {
  const days: Param[] = errors.from || errors.to ? ['from', 'to'] : [];
  const params: Param[] = errors.organization ? [...days, 'organization'] : days;
  return Object.fromEntries(
    params.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' ? [[name, value.toWellFormed().slice(0, LONGEST)]] : [];
    }),
  );
}
