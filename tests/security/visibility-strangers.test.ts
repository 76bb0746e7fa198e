import { changeTicket, createTicket, deleteTicket, findTicket } from '../../src/features/tickets';
import { deactivateUser } from '../../src/features/users';
import type { Answer } from '../support/browser';
import { atMoment } from '../support/date';
import { sample } from '../support/thorough';
import { aboutTicket, addressesOf, gets, isPacked, posts } from './addresses';
import { crawl, telling } from './crawl';
import { app, at, expectNothing } from './visibility.support';
import {
  essence,
  essenceOfAny,
  everyField,
  idOf,
  numbersOf,
  plant,
  SECRET,
  stored,
  tells,
  tellsAnything,
  type World,
} from './world';

const MINUTE_MS = 60_000;

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

describe('strangers', () => {
  test.each([
    ['a customer of another organization', 'customer2@demo.test'],
    ['a technician of another department', 'technician2@demo.test'],
  ])('%s gets the same pages with the ticket as without it', async (_who, email) => {
    const browser = await at(email);
    const world = await plant(app);
    await deleteAltogether(world);
    // What a page tells of the time is marked as such: with the minute nothing else changes.
    const before = await crawl(browser, world);
    const again = await replant(world);
    const after = await atMoment(Date.now() + MINUTE_MS, () => crawl(browser, again));
    expectNothing(after, again);
    const differing = after.filter(
      ({ address, answer }, index) =>
        !isPacked(address) &&
        comparable(answer, again) !== comparable(before[index]?.answer as Answer, world),
    );
    // One makes a secret each time it is opened, one offers every field that there is, which is no ticket's, and one
    // says to the minute until when a pause would last.
    const others = ['/account/security/totp', '/desk/exports/new', '/account/notifications'];
    const addresses = differing.map(({ address }) => address).filter((path) => !others.includes(path));
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
    expect(essenceOfAny(hidden, ticket.number)).toBe(essenceOfAny(missing, 99_999_999));
  });
});
describe('nobody', () => {
  test('a deactivated person and a visitor are asked to sign in, whatever they ask for', async () => {
    const world = await plant(app);
    await deactivateUser(await app.ctx('admin@demo.test'), await idOf(app, 'technician@demo.test'));
    const askers = { deactivated: await at('technician@demo.test'), visitor: app.visitor() };
    for (const [who, browser] of Object.entries(askers)) {
      for (const route of sample(gets, 0.3, who)) {
        for (const address of addressesOf(route, world)) {
          const answer = await browser.get(address);
          expect([address, tellsAnything(answer)]).toEqual([address, false]);
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
      const closed = posts.filter(({ access }) => access !== 'public');
      for (const route of sample(closed, 0.3, who)) {
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
      const theirs = [...gets, ...posts].filter(({ access }) => access === 'administrator');
      for (const route of sample(theirs, 0.3, email)) {
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
