import type { Request } from 'express';
import { dayNumber } from '../../platform/calendar';
import { weekdayOf } from '../../platform/calendar-rules';
import { formatter, weekdayNames } from '../../platform/format';
import { ctxOf } from '../../platform/http/input';
import {
  countColumn,
  createdColumn,
  type FormEntry,
  listPages,
  nameColumn,
} from '../../platform/http/list-pages';
import { namedOptions } from '../../platform/http/options';
import type { Shell } from '../../platform/http/request';
import { zoneGroups } from '../../platform/http/zones';
import { isWorkingTime, momentAt, secondOf, type WeekSpan, workingAfter } from '../../platform/working-time';
import { calendarForm, DAY_LINE_MAX } from './calendars.schema';
import { allCalendars, type Calendar, calendars } from './calendars.service';
import type { Holiday } from './calendars.types';
import { HOLIDAY_LIMITS, writeHoliday } from './holiday-lines';
import { secondsAWeek, writeWeek } from './week';
import { nextHolidays, workingHoursOf } from './working-hours';

const PATH = '/admin/calendars';
/** Holidays that the page of a calendar names. */
const SHOWN_HOLIDAYS = 8;

/** Minutes of the day. */
const OFFICE_HOURS = [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 18 * 60 }));

export const calendarPages = listPages(calendars, {
  path: PATH,
  texts: 'calendars',
  icon: 'calendar',
  form: calendarForm,
  fields,
  columns: [
    nameColumn(),
    { label: 'calendars.column.zone', cell: ({ timeZone }) => ({ text: timeZone }) },
    {
      label: 'calendars.column.hours',
      cell: ({ isAlways, hours }, shell) => ({ text: weekText(isAlways, hours, shell) }),
    },
    countColumn('calendars.column.departments', ({ departments }) => departments),
    countColumn('calendars.column.people', ({ people }) => people),
    createdColumn(),
  ],
  // The reader's zone is the likeliest, and hours that are there already are soon changed.
  begin: ({ shell }) => ({ timeZone: shell.fmt.timeZone, hours: OFFICE_HOURS }),
  actions: async ({ shell }, { id }) => [
    { label: shell.t('calendars.feeds'), href: `${PATH}/${id}/feeds`, icon: 'link' },
  ],
  facts,
  others: async (req) => namedOptions(await allCalendars(ctxOf(req))),
  detach: { moveTo: 'calendars.removal.move_to', none: 'calendars.removal.detach' },
});

function weekText(isAlways: boolean, hours: readonly WeekSpan[], { t, fmt }: Shell): string {
  return isAlways
    ? t('calendars.always')
    : t('calendars.a_week', { hours: fmt.number(secondsAWeek(hours) / 3600, { maximumFractionDigits: 1 }) });
}

function fields({ shell }: Request, calendar: Calendar | null): FormEntry[] {
  const { locale } = shell;
  const own = calendar?.timeZone ?? 'UTC';
  const groups = zoneGroups(shell, own);
  return [
    { kind: 'text', name: 'name', label: 'admin.field.name', maxlength: 80, required: true },
    {
      kind: 'select',
      name: 'timeZone',
      label: 'calendars.field.timeZone',
      hint: 'calendars.hint.timeZone',
      options: groups.flatMap(({ options }) => options.map(({ value }) => ({ value, label: value }))),
      groups,
      required: true,
    },
    {
      kind: 'checkbox',
      name: 'isAlways',
      label: 'calendars.field.isAlways',
      hint: 'calendars.hint.isAlways',
    },
    {
      kind: 'lines',
      name: 'hours',
      label: 'calendars.field.hours',
      hint: 'calendars.hint.hours',
      of: weekdayNames(locale).map(capitalized),
      maxlength: DAY_LINE_MAX,
      written: (hours) => writeWeek((hours ?? []) as WeekSpan[]),
      class: 'for-hours',
    },
    {
      kind: 'textarea',
      name: 'holidays',
      label: 'calendars.field.holidays',
      hint: 'calendars.hint.holidays',
      rows: 10,
      maxlength: HOLIDAY_LIMITS.characters,
      optional: true,
      mono: true,
      whole: (holidays) => ((holidays ?? []) as Holiday[]).map((one) => writeHoliday(one, locale)).join('\n'),
      class: 'for-hours',
    },
  ];
}

const capitalized = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);

/** Whether it is open now, and the next holidays: what somebody typed, said in days. */
function facts({ shell, ctx }: Request, calendar: Calendar) {
  const { t, fmt } = shell;
  const now = secondOf(ctx.now);
  const weekdays = weekdayNames(shell.locale, 'short');
  const inWords = (day: string) => `${weekdays[weekdayOf(dayNumber(day)) - 1]}, ${fmt.day(day)}`;
  const next = calendar.isAlways ? [] : nextHolidays(calendar, now, SHOWN_HOLIDAYS);
  return {
    title: t('calendars.facts.title'),
    text: stateText(calendar, now, shell),
    rows: next.map(({ from, until, name }) => ({
      label: from === until ? inWords(from) : `${inWords(from)} – ${inWords(until)}`,
      text: name,
    })),
  };
}

function stateText(calendar: Calendar, now: number, { t, locale }: Shell): string {
  const hours = workingHoursOf(calendar);
  const fmt = formatter(locale, calendar.timeZone);
  const clock = fmt.dateTime(momentAt(now));
  if (calendar.isAlways) return t('calendars.facts.always', { clock });
  if (isWorkingTime(hours, now)) return t('calendars.facts.open', { clock });
  const opens = workingAfter(hours, now, 1);
  return opens === null
    ? t('calendars.facts.closed', { clock })
    : t('calendars.facts.opens', { clock, opens: fmt.dateTime(momentAt(opens - 1)) });
}
