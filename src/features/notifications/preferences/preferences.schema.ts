import { z } from 'zod';
import type { Role } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import {
  checkbox,
  choice,
  id,
  integer,
  list,
  optionalChoice,
  optionalInteger,
  optionalMoment,
  text,
  words,
} from '../../../platform/http/fields';
import { type Cell, cellName, cellOf, cellsFor } from './choices';
import { PAUSES, pauseEnd } from './pauses';
import { BURST_MINUTES, UNDO } from './preferences.types';
import { isAlwaysQuiet, quietText } from './quiet-hours';

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

/** What a field was when its form was opened, so that what nobody has touched since stays as it is by now. */
const before = text({ max: 200, min: 0 });

const quietForm = z
  .object({
    quietFrom: optionalClock,
    quietUntil: optionalClock,
    quietDays: list(choice(DAYS)),
    urgentPasses: checkbox(),
    quietWas: before,
    urgentWas: checkbox(),
  })
  .superRefine(({ quietFrom: from, quietUntil: until, quietDays: days }, context) => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (from === null && until !== null) wrong('quietFrom', 'notify.error.both_times');
    if (from !== null && until === null) wrong('quietUntil', 'notify.error.both_times');
    if (from !== null && days.length === 0) wrong('quietDays', 'notify.error.no_days');
    if (from !== null && until !== null && isAlwaysQuiet({ from, until, days: days.map(Number) }))
      wrong('quietUntil', 'notify.error.always_quiet');
  })
  .transform(({ quietFrom, quietUntil, quietDays, urgentPasses, quietWas, urgentWas }) => {
    const days = [...new Set(quietDays.length > 0 ? quietDays : DAYS)].map(Number).sort();
    return {
      quiet:
        quietText({ quietFrom, quietUntil, quietDays }) === quietWas
          ? undefined
          : { quietFrom, quietUntil, quietDays: days },
      urgentPasses: urgentPasses === urgentWas ? undefined : urgentPasses,
    };
  });

/** What a page says of a pause is over after so many days, whatever it says. */
const LONGEST_NAMED = 8;

/** When the page was made whose labels say what a choice means; a form that does not tell means now. */
const shownAt = (now: Date) =>
  text({ max: 40, min: 0 }).transform((value): Date => {
    const [shown, earliest] = [new Date(value), daysAfter(now, -LONGEST_NAMED)];
    if (!(shown < now)) return now;
    return shown < earliest ? earliest : shown;
  });

/** The field of a date is shown where one is chosen, and elsewhere nobody could put right what is wrong with it. */
const datedPause = (given: unknown): unknown => {
  const { pause, pauseUntil, shownAt: shown } = Object(given);
  return { pause, pauseUntil: pause === 'date' ? pauseUntil : undefined, shownAt: shown };
};

/**
 * A pause stays as it is unless something is chosen.
 * @param timeZone that of the person's clocks
 */
const pauseForm = (timeZone: string, now: Date) =>
  z
    .preprocess(
      datedPause,
      z.object({
        pause: optionalChoice(['end', ...PAUSES]),
        pauseUntil: optionalMoment({ timeZone }),
        shownAt: shownAt(now),
      }),
    )
    .transform(({ pause, pauseUntil, shownAt: shown }, context) => {
      if (pause === null) return { pause: undefined };
      const until = pause === 'date' ? pauseUntil : pauseEnd(pause, timeZone, shown);
      const wrong = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message });
      if (pause === 'date' && until === null) wrong('pauseUntil', 'input.required');
      else if (pause === 'date' && until && until <= now) wrong('pauseUntil', 'notify.error.past');
      else if (until && until <= now) wrong('pause', 'notify.error.pause_over');
      return { pause: { isPaused: pause !== 'end', pausedUntil: until } };
    });

const undoForm = z
  .object({ undoSeconds: optionalInteger(UNDO), undoWas: before })
  .superRefine(({ undoSeconds, undoWas }, context) => {
    if (undoSeconds === null && undoWas !== '')
      context.addIssue({ code: 'custom', path: ['undoSeconds'], message: 'input.required' });
  })
  .transform(({ undoSeconds: seconds, undoWas }) => ({
    undoSeconds: seconds === null || String(seconds) === undoWas ? undefined : seconds,
  }));

const departmentsForm = z
  .object({ departments: list(id()), departmentsWas: words({ max: 8000, between: ' ' }) })
  .transform(({ departments, departmentsWas }) => ({
    follow: departments.filter((one) => !departmentsWas.includes(one)),
    unfollow: departmentsWas.filter((one) => !departments.includes(one)),
  }));

/** The cells that somebody has changed, of those of their role. */
function choicesForm(role: Role) {
  const names = cellsFor(role).map(cellName);
  return z.object(matrix(names)).transform((form) => ({
    cells: touched(form).flatMap(([name, value]): (Cell & { value: boolean })[] => {
      const cell = cellOf(role, name);
      return cell ? [{ kind: cell.kind, channel: cell.channel, value }] : [];
    }),
  }));
}

interface StaffPart {
  follow: string[];
  unfollow: string[];
  undoSeconds: number | undefined;
}

const NOTHING: StaffPart = { follow: [], unfollow: [], undoSeconds: undefined };

/** What customers are not shown is not theirs to send. */
const staffForm = (role: Role): z.ZodType<StaffPart> =>
  role === 'customer' ? z.object({}).transform(() => NOTHING) : z.intersection(departmentsForm, undoForm);

/**
 * What a form of one's own preferences changes. Of all that is wrong in it something is said at once.
 * @param timeZone that of the person's clocks
 */
export const ownForm = (role: Role, timeZone: string, now: Date) =>
  z.intersection(
    z.intersection(choicesForm(role), quietForm),
    z.intersection(pauseForm(timeZone, now), staffForm(role)),
  );
