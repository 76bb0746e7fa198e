import type { Route } from '../../src/platform/http/routes';
import type { TestApp } from '../support/app';
import { Browser } from '../support/browser';

// Who opens a page, and what the list of routes says that they get.

export const LEVELS = ['visitor', 'customer', 'technician', 'administrator', 'acting'] as const;
export type Level = (typeof LEVELS)[number];

const PEOPLE = {
  customer: 'customer@demo.test',
  technician: 'technician@demo.test',
  administrator: 'admin@demo.test',
} as const;

/** The browser of somebody at that level; `acting` is the administrator in the place of the technician. */
export async function browserOf(app: TestApp, level: Level): Promise<Browser> {
  if (level === 'visitor') return app.visitor();
  if (level !== 'acting') return app.as(PEOPLE[level]);
  const { id } = await app.system.db('users').where({ email: PEOPLE.technician }).first('id');
  const browser = new Browser(app.url, await app.signIn(PEOPLE.administrator));
  const { status } = await browser.post(`/admin/users/${id}/acting`);
  if (status !== 303) throw new Error(`nobody acts: ${status}`);
  return browser;
}

/** The answer that the route's access promises: its page, the way to sign in, a refusal, or that there is none. */
export function expectedStatus({ path, access, self }: Route, level: Level): number {
  const role = level === 'acting' ? 'technician' : level;
  if (level === 'acting' && self) return 403;
  if (access !== 'public') {
    if (role === 'visitor') return 303;
    if (access === 'staff' && role === 'customer') return 404;
    if (access === 'administrator' && role !== 'administrator') return 404;
  }
  const own = OTHERS[path];
  return (typeof own === 'function' ? own(role) : own) ?? 200;
}

type Role = Exclude<Level, 'acting'>;

const forPeople = (status: number) => (role: Role) => (role === 'visitor' ? undefined : status);
const forStaff = (status: number) => (role: Role) => (role === 'customer' ? undefined : status);

/** Answers of routes that are no page, or whose page waits for a step before it (see steps.ts). */
const OTHERS: Record<string, number | ((role: Role) => number | undefined)> = {
  // Whoever is signed in is led on from where one comes in.
  '/': forPeople(303),
  '/login': forPeople(303),
  '/register': forPeople(303),
  '/tickets/:number': 303,
  '/portal/tickets/:number': forStaff(303),
  '/portal/tickets/:number.pdf': forStaff(303),
  '/portal/tickets/:number/attachments.zip': forStaff(404),
  '/portal/tickets/:number/attachments/:id': forStaff(404),
  // A text is no picture.
  '/desk/tickets/:number/attachments/:id/picture': forPeople(404),
  '/portal/tickets/:number/attachments/:id/picture': forPeople(404),
  // Nothing went along with it.
  '/admin/deliveries/:id/files/:file': 404,
  '/dev/outbox/:id/files/:file': 404,
  '/admin/mail': 301,
  '/admin/reports': 303,
  '/admin/templates': 303,
  '/desk/reports': 303,
  '/preferences': 303,
  '/auth/:provider': 303,
  // Nobody has begun a round.
  '/auth/:provider/callback': (role) => (role === 'visitor' ? 422 : 303),
  '/account/identities/:provider': 303,
  // A stream of nothing.
  '/live': 400,
  // Behind a step.
  '/setup': 404,
  '/register/sent': 303,
  '/auth/complete': 303,
  '/auth/complete/sent': 303,
  '/account/identities/new': 303,
  '/login/factor': 303,
  '/account/security/totp/removal': 303,
  '/account/security/passkeys/:id': 404,
  '/account/security/recovery-codes': 303,
  '/account/security/recovery-codes/file': 303,
  '/confirm/form': 303,
  '/preferences/form': 303,
  '/desk/tickets/:number/deletion': 404,
  // Only its maker's, and not there yet.
  '/desk/exports/:id': (role) => (role === 'administrator' ? 404 : undefined),
  '/desk/exports/:id/file': forPeople(404),
};
