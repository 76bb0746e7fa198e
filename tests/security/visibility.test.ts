import { updateOrganization } from '../../src/features/organizations';
import {
  changeTicket,
  createTicket,
  deleteTicket,
  findTicket,
  followTicket,
} from '../../src/features/tickets';
import { deactivateUser, updateUser } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { aboutTicket, addressesOf, gets, posts } from './addresses';
import { broken, crawl, telling, type Visit } from './crawl';
import {
  essence,
  everyField,
  everythingIn,
  FIELD,
  INTERNAL,
  idOf,
  numbersOf,
  participate,
  plant,
  SECRET,
  stored,
  tells,
  type World,
} from './world';

// A customer, a technician and a visitor at every address that the application has, with a planted ticket in it.

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production' } });
});
afterAll(() => app.close());

/** Asserts that the ticket does not exist for whoever made these visits. */
function expectNothing(visits: Visit[], { ticket }: World): void {
  expect(broken(visits)).toEqual([]);
  expect(telling(visits, SECRET)).toEqual([]);
  const found = visits.filter(({ about, answer }) => about && answer.status !== 404);
  expect(found.map(({ address, answer }) => `${answer.status} ${address}`)).toEqual([]);
  const links = new RegExp(`/(portal|desk)/tickets/${ticket.number}[^0-9]`);
  const linked = visits.filter(({ answer, about }) => !about && links.test(answer.text));
  expect(linked.map(({ address }) => address)).toEqual([]);
}

const at = (email: string) => app.as(email);

describe('strangers', () => {
  test.each([
    ['a customer of another organization', 'customer2@demo.test'],
    ['a technician of another department', 'technician2@demo.test'],
  ])('%s gets the same pages with the ticket as without it', async (_who, email) => {
    const browser = await at(email);
    const world = await plant(app);
    await deleteAltogether(world);
    const before = await crawl(browser, world);
    const again = await replant(world);
    const after = await crawl(browser, again);
    expectNothing(after, again);
    const differing = after.filter(
      ({ answer }, index) => comparable(answer, again) !== comparable(before[index]?.answer as Answer, world),
    );
    // This one makes a secret each time it is opened.
    const addresses = differing
      .map(({ address }) => address)
      .filter((path) => path !== '/account/security/totp');
    expect(addresses).toEqual([]);
  });

  test('a ticket that was linked to theirs is not named on it', async () => {
    const { ticket } = await plant(app);
    const stranger = await app.ctx('customer2@demo.test');
    const own = await createTicket(stranger, { subject: 'Mine', description: 'Mine' });
    const admin = await app.ctx('admin@demo.test');
    const { number } = ticket;
    await changeTicket(admin, own.id, {
      status: 'closed',
      closeReason: 'duplicate',
      duplicateOfNumber: number,
    });
    await app.system.db('tickets').where({ id: own.id }).update({ followUpOf: ticket.id });
    await app.system.db('tickets').where({ id: ticket.id }).update({ followUpOf: own.id });
    expect(await numbersOf(admin, own.number)).toEqual([number, number, number]);
    expect(await numbersOf(stranger, own.number)).toEqual([]);
    const page = await (await at('customer2@demo.test')).get(`/portal/tickets/${own.number}`);
    expect(page.status).toBe(200);
    expect([tells(page, SECRET), page.text.includes(`#${number}`)]).toEqual([false, false]);
    await app.system
      .db('tickets')
      .where({ id: own.id })
      .update({ departmentId: (await app.system.db('departments').where({ name: 'Building' }).first()).id });
    const desk = await (await at('technician2@demo.test')).get(`/desk/tickets/${own.number}`);
    expect(desk.status).toBe(200);
    expect([tells(desk, SECRET), desk.text.includes(`#${number}`)]).toEqual([false, false]);
  });

  test.each([
    ['customer2@demo.test', 'customer'],
    ['technician2@demo.test', 'technician'],
  ])('%s changes nothing of it at any address', async (email, role) => {
    const world = await plant(app);
    const browser = await at(email);
    const before = await stored(app);
    const answers: string[] = [];
    for (const route of posts.filter((one) => aboutTicket(one) || one.path.startsWith('/admin'))) {
      for (const address of addressesOf(route, world)) {
        const answer = await browser.post(address, await everyField(app, world));
        if (answer.status !== 404 || tells(answer, SECRET)) answers.push(`${answer.status} ${address}`);
      }
    }
    expect(answers).toEqual([]);
    expect(await stored(app)).toEqual(before);
    if (role === 'technician') {
      const bulk = { numbers: String(world.ticket.number), priority: 'P1', tag: 'mine', assignee: 'none' };
      const answer = await browser.post('/desk/tickets', bulk);
      expect([answer.status, tells(answer, SECRET)]).toEqual([422, false]);
      const taken = await browser.post('/desk/tickets', { take: String(world.ticket.number) });
      expect([taken.status, tells(taken, SECRET)]).toEqual([422, false]);
      expect(await stored(app)).toEqual(before);
    }
  });

  test('their own ticket cannot be made a duplicate of it, which would tell that it is there', async () => {
    const { ticket } = await plant(app);
    const technician = await app.ctx('technician2@demo.test');
    const building = await app.system.db('departments').where({ name: 'Building' }).first();
    const desk = await app.ctx();
    const requesterId = await idOf(app, 'customer2@demo.test');
    const own = await createTicket(desk, {
      ...{ subject: 'Ours', description: 'Ours', requesterId, departmentId: building.id },
    });
    expect((await findTicket(technician, own.number)).id).toBe(own.id);
    const browser = await at('technician2@demo.test');
    const close = (number: number) =>
      browser.post(`/desk/tickets/${own.number}/closure`, { reason: 'duplicate', duplicate_of: number });
    const [hidden, missing] = [await close(ticket.number), await close(99_999_999)];
    expect([hidden.status, missing.status]).toEqual([422, 422]);
    const plain = (answer: Answer, number: number) => essence(answer).replaceAll(String(number), 'N');
    expect(plain(hidden, ticket.number)).toBe(plain(missing, 99_999_999));
  });
});

