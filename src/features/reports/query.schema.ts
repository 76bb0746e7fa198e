import type { z } from 'zod';
import type { FieldError } from '../../platform/errors';
import { optionalChoice, optionalDay, optionalId } from '../../platform/http/fields';
import { listHref } from '../../platform/http/lists';
import { isWholeText } from '../../platform/http/text-check';
import { PRIORITIES } from '../tickets';
import { PRESETS } from './period/period.types';
import type { Place, ReportQuery } from './query.types';
import type { ReportName } from './report.types';

/** The period of an address that names none. */
export const DEFAULT_PRESET = 'last_30';

/** What an address may say of a report, by the names that it has there. */
const SHAPE = {
  period: optionalChoice(PRESETS),
  from: optionalDay(),
  to: optionalDay(),
  department: optionalId(),
  category: optionalId(),
  priority: optionalChoice(PRIORITIES),
  organization: optionalId(),
  technician: optionalId(),
} satisfies Record<string, z.ZodType>;

export type Param = keyof typeof SHAPE;

export const PARAMS = Object.keys(SHAPE) as Param[];

type Asked = { [P in Param]: z.output<(typeof SHAPE)[P]> };

/** What could be read of an address, and what is wrong with the rest, by its names there. */
export interface ReadQuery {
  query: ReportQuery;
  errors: Partial<Record<Param, FieldError>>;
}

/**
 * Reads an address. What cannot be read is left out and said beside its cause, so that the page answers with the rest. Days
 * count where the period is a `range`, or is not named at all.
 */
export function readQuery(asked: Record<string, unknown>): ReadQuery {
  const errors: ReadQuery['errors'] = {};
  const said = Object.fromEntries(PARAMS.map((name) => [name, readOne(name, asked[name], errors)])) as Asked;
  const { department, category, priority, organization, technician } = said;
  return {
    query: {
      ...periodIn(said, errors),
      departmentId: department,
      categoryId: category,
      priority,
      organizationId: organization,
      technicianId: technician,
    },
    errors,
  };
}

function readOne(name: Param, value: unknown, errors: ReadQuery['errors']): string | null {
  const result = isWholeText(value) ? SHAPE[name].safeParse(value) : null;
  if (result?.success) return result.data;
  const message = result?.error.issues[0]?.message ?? '';
  errors[name] = { key: message.startsWith('input.') ? message : 'input.not_valid' };
  return null;
}

/** A range that is none is not made up: the period is the usual one then. */
function periodIn(
  { period, from, to }: Pick<Asked, 'period' | 'from' | 'to'>,
  errors: ReadQuery['errors'],
): Pick<ReportQuery, 'preset' | 'from' | 'to'> {
  const usual = { preset: DEFAULT_PRESET, from: null, to: null } as const;
  const isNamed = period !== null || errors.period !== undefined;
  if (isNamed && period !== 'range') return { ...usual, preset: period ?? DEFAULT_PRESET };
  if (!isNamed && !from && !to && !errors.from && !errors.to) return usual;
  if (!from) errors.from ??= { key: 'input.required' };
  if (!to) errors.to ??= { key: 'input.required' };
  if (from && to && from > to) errors.to = { key: 'reports.error.ends_before' };
  return from && to && from <= to ? { preset: 'range', from, to } : usual;
}

/** What an address says, by its names there; nothing of what goes without saying. */
export function paramsOf(query: ReportQuery): Record<Param, string | null> {
  return {
    period: query.preset === DEFAULT_PRESET ? null : query.preset,
    from: query.from,
    to: query.to,
    department: query.departmentId,
    category: query.categoryId,
    priority: query.priority,
    organization: query.organizationId,
    technician: query.technicianId,
  };
}

/** `/admin/reports/overview`, `/desk/reports/overview`. */
export const pathOf = (place: Place, name: ReportName): string => `/${place}/reports/${name}`;

/**
 * The address of a report with all that was asked for.
 * @param ending of a file that it is as well: `.pdf`
 */
export function hrefOf(place: Place, name: ReportName, query: ReportQuery, ending = ''): string {
  return listHref(`${pathOf(place, name)}${ending}`, paramsOf(query));
}

/** One table of it as a file of its own. */
export const tableHref = (place: Place, name: ReportName, query: ReportQuery, table: string): string =>
  listHref(`${pathOf(place, name)}.csv`, { ...paramsOf(query), table });
