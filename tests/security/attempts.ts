import { beginSignIn, NOWHERE } from '../../src/features/auth';
import { invite } from '../../src/features/auth/invitations/invitations.service';
import { createCalendar } from '../../src/features/calendars';
import { createCanned } from '../../src/features/canned';
import { startExport } from '../../src/features/exports/exports.service';
import { publishAnnouncement } from '../../src/features/notifications/announcements/announcements.service';
import { createOrganization } from '../../src/features/organizations';
import { readQuery } from '../../src/features/reports';
import { createSchedule } from '../../src/features/schedules';
import { createSkill } from '../../src/features/skills';
import { createPolicy } from '../../src/features/sla';
import { createTicket, deleteTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { formatter } from '../../src/platform/format';
import type { Route } from '../../src/platform/http/routes';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';
import { type Answer, Browser } from '../support/browser';
import { onServer } from '../support/template';
import type { Targets } from './forms';
import { plant, stored } from './world';

const ANNOUNCEMENT = {
  ...{ titleEs: 'Corte', bodyEs: 'Mañana', titleEn: 'Outage', bodyEn: 'Tomorrow' },
  audience: 'everyone',
} as const;

export async function targets(app: TestApp): Promise<Targets> {
  const [admin, world] = [await app.ctx('admin@demo.test'), await plant(app)];
  const one = async (table: string, where: object) => (await app.system.db(table).where(where).first()).id;
  const gone = await createTicket(await app.ctx('customer@demo.test'), { subject: 'Gone', description: 'G' });
  await deleteTicket(admin, gone.id);
  const user = { name: 'Victim', email: 'victim@demo.test', role: 'technician' } as const;
  const guest = { name: 'Guest', email: 'guest@demo.test', role: 'customer' } as const;
  const calendar = await createCalendar(admin, { name: 'Victim', timeZone: 'UTC', isAlways: true });
  const forPolicy = await createCalendar(admin, { name: 'Of a policy', timeZone: 'UTC', isAlways: true });
  return {
    world,
    user: (await createUser(admin, user)).id,
    invitation: String((await invite(admin, guest)).path),
    department: await one('departments', { name: 'IT' }),
    otherDepartment: await one('departments', { name: 'Building' }),
    organization: (await createOrganization(admin, { name: 'Victim' })).id,
    category: await one('categories', { nameEn: 'Laptops' }),
    calendar: calendar.id,
    policy: await createPolicy(admin, { name: 'Victim', calendarId: forPolicy.id }),
    skill: (await createSkill(admin, { name: 'Victim' })).id,
    canned: (await createCanned(admin, { title: 'Victim', body: 'Body' })).id,
    announcement: (await publishAnnouncement(admin, ANNOUNCEMENT)).id,
    exported: await exportUnderWay(admin),
    schedule: await schedule(admin),
    feed: await feedOfCalendar(app),
    deleted: gone.id,
    signIn: await otherSignIn(app),
    identity: await ownIdentity(app),
  };
}

/** One of the administrator's, to an address. */
async function schedule(ctx: Ctx): Promise<string> {
  const query = { ...readQuery({}).query, preset: 'last_week' } as const;
  const made = await createSchedule(ctx, {
    ...{ name: 'Victim', place: 'admin', report: 'overview', query, format: 'pdf', locale: 'en' },
    ...{ frequency: 'weekly', weekday: 1, monthDay: null, clock: '07:30', timeZone: 'UTC' },
    ...{ people: [], addresses: ['victim@x.test'] },
  });
  return made.id;
}

/** An export that waits: it can be cancelled, and asked for again. */
async function exportUnderWay(ctx: Ctx): Promise<string> {
  const words = { locale: 'en', t: ctx.system.i18n.translator('en'), fmt: formatter('en', 'UTC') } as const;
  const input = {
    address: '/desk/tickets?view=all',
    content: 'tickets',
    columns: ['number'],
    format: 'csv',
  } as const;
  return (await startExport(ctx, { ...input, columns: [...input.columns] }, words)).made.id;
}

/** The days of a file. */
async function feedOfCalendar(app: TestApp): Promise<{ calendarId: string; id: string }> {
  const [calendarId, id] = [newId(), newId()];
  const calendar = { id: calendarId, name: 'Fed', timeZone: 'UTC', isAlways: true };
  await app.system.db('calendars').insert(calendar);
  const days = JSON.stringify([{ day: '2026-12-25', name: 'Navidad' }]);
  await app.system.db('calendarFeeds').insert({ id, calendarId, name: 'Victim', days });
  return { calendarId, id };
}

/** A sign-in of the administrator's in another browser. */
async function otherSignIn(app: TestApp): Promise<string> {
  const ctx = await app.ctx('admin@demo.test');
  const userId = ctx.actor.kind === 'person' ? ctx.actor.id : '';
  return (await beginSignIn(ctx, { userId, method: 'password', origin: NOWHERE })).signInId;
}

/** The administrator's account at another service. */
async function ownIdentity(app: TestApp): Promise<string> {
  const { id: userId } = await app.system.db('users').where({ email: 'admin@demo.test' }).first();
  const identity = { id: newId(), userId, provider: 'oidc', issuer: 'https://id.acme.test', subject: '1' };
  await app.system.db('identities').insert(identity);
  return identity.id;
}

/** Sends something and undoes what it did, unless it was refused: a refusal must have done nothing. */
export async function tried(app: TestApp, send: () => Promise<Answer>): Promise<Answer> {
  const outer = app.system.db;
  const inner = await outer.transaction();
  app.system.db = inner;
  try {
    const answer = await send();
    if (answer.status >= 400) await inner.commit();
    else await inner.rollback();
    return answer;
  } finally {
    app.system.db = outer;
    await inTx(systemCtx(app.system), (tx) => app.system.cache.forget(tx, '*'));
  }
}

/** Pages that end a session get a visitor of their own each time. */
/** Who tries a route: customers in the portal, where staff find only what is their own, an administrator elsewhere. */
export const senderOf = ({ path }: Route): string =>
  path.startsWith('/portal') ? 'customer@demo.test' : 'admin@demo.test';

export async function senderFor(app: TestApp, route: Route): Promise<Browser> {
  const { path } = route;
  if (['/login', '/logout', '/register', '/setup', '/invitation/:token'].includes(path)) {
    const visitor = app.visitor();
    await visitor.get('/login');
    return visitor;
  }
  if (RENEWING.includes(path)) return signedInAnew(app);
  const email = senderOf(route);
  const browser = await app.as(email);
  if (!tokens.has(email)) tokens.set(email, await tokenOf(browser));
  return browser;
}

/** Where a session that did nothing wrong gets another id, so that nobody else can go on with it. */
const RENEWING = ['/admin/users/:id/acting'];

async function signedInAnew(app: TestApp): Promise<Browser> {
  return new Browser(app.url, await app.signIn('admin@demo.test'));
}

/** By the sender's address. */
export const tokens = new Map<string, string>();

async function tokenOf(browser: Browser): Promise<string> {
  const { html } = await browser.get('/account');
  return html.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? '';
}

/** Each address is tried more often than a person may, and each attempt is to be looked at. */
export async function forgetLimits(app: TestApp, { limit }: Route): Promise<void> {
  await app.system.db('signInThrottles').del();
  // Requests are counted on a connection of their own: deleted in the test's transaction they would wait for its end.
  if (limit) await onServer((client) => client.query('delete from rate_limits'), app.database.url);
}

export interface Attempt {
  what: string;
  send: (browser: Browser) => Promise<Answer>;
}

/** Sends all of them and lists what was answered wrongly: failures, and refusals that stored something. */
export async function wrongAnswers(app: TestApp, route: Route, attempts: Attempt[]): Promise<string[]> {
  // Signing in stores something, so it happens beforehand.
  const senders: Browser[] = [];
  for (const _ of RENEWING.includes(route.path) ? attempts : []) senders.push(await signedInAnew(app));
  const before = await stored(app);
  const answers: string[] = [];
  for (const [index, { what, send }] of attempts.entries()) {
    const sender = senders[index];
    await forgetLimits(app, route);
    const { status } = await tried(app, async () => send(sender ?? (await senderFor(app, route))));
    answers.push(`${status} ${route.path} with ${what}`);
  }
  const wrong = answers.filter((answer) => answer.startsWith('5'));
  const after = await stored(app);
  const changed = Object.keys(before).filter((table) => after[table] !== before[table]);
  if (changed.length > 0) wrong.push(`${changed} changed by one of: ${answers.join(', ')}`);
  return wrong;
}

export function headersOf(type: string, token: string | undefined): Record<string, string> {
  const form = 'application/x-www-form-urlencoded';
  return {
    ...(type === 'form-gzip' ? { 'content-type': form, 'content-encoding': 'gzip' } : {}),
    ...(type === 'form' ? { 'content-type': form } : {}),
    ...(type.includes('/') ? { 'content-type': type } : {}),
    ...(token && { 'csrf-token': token }),
  };
}
