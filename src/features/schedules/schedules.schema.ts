import { z } from 'zod';
import { offeredName } from '../../platform/format';
import {
  checkbox,
  choice,
  cursor,
  email,
  id,
  line,
  list,
  optionalChoice,
  optionalId,
  optionalInteger,
  optionalLine,
  text,
  textLines,
} from '../../platform/http/fields';
import { LOCALES } from '../../platform/i18n';
import { PRESETS, type Preset, REPORTS } from '../reports';
import { isOfferedZone } from '../settings';
import { FREQUENCIES, SCHEDULE_FORMATS } from './schedules.types';

export const NAME_MAX = 120;
/** Of all addresses together, as they are typed. */
export const ADDRESSES_MAX = 30_000;
/** Of the field that they are typed into. */
export const ADDRESS_LINES = 3;

type Moving = Exclude<Preset, 'range'>;

/** Periods that mean other days each time. */
export const PERIODS = PRESETS.filter((preset): preset is Moving => preset !== 'range');

export const newScheduleQuery = z.object({ of: optionalLine({ max: 2000 }) });

export const schedulesQuery = z.object({ cursor: cursor(), owner: optionalId() });

const zone = text({ max: 60 })
  .transform(offeredName)
  .superRefine((value, context) => {
    if (value !== '' && !isOfferedZone(value))
      context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
  });

/** As a field of time sends it, or as people write it where a browser has none: `7:30` is `07:30`. */
const clock = text({ max: 8 }).transform((value, context) => {
  const shown = value.trim().padStart(5, '0').slice(0, 5);
  if (value !== '' && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(shown))
    context.addIssue({ code: 'custom', message: 'schedules.error.clock' });
  return shown;
});

/** Entries that an error names, at most. */
const NAMED = 3;
/** Characters of one that is named. */
const SHOWN = 80;

/** Addresses between line ends, commas or semicolons, each once; `Name <address>` is the address. */
const addresses = textLines({ max: ADDRESSES_MAX, min: 0 }).transform((value, context) => {
  const found = entriesIn(value).map((entry) => ({ entry, read: email().safeParse(entry) }));
  const wrong = found
    .filter(({ read }) => !read.success)
    .map(({ entry }) => [...entry].slice(0, SHOWN).join(''));
  if (wrong.length > 0) {
    const params = { names: wrong.slice(0, NAMED).join(', '), count: wrong.length };
    context.addIssue({ code: 'custom', message: 'schedules.error.addresses', params });
  }
  return [...new Set(found.flatMap(({ read }) => (read.success ? [read.data] : [])))];
});

function entriesIn(typed: string): string[] {
  return typed.split(/[,;\n]+/).flatMap((part) => {
    const [, within] = /<([^<>]*)>\s*$/.exec(part) ?? [];
    return (within ?? part).split(/\s+/).filter(Boolean);
  });
}

/** Which of the days belongs to a schedule depends on how often it goes out: the rest is not looked at. */
export const scheduleForm = z
  .object({
    of: text({ max: 2000 }),
    name: line({ max: NAME_MAX }),
    /** Of a new one: whose report it is of stays. */
    report: optionalChoice(REPORTS),
    period: choice(PERIODS),
    /** All that it is filtered by is left out. */
    isUnfiltered: checkbox(),
    format: choice(SCHEDULE_FORMATS),
    frequency: choice(FREQUENCIES),
    weekday: optionalInteger({ min: 1, max: 7 }),
    monthDay: optionalInteger({ min: 1, max: 31 }),
    clock,
    timeZone: zone,
    locale: optionalChoice(LOCALES),
    people: list(id(), { max: 200 }),
    addresses,
  })
  .superRefine(({ frequency, weekday, monthDay }, context) => {
    const missing = (path: string) =>
      context.addIssue({ code: 'custom', message: 'input.required', path: [path] });
    if (frequency === 'weekly' && weekday === null) missing('weekday');
    if (frequency === 'monthly' && monthDay === null) missing('monthDay');
  });

export type ScheduleForm = z.output<typeof scheduleForm>;

/** Of a form that is not complete yet: which days it is about. */
export const periodForm = z.object({ period: choice(PERIODS) });

/** When it goes out, alone: what the form shows the next times of. */
export const timingForm = z.object({
  frequency: choice(FREQUENCIES),
  weekday: optionalInteger({ min: 1, max: 7 }),
  monthDay: optionalInteger({ min: 1, max: 31 }),
  clock,
  timeZone: zone,
});
