import { signUpCustomer } from '../../src/features/auth/registration/sign-up.service';
import { createOrganization, updateOrganization } from '../../src/features/organizations';
import { changeSettings } from '../../src/features/settings';
import { inTx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('no organization gets the domain of a provider that is open to anybody, and one that has it lets nobody in', async () => {
  const admin = await app.ctx('admin@demo.test');
  const fields = { domains: { key: 'organizations.error.public_domain', params: { domain: 'gmail.com' } } };
  const wanted = { name: 'Taller', domains: ['taller.test', 'gmail.com'], sharesTickets: true };
  await expect(createOrganization(admin, wanted)).rejects.toMatchObject({ fields });
  const { id } = await createOrganization(admin, { ...wanted, domains: ['taller.test'] });
  await app.system.db('organizations').where({ id }).update({ domains: wanted.domains });
  // Whoever changes something else of it is not held up.
  expect(await updateOrganization(admin, id, { note: 'x' })).toMatchObject({ note: 'x' });
  const joined = async (email: string) =>
    (await inTx(await app.ctx(), (tx) => signUpCustomer(tx, { name: 'Ana', email, locale: 'es' })))
      .organizationId;
  expect(await joined('ana@gmail.com')).toBeNull();
  expect(await joined('ana@taller.test')).toBe(id);
});

test('a domain with letters beside a to z is one domain in both spellings, and is shown as people read it', async () => {
  const browser = await app.as('admin@demo.test');
  await browser.get('/admin/organizations');
  const form = { name: 'Mañana', domains: '@Mañana.example', note: '', isActive: 'on' };
  expect((await browser.post('/admin/organizations', form)).status).toBe(303);
  const [made] = await app.system.db('organizations').where({ name: 'Mañana' });
  expect(made.domains).toEqual(['xn--maana-pta.example']);
  const page = await browser.get(`/admin/organizations/${made.id}`);
  expect(page.html.querySelector('#f-domains')?.text.trim()).toBe('mañana.example');
  for (const path of ['/admin/organizations', '/admin/audit']) {
    const list = (await browser.get(path)).html.querySelector('main')?.text;
    expect(list).toContain('mañana.example');
    expect(list).not.toContain('xn--');
  }
  for (const email of ['ana@mañana.example', 'eva@xn--maana-pta.example']) {
    const customer = { name: 'Ana', email, locale: 'es' } as const;
    const { organizationId } = await inTx(await app.ctx(), (tx) => signUpCustomer(tx, customer));
    expect(organizationId).toBe(made.id);
  }
});

test('the administration names the organization that has such a domain from before, until it is put right', async () => {
  const ctx = await app.ctx('admin@demo.test');
  const { id } = await createOrganization(ctx, { name: 'Taller', domains: ['taller.test'] });
  await app.system
    .db('organizations')
    .where({ id })
    .update({ domains: ['gmail.com', 'taller.test'] });
  const notices = async () =>
    (await (await app.as('admin@demo.test')).get('/admin')).html
      .querySelectorAll('#places .notice')
      .filter((notice) => notice.text.includes('“gmail.com”, of “Taller”'))
      .map((notice) => notice.querySelector('a')?.getAttribute('href'));
  const path = `/admin/organizations/${id}`;
  expect(await notices()).toEqual([path]);
  expect((await (await app.as('admin@demo.test')).get(path)).status).toBe(200);
  await updateOrganization(ctx, id, { domains: ['taller.test'] });
  expect(await notices()).toEqual([]);
});

test('the page of access warns of domains by which anybody can sign up, where domains decide', async () => {
  const ctx = await app.ctx('admin@demo.test');
  const warning = async () =>
    (await (await app.as('admin@demo.test')).get('/admin/access')).html
      .querySelector('.notice.tone-amber')
      ?.text.trim();
  const signUpDomains = ['hotmail.es', 'taller.test', 'gmail.com'];
  await changeSettings(ctx, { signUp: 'domains', signUpDomains });
  expect(await warning()).toContain('an address of hotmail.es and gmail.com');
  await changeSettings(ctx, { signUp: 'open' });
  expect(await warning()).toBeUndefined();
});
