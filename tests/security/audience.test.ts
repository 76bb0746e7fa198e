import { dashboard } from '../../src/features/reports';
import {
  changeTicket,
  createTicket,
  findTicket,
  followTicket,
  listsChangedSince,
  listTickets,
  openAttachment,
  portalCounts,
  portalTickets,
  rateTicket,
  reply,
  takeTicket,
  ticketPage,
  ticketsChangedSince,
  viewCounts,
} from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { SAMPLE_TIMEOUT_MS } from '../support/thorough';
import { refusal } from '../tickets/desk';
import { aboutTicket, addressesOf, gets, posts } from './addresses';
import { broken, crawl, telling } from './crawl';
import { heardBy } from './hints.support';
import {
  everyField,
  follow,
  INTERNAL,
  idOf,
  participate,
  plant,
  SECRET,
  stored,
  tells,
  type World,
} from './world';

// Staff and a ticket that is theirs in another way than by their work: what they are to it says what they see.

jest.setTimeout(SAMPLE_TIMEOUT_MS);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are hundreds of pages here.
  app = await testApp({ env: { NODE_ENV: 'production' } });
});
afterAll(() => app.close());

type Case = [who: string, email: string, prepare: () => Promise<World>];

async function inCopy(email: string): Promise<World> {
  const world = await plant(app);
  await participate(app, world, [email]);
  return world;
}

const AS_CUSTOMERS: Case[] = [
  ['its requester', 'technician2@demo.test', () => plant(app, 'technician2@demo.test')],
  ['a participant', 'technician2@demo.test', () => inCopy('technician2@demo.test')],
];

const AS_STAFF: Case[] = [
  [
    'requester and follower',
    'technician2@demo.test',
    async () => follow(app, await plant(app, 'technician2@demo.test'), 'technician2@demo.test'),
  ],
  ['requester in the own department', 'technician@demo.test', () => plant(app, 'technician@demo.test')],
  ['an administrator who is requester', 'admin@demo.test', () => plant(app, 'admin@demo.test')],
  [
    'participant and follower',
    'technician2@demo.test',
    async () => follow(app, await inCopy('technician2@demo.test'), 'technician2@demo.test'),
  ],
];

