import { routes } from '../../src/app/routes';
import { createTicket, reply } from '../../src/features/tickets';
import { deactivateUser, reactivateUser, updateUser } from '../../src/features/users';
import { type Answer, isIn } from '../support/browser';
import { ADMIN, actingAs, app, CUSTOMER, idOf } from './acting.support';
import { cookie, eventsOf, signedIn, signInsOf } from './sessions.support';

const TECHNICIAN = 'technician@demo.test';

const bannerOf = ({ html }: Answer) =>
  html.querySelector('.acting-bar')?.textContent.replace(/\s+/g, ' ').trim();

/** Addresses of all pages; of those that name a thing, one that is there and one that is not. */
function addresses(number: number, id: string): string[] {
  return routes
    .filter(({ method, path }) => method === 'get' && path !== '/live')
    .map(({ path }) =>
      path.replace(':number', String(number)).replace(':id', id).replace(/:\w+/g, 'unknown'),
    );
}

test('from the person’s page to their home, and back to one’s own sign-in, each time under a new session id', async () => {
  const admin = await signedIn(app, ADMIN);
  const id = await idOf(CUSTOMER);
  const page = await admin.get(`/admin/users/${id}`);
  expect(page.html.querySelector(`form[action="/admin/users/${id}/acting"]`)).not.toBeNull();
  expect(bannerOf(page)).toBeUndefined();
  const before = admin.copy();
  const began = await admin.post(`/admin/users/${id}/acting`);
  expect(began.location).toBe('/portal');
  expect(cookie(admin)).not.toBe(cookie(before));
  const home = await admin.get('/portal');
  expect(bannerOf(home)).toBe('You are acting as Clara Cliente. Everything you do is recorded. Stop');
  // What was copied before is nobody's any more: neither the administrator's nor the person's.
  expect(await isIn(before)).toBe(false);
  expect((await admin.get('/admin/users')).status).toBe(404);
  const acting = admin.copy();
  const ended = await admin.post('/acting/end');
  expect(ended.location).toBe(`/admin/users/${id}`);
  expect((await admin.get('/admin/users')).status).toBe(200);
  expect(await isIn(acting)).toBe(false);
  const [row] = await signInsOf(app, CUSTOMER);
  expect([row?.method, row?.endedAt !== null]).toEqual(['acting', true]);
  const [began1, ended1] = [
    await eventsOf(app, CUSTOMER, 'user.acting_began'),
    await eventsOf(app, CUSTOMER, 'user.acting_ended'),
  ];
  const adminId = await idOf(ADMIN);
  expect([began1.at(-1)?.actorId, ended1.at(-1)?.actorId]).toEqual([adminId, adminId]);
});
test('a sign-in of an hour, and a technician’s home', async () => {
  const admin = await signedIn(app, ADMIN);
  const answer = await admin.post(`/admin/users/${await idOf(TECHNICIAN)}/acting`);
  expect(answer.location).toBe('/desk');
  await admin.get('/desk');
  const [acting] = await signInsOf(app, TECHNICIAN);
  const [own] = await signInsOf(app, ADMIN);
  expect(acting).toMatchObject({ method: 'acting', parentId: own?.id });
  expect((acting?.expiresAt.getTime() ?? 0) - (acting?.createdAt.getTime() ?? 0)).toBe(60 * 60 * 1000);
  await app.system
    .db('signIns')
    .where({ id: acting?.id })
    .update({ expiresAt: new Date(Date.now() - 1000) });
  const late = await admin.get('/desk');
  expect(late.location).toMatch(/^\/login/);
  // The page that is still open leads back, all the same.
  expect((await admin.post('/acting/end')).location).toBe(`/admin/users/${await idOf(TECHNICIAN)}`);
  expect((await admin.get('/admin/users')).status).toBe(200);
});
test('never as another administrator, oneself, somebody deactivated, or within another', async () => {
  const [admin, system] = [await signedIn(app, ADMIN), await app.ctx(ADMIN)];
  const [own, other, customer] = [await idOf(ADMIN), await idOf('colleague@demo.test'), await idOf(CUSTOMER)];
  const refused = async (id: string) => {
    const page = await admin.get(`/admin/users/${id}`);
    expect(page.html.querySelector('form[action$="/acting"]')).toBeNull();
    return (await admin.post(`/admin/users/${id}/acting`)).status;
  };
  expect(await refused(own)).toBe(403);
  await updateUser(system, other, { role: 'administrator' });
  expect(await refused(other)).toBe(403);
  await updateUser(system, other, { role: 'customer' });
  await deactivateUser(system, other);
  expect(await refused(other)).toBe(403);
  await reactivateUser(system, other);
  expect((await admin.post('/admin/users/019a0000-0000-7000-8000-000000000000/acting')).status).toBe(404);
  const acting = await actingAs(TECHNICIAN);
  expect([403, 404]).toContain((await acting.post(`/admin/users/${customer}/acting`)).status);
  for (const email of [TECHNICIAN, CUSTOMER]) {
    const person = await signedIn(app, email);
    expect((await person.post(`/admin/users/${other}/acting`)).status).toBe(404);
  }
  expect((await app.visitor().post(`/admin/users/${other}/acting`)).location).toMatch(/^\/login/);
});
test('only with the form’s token, and only soon after proving who one is', async () => {
  const admin = await signedIn(app, ADMIN);
  const id = await idOf(CUSTOMER);
  expect((await admin.post(`/admin/users/${id}/acting`, { _csrf: 'made up' })).status).toBe(403);
  const [own] = await signInsOf(app, ADMIN);
  const confirmedAt = new Date(Date.now() - 16 * 60_000);
  await app.system.db('signIns').where({ id: own?.id }).update({ confirmedAt });
  const asked = await admin.post(
    `/admin/users/${id}/acting`,
    {},
    { referer: `${app.url}/admin/users/${id}` },
  );
  const next = encodeURIComponent(`/admin/users/${id}`);
  expect(asked.location).toBe(`/confirm?next=${next}`);
  const proved = await admin.post('/confirm', { password: 'servidesk-demo', next: `/admin/users/${id}` });
  expect(proved.location).toBe(`/admin/users/${id}`);
  await admin.get('/account');
  expect((await admin.post(`/admin/users/${id}/acting`)).location).toBe('/portal');
  expect((await admin.post('/acting/end', { _csrf: 'made up' })).status).toBe(403);
});
test.each([CUSTOMER, TECHNICIAN])('every page says so, in both languages (%s)', async (email) => {
  const requester = await app.ctx(CUSTOMER);
  const ticket = await createTicket(requester, { subject: 'Everywhere', description: 'Is it said?' });
  await reply(requester, ticket.id, { body: 'Here too', visibility: 'public' });
  const browser = await actingAs(email);
  const silent: string[] = [];
  let pages = 0;
  for (const [locale, words] of [
    ['es', 'Actuando en nombre de'],
    ['en', 'You are acting as'],
  ] as const) {
    await app.system.db('users').where({ email }).update({ locale });
    for (const address of addresses(ticket.number, ticket.id)) {
      // Off to other services, and out of the frame.
      const answer = await browser.get(address);
      if (answer.status >= 300 && answer.status < 400) continue;
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
      pages += 1;
      if (!bannerOf(answer)?.startsWith(words)) silent.push(`${answer.status} ${address}`);
      expect([address, answer.status < 500]).toEqual([address, true]);
    }
  }
  expect(silent).toEqual([]);
  expect(pages).toBeGreaterThan(60);
});
test('what is the person’s alone is out of reach, and the page says why', async () => {
  const browser = await actingAs(TECHNICIAN);
  const self = routes.filter((route) => route.self);
  expect(self.length).toBeGreaterThan(10);
  const open: string[] = [];
  for (const { method, path } of self) {
    const address = path.replace(/:\w+/g, '019a0000-0000-7000-8000-000000000000');
    const answer = await (method === 'get' ? browser.get(address) : browser.post(address));
    const says = answer.text.includes('their password and ways to sign in are out of reach');
    if (answer.status !== 403 || !says || !bannerOf(answer)) open.push(`${answer.status} ${method} ${path}`);
  }
  expect(open).toEqual([]);
});
test('whatever is done meanwhile bears both names, in the audit log too', async () => {
  const browser = await actingAs(CUSTOMER);
  const category = (await app.system.db('categories').where({ nameEn: 'Laptops' }).first()).id as string;
  const form = { subject: 'Said for her', description: 'By the desk', urgency: 'normal', category };
  const filed = await browser.post('/portal/tickets', form);
  expect(filed.status).toBe(303);
  const number = Number(/\d+/.exec(filed.location ?? '')?.[0]);
  const { id: ticketId } = await app.system.db('tickets').where({ number }).first();
  const events = await app.system.db('events').where({ ticketId });
  const [adminId, customerId] = [await idOf(ADMIN), await idOf(CUSTOMER)];
  expect(events.map(({ actorId, actedBy }) => [actorId, actedBy])).toContainEqual([customerId, adminId]);
  await browser.post('/acting/end');
  const who = async (query: string) => {
    const { html } = await browser.get(`/admin/audit?ticket=${number}&${query}`);
    return html.querySelectorAll('#audit tbody tr').map((row) => row.textContent.replace(/\s+/g, ' '));
  };
  const [all, byAdmin, byPerson, byOther] = [
    await who(''),
    await who('person=alma'),
    await who('person=clara'),
    await who('person=teresa'),
  ];
  expect(all.join()).toContain('Clara Cliente (by administrator Alma Admin)');
  expect([byAdmin.length > 0, byPerson.length > 0, byOther.length]).toEqual([true, true, 0]);
});
test('the ticket’s page tells staff who acted for whom, and the person themselves nothing of it', async () => {
  const browser = await actingAs(CUSTOMER);
  const category = (await app.system.db('categories').where({ nameEn: 'Laptops' }).first()).id as string;
  const form = { subject: 'Said for her', description: 'By the desk', urgency: 'normal', category };
  const { location } = await browser.post('/portal/tickets', form);
  await browser.post(`${location}/replies`, { body: 'And this, too' });
  const own = await browser.get(location ?? '');
  expect(own.html.querySelector('.timeline')?.text).not.toContain('Alma Admin');
  await browser.post('/acting/end');
  const { html } = await browser.get((location ?? '').replace('/portal', '/desk'));
  const entries = html.querySelectorAll('.timeline > li').map((entry) => entry.text.replace(/\s+/g, ' '));
  expect(entries.filter((entry) => entry.includes('through Alma Admin'))).toHaveLength(2);
  expect(entries.find((entry) => entry.includes('And this, too'))).toContain('through Alma Admin');
});
test('the person is not taken for having been there, and sees who was', async () => {
  const seen = new Date(Date.now() - 24 * 60 * 60 * 1000);
  const person = await signedIn(app, CUSTOMER);
  await app.system.db('users').where({ email: CUSTOMER }).update({ lastSeenAt: seen });
  const browser = await actingAs(CUSTOMER);
  const [acting] = await signInsOf(app, CUSTOMER);
  const rested = new Date(Date.now() - 10 * 60_000);
  await app.system
    .db('signIns')
    .whereIn('id', [acting?.id ?? '', acting?.parentId ?? ''])
    .update({ lastSeenAt: rested });
  expect((await browser.get('/portal')).status).toBe(200);
  expect((await app.system.db('users').where({ email: CUSTOMER }).first()).lastSeenAt).toEqual(seen);
  const own = await app.system.db('signIns').where({ id: acting?.parentId }).first();
  expect(own.lastSeenAt > rested).toBe(true);
  const listed = (await person.get('/account/sessions')).html.querySelector(`#session-${acting?.id}`);
  expect(listed?.textContent).toMatch(/Administrator[\s\S]*Alma Admin, as administrator/);
  // And can put an end to it.
  await person.post(`/account/sessions/${acting?.id}/end`);
  expect(await isIn(browser)).toBe(false);
});