describe('customers who may see the ticket', () => {
  test.each([
    ['its requester', 'customer@demo.test', async () => undefined],
    [
      'a participant',
      'customer2@demo.test',
      (world: World) => participate(app, world, ['customer2@demo.test']),
    ],
  ])('%s finds nothing that is for staff anywhere', async (_who, email, prepare) => {
    const world = await plant(app);
    await prepare(world);
    const visits = await crawl(await at(email), world);
    expect(broken(visits)).toEqual([]);
    expect(telling(visits, SECRET)).toContain(`/portal/tickets/${world.ticket.number}`);
    expect(telling(visits, INTERNAL)).toEqual([]);
    const note = visits.find(({ address }) => address.endsWith(world.ids.note));
    expect(note?.answer.status).toBe(404);
    const addresses = visits.flatMap(({ answer }) => answer.text.match(/[\w.]+@demo\.test/g) ?? []);
    expect([...new Set(addresses)].filter((address) => address !== email)).toEqual([]);
  });

  test('a colleague sees it while the organization shares, and not a moment longer', async () => {
    const world = await plant(app, 'colleague@demo.test');
    const browser = await at('customer2@demo.test');
    const shared = await crawl(browser, world);
    expect(telling(shared, SECRET)).toContain('/portal/tickets?section=open&organization=1');
    expect(telling(shared, SECRET)).toContain(`/portal/tickets/${world.ticket.number}`);
    expect(telling(shared, INTERNAL)).toEqual([]);
    const admin = await app.ctx('admin@demo.test');
    const organizationId = world.ticket.organizationId ?? '';
    await updateOrganization(admin, organizationId, { sharesTickets: false });
    expectNothing(await crawl(browser, world), world);
    await updateOrganization(admin, organizationId, { sharesTickets: true, isActive: false });
    expectNothing(await crawl(browser, world), world);
    await updateOrganization(admin, organizationId, { isActive: true });
    await updateUser(admin, await idOf(app, 'customer2@demo.test'), { organizationId: null });
    expectNothing(await crawl(browser, world), world);
  });

  test('a participant who is taken off the ticket has never heard of it', async () => {
    const world = await plant(app);
    await participate(app, world, ['customer2@demo.test']);
    const browser = await at('customer2@demo.test');
    expect((await browser.get(`/portal/tickets/${world.ticket.number}`)).status).toBe(200);
    await participate(app, world, []);
    expectNothing(await crawl(browser, world), world);
  });

  test('a participant replies and does no more', async () => {
    const world = await plant(app);
    await participate(app, world, ['customer2@demo.test']);
    const browser = await at('customer2@demo.test');
    const path = `/portal/tickets/${world.ticket.number}`;
    const before = await stored(app);
    for (const step of ['closure', 'reopening', 'rating']) {
      const answer = await browser.post(`${path}/${step}`, { satisfaction: 1 });
      expect([403, 422]).toContain(answer.status);
    }
    expect(await stored(app)).toEqual(before);
    expect((await browser.post(`${path}/replies`, { body: 'Hello' })).status).toBe(303);
  });

  test('what a customer sends beside the form’s fields is not taken', async () => {
    const world = await plant(app);
    const browser = await at('customer@demo.test');
    const more = await everyField(app, world);
    const sent = await browser.post('/portal/tickets', { ...more, subject: 'Mine', fields: 'x' });
    expect(sent.status).toBe(303);
    const admin = await app.ctx('admin@demo.test');
    const ticket = await findTicket(admin, Number(sent.location?.split('/').at(-1)));
    expect(ticket).toMatchObject({ ...{ tags: [], assigneeId: null, impact: 'medium', status: 'new' } });
    expect(ticket).toMatchObject({ priorityOverridden: false, type: 'incident', fields: {} });
    expect(ticket.requesterId).toBe(await idOf(app, 'customer@demo.test'));
    const path = `/portal/tickets/${ticket.number}`;
    const replied = await browser.post(`${path}/replies`, { ...more, visibility: 'internal' });
    expect(replied.status).toBe(303);
    const [comment] = await app.system.db('comments').where({ ticketId: ticket.id });
    expect(comment.visibility).toBe('public');
    expect(await findTicket(admin, ticket.number)).toMatchObject({
      status: 'new',
      priority: ticket.priority,
    });
    const hidden = await browser.post('/portal/tickets', {
      ...{ subject: 'A', description: 'B', urgency: 'low', 'fields.zq7x_internal': 'x' },
    });
    expect([hidden.status, tells(hidden, FIELD.labelEn)]).toEqual([422, false]);
    const profile = { name: 'Clara', theme: 'dark', role: 'administrator', organizationId: world.ticket.id };
    expect((await browser.post('/account', { ...profile, email: 'admin@demo.test' })).status).toBe(303);
    const user = await app.system.db('users').where({ email: 'customer@demo.test' }).first();
    expect([user.role, user.name]).toEqual(['customer', 'Clara']);
  });
});

