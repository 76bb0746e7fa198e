import { z } from 'zod';
import { daysAfter } from '../../../platform/elapsed';
import {
  checkbox,
  choice,
  id,
  integer,
  list,
  optionalMoment,
  text,
  words,
} from '../../../platform/http/fields';
import { BURST_MINUTES, UNDO } from './preferences.types';

const NOT_A_CHOICE = { key: 'input.not_a_choice' };

/** A list of cells as a hidden field carries it, each of those that there are. */
const cells = (names: readonly string[]) =>
  words({
    max: 4000,
    between: ' ',
    wrong: (found) => (found.every((name) => names.includes(name)) ? undefined : NOT_A_CHOICE),
  });

/**
 * A matrix as a form sends it: the cells that are ticked, those that it showed, and which of these were ticked then. What
 * it did not show stays as it is, and what was not touched is nobody's choice.
 */
const matrix = (names: readonly string[]) => ({
  on: list(choice(names), { max: 400 }),
  shown: cells(names),
  was: cells(names),
});

/** The cells that a form has changed, by their names. */
const touched = ({ on, shown, was }: { on: string[]; shown: string[]; was: string[] }): [string, boolean][] =>
  shown
    .map((name): [string, boolean] => [name, on.includes(name)])
    .filter(([name, value]) => was.includes(name) !== value);

/** @param names of the cells of the person's role */
export const choicesForm = (names: readonly string[]) => z.object(matrix(names)).transform(touched);

/** @param names of the cells of all roles */
export const defaultsForm = (names: readonly string[]) =>
  z
    .object({ ...matrix(names), burstMinutes: integer(BURST_MINUTES) })
    .transform(({ burstMinutes, ...form }) => ({ ...Object.fromEntries(touched(form)), burstMinutes }));

/** A time of the day as a time field sends it, or as people write one: `8:00`; null when empty. */
const optionalClock = text({ max: 20, min: 0 }).transform((value, context): string | null => {
  if (value === '') return null;
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?$/.exec(value) ?? [];
  if (hour === '') context.addIssue({ code: 'custom', message: 'notify.error.not_a_clock' });
  return `${hour.padStart(2, '0')}:${minute}`;
});

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

export const quietForm = z
  .object({
    quietFrom: optionalClock,
    quietUntil: optionalClock,
    quietDays: list(choice(DAYS)),
    urgentPasses: checkbox(),
  })
  .superRefine(({ quietFrom: from, quietUntil: until, quietDays: days }, context) => {
    const missing = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (from === null && until !== null) missing('quietFrom', 'notify.error.both_times');
    if (from !== null && until === null) missing('quietUntil', 'notify.error.both_times');
    if (from !== null && days.length === 0) missing('quietDays', 'notify.error.no_days');
  })
  .transform(({ quietDays: days, ...rest }) => ({
    ...rest,
    quietDays: [...new Set(days.length > 0 ? days : DAYS)].map(Number).sort(),
  }));

/** How long a pause lasts. */
export const PAUSES = ['monday', 'week', 'date', 'endless'] as const;

/** What a page says of a pause is over after so many days, whatever it says. */
const LONGEST_NAMED = 8;

/** When the page was made whose labels say what a choice means; a form that does not tell means now. */
const shownAt = (now: Date) =>
  text({ max: 40, min: 0 }).transform((value): Date => {
    const [shown, earliest] = [new Date(value), daysAfter(now, -LONGEST_NAMED)];
    if (!(shown < now)) return now;
    return shown < earliest ? earliest : shown;
  });

/** @param timeZone that of the person's clocks */
export const pauseForm = (timeZone: string, now: Date) =>
  z
    .object({ pause: choice(PAUSES), pauseUntil: optionalMoment({ timeZone }), shownAt: shownAt(now) })
    .superRefine((form, context) => {
      if (form.pause === 'date' && form.pauseUntil === null)
        context.addIssue({ code: 'custom', path: ['pauseUntil'], message: 'input.required' });
    });

export const undoForm = z.object({ undoSeconds: integer(UNDO) });

export const departmentsForm = z.object({ departments: list(id()) });
