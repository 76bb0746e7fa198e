import { z } from 'zod';
import type { Ctx } from '../../platform/ctx';
import { AppError, type FieldError } from '../../platform/errors';
import { offeredName } from '../../platform/format';
import { isId, newId } from '../../platform/ids';
import { lineOf, problemOfName } from '../../platform/line';
import { goneFilters, REPORTS } from '../reports';
import { isOfferedZone } from '../settings';
import { type StoredRecipient, staffAmong } from './schedules.repo';
import { FREQUENCIES, SCHEDULE_FORMATS, type ScheduleInput } from './schedules.types';

/** A schedule has no more recipients. */
export const MOST_RECIPIENTS = 100;
const LONGEST_NAME = 120;

type Errors = Record<string, FieldError>;

export interface Checking {
  /** Whose schedule it is. */
  ownerId: string | null;
  /** What there was, of one that is changed. */
  before: ScheduleInput | null;
  /** Addresses that have ended its mails: nobody but they begin them again. */
  left: string[];
}

/**
 * Checks and cleans what is said of a schedule.
 * @throws AppError `invalid` with what is wrong, by field
 */
export async function checkedSchedule(
  ctx: Ctx,
  given: ScheduleInput,
  checking: Checking,
): Promise<ScheduleInput> {
  const { before } = checking;
  const input = cleaned(given);
  const errors: Errors = {};
  checkName(input, before, errors);
  checkTiming(input, errors);
  checkAddresses(input, checking.left, errors);
  if (!REPORTS.includes(input.report)) errors.report = { key: 'input.not_a_choice' };
  if (!SCHEDULE_FORMATS.includes(input.format)) errors.format = { key: 'input.not_a_choice' };
  if (input.locale !== 'es' && input.locale !== 'en') errors.locale = { key: 'input.not_a_choice' };
  await checkQuery(ctx, input, checking, errors);
  await checkPeople(ctx, input, before, errors);
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
  return input;
}

const typedAddress = (address: string): string => address.trim().toLowerCase();

/** Whoever is named twice is meant once; what its frequency does not need is not kept. */
function cleaned(input: ScheduleInput): ScheduleInput {
  const addresses = input.addresses.map(typedAddress).filter(Boolean);
  return {
    ...input,
    name: lineOf(input.name),
    weekday: input.frequency === 'weekly' ? input.weekday : null,
    monthDay: input.frequency === 'monthly' ? input.monthDay : null,
    people: [...new Set(input.people)],
    addresses: [...new Set(addresses)],
    timeZone: offeredName(input.timeZone),
  };
}

function checkName({ name }: ScheduleInput, before: ScheduleInput | null, errors: Errors): void {
  const length = [...name].length;
  if (length === 0) errors.name = { key: 'input.required' };
  else if (length > LONGEST_NAME)
    errors.name = { key: 'input.too_long', params: { max: LONGEST_NAME, length } };
  else {
    const problem = problemOfName(name, before?.name);
    if (problem) errors.name = problem;
  }
}

function checkTiming({ frequency, weekday, monthDay, clock, timeZone }: ScheduleInput, errors: Errors): void {
  const isAmong = (value: number | null, most: number) =>
    value !== null && Number.isInteger(value) && value >= 1 && value <= most;
  if (!FREQUENCIES.includes(frequency)) errors.frequency = { key: 'input.not_a_choice' };
  if (frequency === 'weekly' && !isAmong(weekday, 7)) errors.weekday = { key: 'input.not_a_choice' };
  if (frequency === 'monthly' && !isAmong(monthDay, 31)) errors.monthDay = { key: 'input.not_a_choice' };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) errors.clock = { key: 'schedules.error.clock' };
  if (!isOfferedZone(timeZone)) errors.timeZone = { key: 'input.not_a_choice' };
}

function checkAddresses({ place, addresses }: ScheduleInput, left: string[], errors: Errors): void {
  if (place === 'desk' && addresses.length > 0) {
    errors.addresses = { key: 'schedules.error.no_addresses' };
    return;
  }
  const problemOf = (address: string): string | null => {
    if (address.length > 254 || !z.email().safeParse(address).success) return 'schedules.error.address';
    return left.includes(address) ? 'schedules.error.left' : null;
  };
  const [first, ...also] = addresses.flatMap((address): FieldError[] => {
    const key = problemOf(address);
    return key ? [{ key, params: { address: address.slice(0, 254) } }] : [];
  });
  if (first) errors.addresses = also.length > 0 ? { ...first, also } : first;
}

/** At the desk there are the figures of no colleague; what is gone may stay where nobody has touched it. */
async function checkQuery(
  ctx: Ctx,
  { place, query }: ScheduleInput,
  { ownerId, before }: Checking,
  errors: Errors,
): Promise<void> {
  if (query.preset === 'range' || query.from !== null || query.to !== null)
    errors.period = { key: 'schedules.error.range' };
  const { technicianId } = query;
  const ofAnother = place === 'desk' && technicianId !== null && technicianId !== ownerId;
  const isTouched = (['departmentId', 'categoryId', 'organizationId', 'technicianId'] as const).some(
    (field) => query[field] !== (before?.query[field] ?? null),
  );
  if (!isTouched) return;
  if (ofAnother || (await goneFilters(ctx, query)).length > 0)
    errors.query = { key: 'schedules.error.filter_gone' };
}

/** Who has left staff meanwhile may stay in a list that nobody has touched: they get nothing. */
async function checkPeople(
  ctx: Ctx,
  { people, addresses }: ScheduleInput,
  before: ScheduleInput | null,
  errors: Errors,
): Promise<void> {
  const count = people.length + addresses.length;
  if (count === 0) errors.people = { key: 'schedules.error.nobody' };
  if (count > MOST_RECIPIENTS) {
    errors.people = { key: 'schedules.error.too_many_recipients', params: { most: MOST_RECIPIENTS, count } };
    return;
  }
  const added = people.filter((id) => !before?.people.includes(id));
  const staff = added.length > 0 ? await staffAmong(ctx.db, added.filter(isId)) : [];
  if (staff.length < added.length) errors.people = { key: 'schedules.error.not_staff' };
}

/** The rows of those who are to get it: of who gets it already the same as before. */
export function rowsFor(
  { people, addresses }: Pick<ScheduleInput, 'people' | 'addresses'>,
  known: StoredRecipient[],
): StoredRecipient[] {
  return [
    ...people.map(
      (userId) => known.find((one) => one.userId === userId) ?? { id: newId(), userId, address: null },
    ),
    ...addresses.map((typed) => {
      const address = typedAddress(typed);
      return known.find((one) => one.address === address) ?? { id: newId(), userId: null, address };
    }),
  ].map(({ id, userId, address }) => ({ id, userId, address }));
}
