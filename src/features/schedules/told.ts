import type { ReportQuery } from '../reports';
import type { StoredRecipient, StoredSchedule } from './schedules.repo';
import type { ScheduleInput, SchedulePatch } from './schedules.types';

// What events tell of a schedule, and what forms of it are merged by: field by field, the filters of its report too.

const FILTERS = [
  'preset',
  'departmentId',
  'categoryId',
  'priority',
  'organizationId',
  'technicianId',
] as const;

/** Addresses by the ids of their rows, so that nothing of somebody who is erased stays in events. */
export type ToldSchedule = Record<string, unknown>;

/** What there is, as forms say it. */
export function inputOf(stored: StoredSchedule, recipients: StoredRecipient[]): ScheduleInput {
  return {
    name: stored.name,
    place: stored.place,
    report: stored.report,
    query: stored.query,
    format: stored.format,
    locale: stored.locale,
    frequency: stored.frequency,
    weekday: stored.weekday,
    monthDay: stored.monthDay,
    clock: stored.clock,
    timeZone: stored.timeZone,
    people: recipients.flatMap(({ userId }) => userId ?? []),
    addresses: recipients.flatMap(({ address }) => address ?? []),
  };
}

/** @param rows of who is meant by its people and addresses */
export function toldOf(input: SchedulePatch, rows: StoredRecipient[]): ToldSchedule {
  const { query, people, addresses, ...rest } = input;
  const ids = rows.flatMap(({ id, address }) => (address === null ? [] : id)).sort();
  return {
    ...rest,
    ...Object.fromEntries(query ? FILTERS.map((field) => [field, query[field]]) : []),
    people: people && [...people].sort(),
    addresses: addresses && ids,
  };
}

/** What of a patch is left after merging, put over what there is. */
export function withOwn(before: ScheduleInput, patch: SchedulePatch, own: ToldSchedule): ScheduleInput {
  const kept = Object.entries(patch).filter(([field]) => own[field] !== undefined);
  const filters = FILTERS.filter((field) => own[field] !== undefined).map((field) => [field, own[field]]);
  const query: ReportQuery = { ...before.query, ...Object.fromEntries(filters) };
  return { ...before, ...Object.fromEntries(kept), query };
}
