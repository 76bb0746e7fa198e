import { seedReference } from '../../seeds/reference';
import { createDepartment } from '../../src/features/departments';
import { changeSettings } from '../../src/features/settings';
import { policyNames } from '../../src/features/sla';
import { updatePolicy } from '../../src/features/sla/policies/policies.service';
import { createTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { setUpTotp } from '../auth/factors.people';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// The first steps are read from the desk: each ticks off when it is done, wherever that was.

const EMAIL = 'first@demo.test';

/** The steps by where they lead, with whether they are done; null where none are shown. */
async function steps(browser: Browser): Promise<Record<string, boolean> | null> {
  const card = (await browser.get('/admin')).html.querySelector('#steps');
  if (!card) return null;
  const lines = card.querySelectorAll('.step-list > li');
  return Object.fromEntries(
    lines.map((line) => [line.querySelector('a')?.getAttribute('href'), line.classList.contains('done')]),
  );
}

describe('on an empty desk', () => {
  let app: TestApp;
  let admin: Browser;
  beforeAll(async () => {
    app = await testApp({ commits: true, filling: 'migrated', env: { SMTP_URL: 'smtp://mail.example.org' } });
    await inTx(systemCtx(app.system), async (tx) => {
      await seedReference(tx);
      await createUser(tx, { email: EMAIL, name: 'First', role: 'administrator', locale: 'en' });
    });
    admin = await app.as(EMAIL);
  });
  afterAll(() => app.close());

  test('they tick off one by one, and are gone with the last', async () => {
    const undone = {
      '/admin/settings#f-name': false,
      '/admin/users/invite': false,
      '/admin/departments': false,
      '/admin/sla': false,
      '/admin/deliveries': true,
      '/desk/tickets/new': false,
      '/account/security': false,
    };
    expect(await steps(admin)).toEqual(undone);
    const ctx = await app.ctx(EMAIL);

    await changeSettings(ctx, { name: 'Acme help' });
    await createDepartment(ctx, { name: 'IT' });
    const [policy] = await policyNames(ctx);
    await updatePolicy(ctx, policy?.id ?? '', { p1Resolution: 2 * 3600 });
    expect(await steps(admin)).toEqual({
      ...undone,
      '/admin/settings#f-name': true,
      '/admin/departments': true,
      '/admin/sla': true,
    });

    await createUser(ctx, { email: 'second@demo.test', name: 'Second', role: 'technician' });
    await createTicket(ctx, { subject: 'A try', description: 'A try' });
    const page = await admin.get('/admin');
    expect(page.html.querySelector('#steps .card-head p')?.text).toBe('6 of 7 done');

    await setUpTotp(admin);
    expect(await steps(admin)).toBeNull();
    expect((await admin.get('/admin')).text).not.toContain('first-steps');
  });
});

describe('on a desk that is in use', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  test('who hides them does not see them again, others do, and they can be asked back', async () => {
    const ctx = await app.ctx('admin@demo.test');
    await createUser(ctx, { email: EMAIL, name: 'Other', role: 'administrator', locale: 'en' });
    const [admin, other] = [await app.as('admin@demo.test'), await app.as(EMAIL)];
    expect(await steps(admin)).not.toBeNull();
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await admin.post('/admin/first-steps')).location).toBe('/admin');
    }
    expect(await steps(admin)).toBeNull();
    expect(await steps(other)).not.toBeNull();
    expect(await steps(await app.as('admin@demo.test'))).toBeNull();
    expect((await admin.post('/admin/first-steps', { shown: 'on' })).location).toBe('/admin#steps');
    expect(await steps(admin)).not.toBeNull();
  });
});

describe('on the demo desk', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ filling: 'demo', commits: true });
  });
  afterAll(() => app.close());

  test('what the demo brings is ticked off, and being rid of it is a step', async () => {
    const admin = await app.as('admin@demo.test');
    expect(await steps(admin)).toEqual({
      '/admin/settings#f-name': false,
      '/admin/users/invite': true,
      '/admin/departments': true,
      '/admin/sla': true,
      '/admin/deliveries': false,
      '/desk/tickets/new': true,
      '/admin/demo': false,
      '/account/security': false,
    });
    const { html } = await admin.get('/admin');
    expect(html.querySelector('.admin-groups a[href="/admin/demo"]')).not.toBeNull();
    const figures = html.querySelectorAll('.stat-value').map(({ text }) => Number(text));
    expect(figures).toHaveLength(4);
    expect(figures[0]).toBeGreaterThan(0);
  });
});
