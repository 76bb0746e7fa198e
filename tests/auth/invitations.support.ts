import { mailHtml } from '../../src/features/deliveries/outbox.queries';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

// People who are asked to come: one by one or as a table, and how they open their account.
export let app: TestApp;

export let admin: Browser;

export const somebody = (more: Record<string, unknown> = {}) =>
  ({ name: 'Nuria Nueva', email: 'nuria@example.com', role: 'customer', ...more }) as Record<string, string>;

export async function people(): Promise<number> {
  return (await row<{ count: number }>(app.system.db, 'select count(*) from users')).count;
}

/** Invites somebody and returns the path of the link that the next page shows. */
export async function invited(
  more: Record<string, unknown> = {},
): Promise<{ id: string; path: string; answer: Answer }> {
  const sent = await admin.post('/admin/users/invite', somebody(more));
  expect([sent.status, sent.location]).toEqual([
    303,
    expect.stringMatching(/^\/admin\/users\/[^/]+\/invitation$/),
  ]);
  const answer = await admin.get(sent.location ?? '');
  return { id: sent.location?.split('/')[3] ?? '', path: linkOn(answer) ?? '', answer };
}

export function linkOn(answer: Answer): string | null {
  const link = answer.html.querySelector('#link')?.getAttribute('value');
  return link ? new URL(link).pathname : null;
}

/** The newest letter to an address, with its secret link. */
export async function letterTo(
  address: string,
): Promise<{ subject: string; locale: string; path: string | null }> {
  const mail = await row<{ id: string; subject: string; locale: string; body: string }>(
    app.system.db,
    `select id, subject, locale, body_html || body_text as body from deliveries where address = :address order by id desc limit 1`,
    { address },
  );
  expect(mail.body).not.toMatch(/invitation\/[\w-]{43}/);
  const html = await mailHtml(await app.ctx(), mail.id);
  return { ...mail, path: /\/invitation\/[\w-]{43}/.exec(html)?.[0] ?? null };
}

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  await app.system.limits.reset('sign_in', 'address:127.0.0.1');
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
});
afterAll(() => app.close());
