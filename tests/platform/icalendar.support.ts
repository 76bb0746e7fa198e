import { ICalendarError } from '../../src/platform/icalendar';
import { type CalendarQuestion, daysIn } from '../../src/platform/icalendar/days';

// Calendars as other programs write them.

/** Lines as they travel. */
export const lines = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => line.replace(/^ {2,}/, ''))
    .join('\r\n');

export const calendar = (content: string): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n${lines(content)}\r\nEND:VCALENDAR\r\n`;

/** One event that is called Navidad. */
export const event = (content: string): string =>
  calendar(
    `BEGIN:VEVENT\nUID:one@test\nDTSTAMP:20260101T000000Z\nSUMMARY:Navidad\n${content.trim()}\nEND:VEVENT`,
  );

/** Of Madrid, within 2026. */
export function question(text: string | Uint8Array, more: Partial<CalendarQuestion> = {}): CalendarQuestion {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const question = {
    bytes,
    charset: null,
    timeZone: 'Europe/Madrid',
    from: '2026-01-01',
    until: '2026-12-31',
  };
  return { ...question, ...more };
}

export const read = (text: string | Uint8Array, more: Partial<CalendarQuestion> = {}) =>
  daysIn(question(text, more));

export const days = (text: string | Uint8Array, more: Partial<CalendarQuestion> = {}): string[] =>
  read(text, more).map(({ day }) => day);

/** The code and the event of what is wrong. */
export function problem(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ICalendarError) return `${error.code} ${error.event}`.trim();
    throw error;
  }
  return 'none';
}
