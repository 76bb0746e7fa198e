import { createServer } from 'node:http';
import { dayAt } from '../../src/platform/calendar';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { AUTHORITY } from '../platform/outbound.certificates';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { insertCalendar } from './rows.support';

// Desks whose calendars are fed by small real servers on this machine.

/** Reaches 127.0.0.1, where every name leads but those that lead within. */
export function fedApp(more: { commits?: boolean } = {}): Promise<TestApp> {
  const within: Record<string, string> = { 'intranet.test': '10.0.0.7', 'metadata.test': '169.254.169.254' };
  const lookUp = async (name: string) => {
    if (name.endsWith('.invalid')) throw new Error('no such name');
    return [{ address: within[name] ?? '127.0.0.1', family: 4 }];
  };
  return testApp({ ...more, env: { OUTBOUND_ALLOW: '127.0.0.1' }, outbound: { lookUp, ca: AUTHORITY } });
}

/** The administrator, who reads Spanish. */
export async function spanish(app: TestApp): Promise<Browser> {
  await app.system.db('users').where({ email: 'admin@demo.test' }).update({ locale: 'es' });
  return app.as('admin@demo.test');
}

/** A calendar of Madrid, open on all days unless told otherwise. */
export async function madrid(app: TestApp, more: Record<string, unknown> = {}): Promise<string> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 540, to: 1080 }));
  return insertCalendar(app.system.db, { name: 'Madrid', timeZone: 'Europe/Madrid', hours, ...more });
}

/** A calendar of days, each called as it is, in the coming year of `now`. */
export function ics(days: string[], more = ''): string {
  const events = days.map(
    (day) => `BEGIN:VEVENT\r\nUID:${day}\r\nSUMMARY:Fiesta ${day}\r\nDTSTART;VALUE=DATE:${day}\r\nEND:VEVENT`,
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, ...(more ? [more] : []), 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

/** Which year it is in Madrid. */
export const yearOf = ({ now }: { now: Date }): number => Number(dayAt(now, 'Europe/Madrid').slice(0, 4));

/** 25 December of this year and so many later, as iCalendar writes it. */
export const christmas = (ctx: { now: Date }, years = 0): string => `${yearOf(ctx) + years}1225`;

export interface Row {
  id: string;
  name: string;
  address: string | null;
  days: { day: string; name: string }[];
  problem: { key: string; params?: Record<string, unknown> } | null;
  readAt: Date;
}

export const feedsIn = (ctx: Ctx, calendarId: string): Promise<Row[]> =>
  rows<Row>(
    ctx.db,
    'select id, name, address, days, problem, read_at from calendar_feeds where calendar_id = :calendarId order by name',
    { calendarId },
  );

export const countOf = async (ctx: Ctx, table: 'calendar_feeds'): Promise<number> =>
  Number((await row<{ count: string }>(ctx.db, `select count(*) from ${table}`)).count);

/** What happened to a calendar, in its order. */
export const toldOf = (ctx: Ctx, calendarId: string) =>
  rows<{ type: string; data: { name: string; days: number }; changes: unknown }>(
    ctx.db,
    "select type, data, changes from events where subject_type = 'calendar' and subject_id = :calendarId order by id",
    { calendarId },
  );

/** A port where nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 1;
}
