import { demoPeople, prepareDesk } from '../../src/app/first-start';
import { checkPassword, NOWHERE } from '../../src/features/auth';
import { cannedFor } from '../../src/features/canned';
import { hasDemo } from '../../src/features/demo';
import { dashboard } from '../../src/features/reports';
import { getSettings } from '../../src/features/settings';
import {
  findTicket,
  listTickets,
  openAttachment,
  portalCounts,
  portalTickets,
  STATUSES,
  ticketPage,
} from '../../src/features/tickets';
import { actorOf, findUserByEmail } from '../../src/features/users';
import { type Ctx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';

const SIGN_INS = ['admin', 'customer2', 'customer', 'technician2', 'technician'].map(
  (name) => `${name}@demo.test`,
);

let desk: TestApp;
let ctx: Ctx;

beforeAll(async () => {
  desk = await testApp({ commits: true, filling: 'migrated', env: { DEMO: 'true' } });
  ctx = systemCtx(desk.system);
  await prepareDesk(desk.system, { timeZone: 'Pacific/Auckland', locale: 'en' });
});

afterAll(() => desk.close());

async function as(email: string): Promise<Ctx> {
  const user = await findUserByEmail(ctx, email);
  return { ...ctx, channel: 'web', actor: await actorOf(ctx, user?.id ?? '') };
}

async function counts<T extends string>(sql: string): Promise<Record<T, number>> {
  const found = await rows<{ name: T; count: number }>(ctx.db, sql);
  return Object.fromEntries(found.map(({ name, count }) => [name, count])) as Record<T, number>;
}

test('a first start brings the demo, and a second start leaves it alone', async () => {
  const before = await counts('select kind as name, count(*) from demo_records group by kind');
  await prepareDesk(desk.system);
  expect(await counts('select kind as name, count(*) from demo_records group by kind')).toEqual(before);
  expect(before).toMatchObject({
    ...{ ticket: 41, user: 12, department: 3, organization: 3, sign_in: 5 },
    ...{ calendar: 3, feed: 1, policy: 4 },
  });
  expect(await hasDemo(ctx)).toBe(true);
});

test('everything there is has been written down', async () => {
  const tables = {
    ticket: 'tickets',
    user: 'users',
    department: 'departments',
    organization: 'organizations',
    category: 'categories',
    skill: 'skills',
    field: 'ticket_fields',
    canned: 'canned_replies',
    calendar: 'calendars',
    feed: 'calendar_feeds',
    policy: 'sla_policies',
    announcement: 'announcements',
  };
  for (const [kind, table] of Object.entries(tables)) {
    const unknown = await rows(
      ctx.db,
      `select id from ${table} where id not in (select id from demo_records where kind = :kind)`,
      { kind },
    );
    expect({ table, unknown }).toEqual({ table, unknown: [] });
  }
});

test('tickets are in every state, of every priority and type, rated, followed and shared', async () => {
  const states = await counts('select status as name, count(*) from tickets group by status');
  for (const status of STATUSES) expect(states[status]).toBeGreaterThanOrEqual(2);
  const priorities = await counts('select priority as name, count(*) from tickets group by priority');
  expect(Object.keys(priorities).sort()).toEqual(['P1', 'P2', 'P3', 'P4']);
  expect(Object.keys(await counts('select type as name, count(*) from tickets group by type')).length).toBe(
    4,
  );
  const kinds = await row<Record<string, number>>(
    ctx.db,
    `select count(*) filter (where close_reason = 'spam') as spam,
       count(*) filter (where duplicate_of is not null) as duplicates,
       count(*) filter (where follow_up_of is not null) as follow_ups,
       count(*) filter (where satisfaction_comment is not null) as praised,
       count(*) filter (where solution is not null) as solved,
       count(distinct hold_reason) as hold_reasons,
       (select count(*) from ticket_participants) as participants,
       (select count(*) from ticket_followers) as followers,
       (select count(*) from comments where visibility = 'internal') as notes,
       (select count(*) from comment_mentions) as mentions,
       (select count(*) from attachments) as attachments
     from tickets`,
  );
  expect(Object.entries(kinds).filter(([, count]) => count === 0)).toEqual([]);
  expect(kinds.holdReasons).toBe(3);
});

test('nothing lies in the future, nor longer ago than a month; numbers follow time', async () => {
  const late = await rows(ctx.db, 'select id from events where created_at > now()');
  expect(late).toEqual([]);
  const tickets = await rows<{ number: number; age: number }>(
    ctx.db,
    `select number, extract(epoch from now() - created_at) / 86400 as age from tickets order by created_at`,
  );
  expect(Math.max(...tickets.map(({ age }) => age))).toBeLessThan(30);
  expect(Math.min(...tickets.map(({ age }) => age))).toBeLessThan(0.1);
  expect(tickets.map(({ number }) => number)).toEqual(tickets.map((_, index) => 1001 + index));
  const disorder = await rows(
    ctx.db,
    `select id from (select id, created_at, lag(created_at) over (partition by ticket_id order by id) as before
       from events where ticket_id is not null) as told where before > created_at`,
  );
  expect(disorder).toEqual([]);
});

test('nobody is written to about a past that never was', async () => {
  expect(await rows(ctx.db, `select 1 from deliveries where channel <> 'in_app' or state <> 'sent'`)).toEqual(
    [],
  );
  const tasks = await rows<{ name: string }>(
    ctx.db,
    `select distinct t.identifier as name
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
  );
  // What is written in the files is read once somebody may look for it.
  expect(tasks).toEqual([{ name: 'tickets.read_attachment' }]);
});

test('everybody finds what they were told in their list, at its time, and something unread', async () => {
  const lists = await rows<{ email: string; unread: number; read: number; announcements: number }>(
    ctx.db,
    `select u.email::text as email, count(*) filter (where read_at is null) as unread,
       count(*) filter (where read_at is not null) as read, count(*) filter (where kind = 'announcement') as announcements
     from deliveries d join users u on u.id = d.user_id where u.password_hash is not null group by u.email order by u.email`,
  );
  expect(lists.map(({ email }) => email).sort()).toEqual([...SIGN_INS].sort());
  for (const { email, unread, read, announcements } of lists) {
    // Who has published it is not told.
    expect([email, unread > 0, read > 0, announcements]).toEqual([
      email,
      true,
      true,
      email === SIGN_INS[0] ? 0 : 1,
    ]);
  }
  const late = await rows(
    ctx.db,
    `select d.id from deliveries d join events e on e.id = d.event_id
     where d.created_at not between e.created_at - interval '1 second' and e.created_at + interval '1 second'
       or read_at not between d.created_at and now()`,
  );
  expect(late).toEqual([]);
});

test('exactly the five sign-ins have a password, and it is the demo’s', async () => {
  const able = await rows<{ email: string }>(
    ctx.db,
    'select email::text as email from users where password_hash is not null order by email',
  );
  expect(able.map(({ email }) => email).sort()).toEqual([...SIGN_INS].sort());
  expect((await demoPeople(desk.system)).map(({ email }) => email)).toEqual(SIGN_INS);
  for (const email of SIGN_INS) {
    const { userId } = await checkPassword(ctx, { email, password: 'servidesk-demo', origin: NOWHERE });
    expect((await actorOf(ctx, userId)).email).toBe(email);
  }
});

test('the customers belong to different organizations, one of which shares its tickets', async () => {
  const [first, second] = [(await as(SIGN_INS[2] ?? '')).actor, (await as(SIGN_INS[1] ?? '')).actor];
  if (first.kind !== 'person' || second.kind !== 'person') throw new Error('people expected');
  expect(first.organizationId).not.toBe(second.organizationId);
  expect([first.sharesTickets, second.sharesTickets]).toEqual([false, true]);
});

test('every sign-in finds something to do', async () => {
  for (const email of ['customer@demo.test', 'customer2@demo.test']) {
    const customer = await as(email);
    expect((await portalCounts(customer)).waiting).toBeGreaterThanOrEqual(2);
    expect((await portalTickets(customer, { section: 'done' })).items.length).toBeGreaterThanOrEqual(1);
  }
  for (const email of ['technician@demo.test', 'technician2@demo.test']) {
    const technician = await as(email);
    expect((await listTickets(technician, { view: 'mine' })).items.length).toBeGreaterThanOrEqual(2);
    expect((await listTickets(technician, { view: 'unassigned' })).items.length).toBeGreaterThanOrEqual(2);
  }
  const figures = await dashboard(await as('admin@demo.test'));
  expect(figures.perDay.filter(({ created }) => created > 0).length).toBeGreaterThan(15);
  expect(figures.totals.satisfaction).toBeGreaterThan(7);
});

test('conversations hold what was said in order, files that open, and notes that customers never see', async () => {
  const [technician, customer] = [await as('technician@demo.test'), await as('customer@demo.test')];
  const found = await listTickets(technician, { q: 'VPN', view: 'all' });
  const { number } = await findTicket(technician, found.items[0]?.number ?? 0);
  const shown = await ticketPage(technician, number);
  expect(shown.attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['vpn-cliente.log', 'text/plain'],
  ]);
  const said = shown.timeline.filter(({ kind }) => kind === 'reply').map(({ author }) => author?.name);
  expect(said).toEqual(['Marcos Vidal', 'Lucía Fernández', 'Marcos Vidal']);
  const opened = await openAttachment(customer, number, shown.attachments[0]?.id ?? '');
  opened.stream.destroy();
  expect(opened.size).toBeGreaterThan(100);
  const pictures = await rows<{ mediaType: string; isDrawn: boolean }>(
    ctx.db,
    `select distinct media_type, preview_key is not null as is_drawn from attachments where name like '%.png'`,
  );
  expect(pictures).toEqual([{ mediaType: 'image/png', isDrawn: true }]);
  const canned = await cannedFor(technician, await findTicket(technician, number));
  expect(canned.length).toBeGreaterThanOrEqual(3);
  expect(canned.some(({ body }) => body.includes('{{'))).toBe(false);
});

test('two languages are spoken; who can sign in speaks that of their browser', async () => {
  const languages = await counts(
    `select coalesce(locale, 'none') as name, count(*) from users group by locale`,
  );
  expect(languages).toEqual({ es: expect.any(Number), en: expect.any(Number), none: SIGN_INS.length });
  const own = await rows(
    ctx.db,
    'select locale from users where password_hash is not null and locale is not null',
  );
  expect(own).toEqual([]);
});

test('the desk begins in the zone and the language of its server', async () => {
  expect(await getSettings(ctx)).toMatchObject({
    timeZone: 'Pacific/Auckland',
    defaultLocale: 'en',
    phoneCountry: 'ES',
  });
});