describe.each(AS_CUSTOMERS)('a technician who is %s and nothing else', (who, email, prepare) => {
  let world: World;
  let ctx: Ctx;
  beforeEach(async () => {
    world = await prepare();
    ctx = await app.ctx(email);
  });

  test('reads at every address what a customer reads', async () => {
    const { number } = world.ticket;
    const visits = await crawl(await app.as(email), world);
    expect(broken(visits)).toEqual([]);
    // Which fields staff fill in for customers is no ticket's secret, here and where columns are chosen.
    const named = ['/desk/tickets/new', '/desk/exports/new'];
    const pages = visits.filter(({ address }) => !named.includes(address));
    expect(telling(pages, INTERNAL)).toEqual([]);
    expect(telling(visits, SECRET)).toContain(`/portal/tickets/${number}`);
    expect(telling(visits, SECRET)).toContain('/portal/tickets?q=zanzibar');
    expect(telling(visits, SECRET)).toContain(`/portal/tickets/${number}/attachments/${world.ids.reply}`);
    expect(telling(visits, SECRET).filter((address) => !address.startsWith('/portal'))).toEqual([]);
    const found = visits.filter(({ address, answer }) => {
      return address.startsWith(`/desk/tickets/${number}`) && answer.status !== 404;
    });
    expect(found.map(({ address, answer }) => [address, answer.status, answer.location])).toEqual([
      [`/desk/tickets/${number}.pdf`, 303, `/portal/tickets/${number}.pdf`],
      [`/desk/tickets/${number}`, 303, `/portal/tickets/${number}`],
    ]);
    const note = visits.find(({ address }) =>
      address.endsWith(`/portal/tickets/${number}/attachments/${world.ids.note}`),
    );
    expect(note?.answer.status).toBe(404);
    const link = await (await app.as(email)).get(`/tickets/${number}`);
    expect([link.status, link.location]).toEqual([303, `/portal/tickets/${number}`]);
  });

  test('changes nothing of it from the desk', async () => {
    const browser = await app.as(email);
    const before = await stored(app);
    for (const route of posts.filter((one) => aboutTicket(one) && one.path.startsWith('/desk'))) {
      for (const address of addressesOf(route, world)) {
        const answer = await browser.post(address, await everyField(app, world));
        expect([address, answer.status]).toEqual([address, 404]);
      }
    }
    const numbers = String(world.ticket.number);
    for (const form of [{ numbers, priority: 'P1', tag: 'mine' }, { take: numbers }]) {
      expect((await browser.post('/desk/tickets', form)).status).toBe(422);
    }
    expect(await stored(app)).toEqual(before);
  });

  test('may do in no service what staff may', async () => {
    const { id } = world.ticket;
    const me = await idOf(app, email);
    const attempts = [
      () => reply(ctx, id, { body: 'x', visibility: 'internal' }),
      () => reply(ctx, id, { body: 'x', visibility: 'public', status: 'resolved' }),
      () => takeTicket(ctx, id),
      () => followTicket(ctx, id, true),
      () => changeTicket(ctx, id, { followerIds: [me] }),
      () => changeTicket(ctx, id, { participantIds: [] }),
      () => changeTicket(ctx, id, { assigneeId: me }),
      () => changeTicket(ctx, id, { departmentId: world.ticket.departmentId, priority: 'P1' }),
      () => changeTicket(ctx, id, { tags: ['mine'] }),
      () => changeTicket(ctx, id, { status: 'resolved' }),
    ];
    const refusals: string[] = [];
    for (const attempt of attempts) refusals.push(await refusal(attempt));
    expect(refusals).toEqual(attempts.map(() => 'forbidden'));
  });

  test('is told by the page what a customer is told', async () => {
    const page = await ticketPage(ctx, world.ticket.number);
    expect(JSON.stringify(page).toLowerCase()).not.toContain(INTERNAL.toLowerCase());
    const nothing = { followers: [], requesterTickets: [], following: false };
    expect(page).toMatchObject({ ...nothing, requester: { email: null, phone: null } });
    const own = who === 'its requester';
    const may = { reply: true, note: false, change: false, assign: false, delete: false, close: own };
    expect(page.may).toMatchObject({ ...may, rate: false, legal: own ? ['closed'] : [] });
    expect(page.timeline.filter(({ kind }) => kind === 'note')).toEqual([]);
    const ticket = await findTicket(ctx, world.ticket.number);
    expect(ticket).toMatchObject({ internals: false, tags: [], firstResponseAt: null });
    const open = (file: string) =>
      refusal(async () => (await openAttachment(ctx, world.ticket.number, file)).stream.destroy());
    expect([await open(world.ids.note), await open(world.ids.reply)]).toEqual(['not_found', 'allowed']);
  });

  test('has it among the own requests, not in the lists and counts of the desk', async () => {
    const { id, number } = world.ticket;
    const mine = await portalTickets(ctx, {});
    expect(mine.items.map((item) => item.id)).toEqual([id]);
    expect(mine.items[0]).toMatchObject({ tags: [], requester: { isVip: false } });
    expect(await portalCounts(ctx)).toEqual({ waiting: 0, open: 1, done: 0 });
    for (const filter of [{}, { q: `#${number}` }, { q: 'zanzibar' }, { tag: 'zanzibar' }]) {
      expect((await listTickets(ctx, filter)).items).toEqual([]);
    }
    expect((await viewCounts(ctx)).all).toBe(0);
    const { totals, oldestWaiting } = await dashboard(ctx);
    expect([totals.open, totals.createdToday, oldestWaiting]).toEqual([0, 0, []]);
  });

  test('does not come upon it from the tickets beside it in a queue', async () => {
    const building = await app.system.db('departments').where({ name: 'Building' }).first();
    const requesterId = await idOf(app, 'customer@demo.test');
    const filed = { subject: 'Beside', description: 'it', requesterId, departmentId: building.id };
    const { number } = await createTicket(await app.ctx('admin@demo.test'), filed);
    const page = await (await app.as(email)).get(`/desk/tickets/${number}?view=all`);
    expect([page.status, tells(page, SECRET)]).toEqual([200, false]);
  });

  test('hears at an open page of what a customer hears', async () => {
    expect(await heardBy(app, email, world)).toEqual([
      [false, false, false],
      [false, false, false],
      [true, false, true],
    ]);
  });

  test('has missed, while a page opened, only what a customer missed', async () => {
    const { id } = world.ticket;
    const admin = await app.ctx('admin@demo.test');
    const at = (seconds: number) => new Date(ctx.now.getTime() + seconds * 1000);
    const missed = async (since: Date) => [
      await ticketsChangedSince(ctx, [id], since),
      await listsChangedSince(ctx, 'portal', since),
      await listsChangedSince(ctx, 'queue', since),
    ];
    await reply({ ...admin, now: at(60) }, id, { body: 'x', visibility: 'internal' });
    expect(await missed(at(30))).toEqual([[], false, false]);
    await reply({ ...admin, now: at(90) }, id, { body: 'x', visibility: 'public' });
    expect(await missed(at(80))).toEqual([[id], true, false]);
  });

  test('speaks as a customer', async () => {
    const { id } = world.ticket;
    const browser = await app.as(email);
    const path = `/portal/tickets/${world.ticket.number}`;
    expect((await browser.post(`${path}/replies`, { body: 'Hello' })).status).toBe(303);
    const [event] = await app.system
      .db('events')
      .where({ ticketId: id, type: 'ticket.replied' })
      .orderBy('id', 'desc');
    expect(event.data).toMatchObject({ by: 'customer' });
    const admin = await app.ctx('admin@demo.test');
    await changeTicket(admin, id, { status: 'resolved' });
    const own = who === 'its requester';
    expect(await refusal(() => rateTicket(ctx, id, { score: 9 }))).toBe(own ? 'allowed' : 'forbidden');
    expect((await browser.post(`${path}/reopening`)).status).toBe(own ? 303 : 403);
    expect((await browser.post(`${path}/closure`)).status).toBe(own ? 303 : 403);
  });
});