describe('technicians', () => {
  test('a follower and an assignee of another department see it until they are neither', async () => {
    const world = await plant(app);
    const { id, number } = world.ticket;
    const [admin, browser] = [await app.ctx('admin@demo.test'), await at('technician2@demo.test')];
    const other = await idOf(app, 'technician2@demo.test');
    await changeTicket(admin, id, { followerIds: [other] });
    const followed = await crawl(browser, world);
    expect(broken(followed)).toEqual([]);
    expect(telling(followed, INTERNAL)).toContain(`/desk/tickets/${number}`);
    expect(telling(followed, SECRET)).toContain('/desk/tickets?view=all&q=zanzibar');
    await followTicket(await app.ctx('technician2@demo.test'), id, false);
    expectNothing(await crawl(browser, world), world);
    await changeTicket(admin, id, { assigneeId: other });
    expect((await browser.get(`/desk/tickets/${number}`)).status).toBe(200);
    await changeTicket(admin, id, { assigneeId: null });
    expectNothing(await crawl(browser, world), world);
  });

  test('whoever leaves the department loses its tickets at the next click', async () => {
    const world = await plant(app);
    const browser = await at('technician@demo.test');
    expect((await browser.get(`/desk/tickets/${world.ticket.number}`)).status).toBe(200);
    const [admin, id] = [await app.ctx('admin@demo.test'), await idOf(app, 'technician@demo.test')];
    await updateUser(admin, id, { departmentIds: [] });
    expectNothing(await crawl(browser, world), world);
  });

  test('whoever becomes a customer is signed out, and finds nothing of the desk when back', async () => {
    const world = await plant(app);
    const admin = await app.ctx('admin@demo.test');
    const id = await idOf(app, 'technician@demo.test');
    await changeTicket(admin, world.ticket.id, { followerIds: [id] });
    const browser = await at('technician@demo.test');
    await updateUser(admin, id, { role: 'customer' });
    for (const { answer, address } of await crawl(browser, world)) {
      expect([address, everythingIn(answer).includes('zq7x')]).toEqual([address, false]);
    }
    const back = app.visitor();
    await back.get('/login');
    const fields = { email: 'technician@demo.test', password: 'servidesk-demo' };
    expect((await back.post('/login', fields)).location).toBe('/portal');
    const visits = await crawl(back, world);
    expectNothing(visits, world);
    expect(telling(visits, INTERNAL)).toEqual([]);
  });
});

