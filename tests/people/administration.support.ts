import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

export let app: TestApp;

export let admin: Browser;

/** Signing in renews the session, and with it the token of forms: a page brings the new one. */
export async function signedIn(email: string): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get('/account');
  return browser;
}

export async function idOf(table: string, column: string, value: string): Promise<string> {
  const [found] = await rows<{ id: string }>(
    app.system.db,
    `select id from ${table} where ${column} = :value`,
    { value },
  );
  if (!found) throw new Error(`no ${value} in ${table}`);
  return found.id;
}

export async function count(sql: string, bindings: Record<string, unknown> = {}): Promise<number> {
  const [found] = await rows<{ count: number }>(app.system.db, sql, bindings);
  return found?.count ?? 0;
}

export function titles(answer: Answer): string[] {
  return answer.html.querySelectorAll('td.primary').map((cell) => {
    cell.querySelector('.small')?.remove();
    return cell.text.trim();
  });
}

export const person = (more: Record<string, unknown> = {}) =>
  ({ name: 'Nuria Nueva', email: 'nuria@example.com', role: 'customer', ...more }) as Record<string, string>;

export async function newSkill(name: string): Promise<string> {
  expect((await admin.post('/admin/skills', { name })).status).toBe(303);
  return idOf('skills', 'name', name);
}

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await signedIn('admin@demo.test');
});
afterAll(() => app.close());
