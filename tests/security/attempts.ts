import { createOrganization } from '../../src/features/organizations';
import { createSkill } from '../../src/features/skills';
import { createCanned, createTicket, deleteTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import { inTx, systemCtx } from '../../src/platform/ctx';
import type { Route } from '../../src/platform/http/routes';
import type { TestApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import type { Targets } from './forms';
import { plant, stored } from './world';

export async function targets(app: TestApp): Promise<Targets> {
  const [admin, world] = [await app.ctx('admin@demo.test'), await plant(app)];
  const one = async (table: string, where: object) => (await app.system.db(table).where(where).first()).id;
  const gone = await createTicket(await app.ctx('customer@demo.test'), { subject: 'Gone', description: 'G' });
  await deleteTicket(admin, gone.id);
  const user = { name: 'Victim', email: 'victim@demo.test', role: 'technician' } as const;
  return {
    world,
    user: (await createUser(admin, user)).id,
    department: await one('departments', { name: 'IT' }),
    otherDepartment: await one('departments', { name: 'Building' }),
    organization: (await createOrganization(admin, { name: 'Victim' })).id,
    category: await one('categories', { nameEn: 'Laptops' }),
    skill: (await createSkill(admin, { name: 'Victim' })).id,
    canned: (await createCanned(admin, { title: 'Victim', body: 'Body' })).id,
    deleted: gone.id,
  };
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
export async function senderFor(app: TestApp, { path, access }: Route): Promise<Browser> {
  if (['/login', '/logout', '/register', '/setup'].includes(path)) {
    const visitor = app.visitor();
    await visitor.get('/login');
    return visitor;
  }
  const browser = await app.as(access === 'customer' ? 'customer@demo.test' : 'admin@demo.test');
  if (!tokens.has(access)) tokens.set(access, await tokenOf(browser));
  return browser;
}

export const tokens = new Map<string, string>();

async function tokenOf(browser: Browser): Promise<string> {
  const { html } = await browser.get('/account');
  return html.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? '';
}

/** Each address is tried more often than a person may. */
export async function forgetLimits(app: TestApp, { limit }: Route): Promise<void> {
  if (!limit) return;
  const people = await app.system.db('users').whereIn('role', ['administrator', 'customer']).select('id');
  const keys = people.map(({ id }) => `person:${id}`);
  for (const key of [...keys, 'address:127.0.0.1']) await app.system.limits.reset(limit, key);
}

export interface Attempt {
  what: string;
  send: (browser: Browser) => Promise<Answer>;
}

/** Sends all of them and lists what was answered wrongly: failures, and refusals that stored something. */
export async function wrongAnswers(app: TestApp, route: Route, attempts: Attempt[]): Promise<string[]> {
  const before = await stored(app);
  const answers: string[] = [];
  for (const { what, send } of attempts) {
    const { status } = await tried(app, async () => send(await senderFor(app, route)));
    answers.push(`${status} ${route.path} with ${what}`);
  }
  await forgetLimits(app, route);
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