describe('nobody', () => {
  test('a deactivated person and a visitor are asked to sign in, whatever they ask for', async () => {
    const world = await plant(app);
    await deactivateUser(await app.ctx('admin@demo.test'), await idOf(app, 'technician@demo.test'));
    for (const browser of [await at('technician@demo.test'), app.visitor()]) {
      for (const route of gets) {
        for (const address of addressesOf(route, world)) {
          const answer = await browser.get(address);
          expect([address, everythingIn(answer).includes('zq7x')]).toEqual([address, false]);
          if (route.access === 'public')
            expect([address, answer.status, answer.status < 500]).toEqual([address, answer.status, true]);
          else
            expect([address, answer.status, answer.location?.slice(0, 12)]).toEqual([
              address,
              303,
              '/login?next=',
            ]);
        }
      }
      const before = await stored(app);
      for (const route of posts.filter(({ access }) => access !== 'public')) {
        const [address = ''] = addressesOf(route, world);
        const answer = await browser.post(address, await everyField(app, world));
        expect([address, answer.status, answer.location]).toEqual([address, 303, '/login?next=%2F']);
      }
      expect(await stored(app)).toEqual(before);
      const stream = await browser.get(`/live?topics=queue,ticket:${world.ticket.id}`);
      expect(stream.location).toMatch(/^\/login/);
    }
  });

  test.each(['customer@demo.test', 'technician@demo.test', 'admin@demo.test'])(
    'a deleted ticket is gone for %s',
    async (email) => {
      const world = await plant(app);
      await deleteTicket(await app.ctx('admin@demo.test'), world.ticket.id);
      const browser = await at(email);
      const visits = await crawl(browser, world);
      if (email !== 'admin@demo.test') return expectNothing(visits, world);
      // Who deletes can undo it, and the log says that it was there.
      const allowed = ['/admin/deleted', '/admin/audit', `/desk/tickets/${world.ticket.number}/deletion`];
      const told = telling(visits, SECRET).map((address) => address.split('?')[0] ?? '');
      expect(told.filter((address) => !allowed.includes(address))).toEqual([]);
    },
  );

  test('customers and technicians have no pages of administrators', async () => {
    const world = await plant(app);
    for (const email of ['customer@demo.test', 'technician@demo.test']) {
      const browser = await at(email);
      const before = await stored(app);
      for (const route of [...gets, ...posts].filter(({ access }) => access === 'administrator')) {
        for (const address of addressesOf(route, world)) {
          const answer =
            route.method === 'get'
              ? await browser.get(address)
              : await browser.post(address, await everyField(app, world));
          expect([email, address, answer.status]).toEqual([email, address, 404]);
        }
      }
      expect(await stored(app)).toEqual(before);
    }
  });
});

/** The ticket leaves no trace, as if it had never been filed. */
async function deleteAltogether({ ticket, ids }: World): Promise<void> {
  const { db } = app.system;
  await db.raw(`select erase(array[:id]::uuid[], '{}'::uuid[], 'test', gen_random_uuid(), null)`, {
    id: ticket.id,
  });
  await db('ticketFields').where({ key: 'zq7x_internal' }).orWhere({ key: 'zq7x_room' }).delete();
  expect(await db('attachments').where({ id: ids.note })).toEqual([]);
}

async function replant(before: World): Promise<World> {
  const world = await plant(app);
  // Who looks for it by its number before must look for the same number after.
  await app.system.db('tickets').where({ id: world.ticket.id }).update({ number: before.ticket.number });
  await app.system.db('ticketFields').where({ key: 'zq7x_internal' }).update({ isActive: false });
  await app.system.db('ticketFields').where({ key: 'zq7x_room' }).update({ isActive: false });
  return { ...world, ticket: { ...world.ticket, number: before.ticket.number } };
}

/** Ids differ from one planting to the next, and a page may echo what its address asked for. */
function comparable(answer: Answer, { ticket, ids }: World): string {
  const own = [ticket.id, ...Object.values(ids)].filter((id) => id !== ids.requester);
  return own.reduce((text, id) => text.replaceAll(id, 'ID'), `${answer.status}\n${essence(answer)}`);
}
