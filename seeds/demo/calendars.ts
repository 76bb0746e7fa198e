import type { CalendarInput, Holiday, HolidayRule } from '../../src/features/calendars';

const date = (day: number, month: number): HolidayRule => ({ kind: 'date', month, day });
const nthMonday = (nth: 1 | 2 | 3 | 4, month: number): HolidayRule => ({
  kind: 'weekday',
  month,
  weekday: 1,
  nth,
});
const named = (holidays: Record<string, HolidayRule>): Holiday[] =>
  Object.entries(holidays).map(([name, rule]) => ({ name, rule }));

/** The same spans from Monday to Friday, in hours of the day. */
const weekdays = (...spans: [from: number, to: number][]) =>
  [1, 2, 3, 4, 5].flatMap((day) => spans.map(([from, to]) => ({ day, from: from * 60, to: to * 60 })));

const MADRID = 'Europe/Madrid';

export const CALENDARS = {
  always: { name: '24x7', timeZone: MADRID, isAlways: true, hours: [], holidays: [] },
  office: {
    name: 'Oficina · Office',
    timeZone: MADRID,
    isAlways: false,
    hours: weekdays([9, 18]),
    holidays: named({
      'Año Nuevo': date(1, 1),
      Reyes: date(6, 1),
      'Viernes Santo': { kind: 'easter', days: -2 },
      'Fiesta del Trabajo': date(1, 5),
      'Asunción de la Virgen': date(15, 8),
      'Fiesta Nacional': date(12, 10),
      'Todos los Santos': date(1, 11),
      'Día de la Constitución': date(6, 12),
      'Inmaculada Concepción': date(8, 12),
      Navidad: date(25, 12),
    }),
  },
  mexico: {
    name: 'Ciudad de México · Mexico City',
    timeZone: 'America/Mexico_City',
    isAlways: false,
    hours: weekdays([9, 14], [15, 18]),
    holidays: named({
      'Año Nuevo': date(1, 1),
      'Día de la Constitución': nthMonday(1, 2),
      'Natalicio de Benito Juárez': nthMonday(3, 3),
      'Día del Trabajo': date(1, 5),
      'Día de la Independencia': date(16, 9),
      'Día de la Revolución': nthMonday(3, 11),
      Navidad: date(25, 12),
    }),
  },
} as const satisfies Record<string, CalendarInput>;

export type CalendarKey = keyof typeof CALENDARS;

/** What a city publishes of its own holidays, as a file. */
export const LOCAL_DAYS = {
  calendar: 'office',
  name: 'Fiestas de Bilbao · Local holidays',
  bytes: Buffer.from(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Talleres Ribera//Fiestas locales//ES',
      ...yearly('20240725', 'Santiago Apóstol'),
      ...yearly('20240731', 'San Ignacio de Loyola'),
      ...yearly('20241224', 'Nochebuena: cierre de empresa'),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  ),
} as const;

function yearly(day: string, name: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${day}@talleres-ribera.test`,
    'DTSTAMP:20240101T000000Z',
    `DTSTART;VALUE=DATE:${day}`,
    'RRULE:FREQ=YEARLY',
    `SUMMARY:${name}`,
    'END:VEVENT',
  ];
}