describe.each(AS_STAFF)('staff: %s', (_who, email, prepare) => {
  test('see it at the desk, internals and all, and nowhere else', async () => {
    const world = await prepare();
    const { number } = world.ticket;
    const visits = await crawl(await app.as(email), world);
    expect(broken(visits)).toEqual([]);
    expect(telling(visits, INTERNAL)).toContain(`/desk/tickets/${number}`);
    expect(telling(visits, INTERNAL).filter((address) => address.startsWith('/portal'))).toEqual([]);
    const portal = visits.find(({ address }) => address === `/portal/tickets/${number}`);
    expect([portal?.answer.status, portal?.answer.location]).toEqual([303, `/desk/tickets/${number}`]);
    const link = visits.find(({ address }) => address === `/tickets/${number}`);
    expect(link?.answer.location).toBe(`/desk/tickets/${number}`);
    const browser = await app.as(email);
    const before = await stored(app);
    for (const { path } of posts.filter((one) => aboutTicket(one) && one.path.startsWith('/portal'))) {
      const answer = await browser.post(path.replace(':number', String(number)), {
        body: 'x',
        satisfaction: 1,
      });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect(await stored(app)).toEqual(before);
    const ctx = await app.ctx(email);
    expect((await listTickets(ctx, { q: 'zanzibar' })).items).toHaveLength(1);
    expect(await refusal(() => reply(ctx, world.ticket.id, { body: 'x', visibility: 'internal' }))).toBe(
      'allowed',
    );
  });

  test('hear of everything, in the queue too', async () => {
    expect(await heardBy(app, email, await prepare())).toEqual([
      [true, true, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});

test('the routes of a ticket are of the desk or of the portal', () => {
  const others = [...gets, ...posts].filter(aboutTicket).map(({ path }) => path);
  // One leads each reader to the other two.
  const elsewhere = others.filter((path) => !/^\/(desk|portal)\/tickets\/:number/.test(path));
  expect(elsewhere).toEqual(['/tickets/:number']);
});
