import { demoPeople, prepareDesk } from '../../src/app/first-start';
import { admit, checkPassword, NOWHERE } from '../../src/features/auth';
import { createCategory } from '../../src/features/categories';
import { hasDemo, removeDemo } from '../../src/features/demo';
import { createDepartment } from '../../src/features/departments';
import {
  createTicket,
  findTicket,
  listTickets,
  reply,
  takeTicket,
  ticketPage,
} from '../../src/features/tickets';
import {
  actorOf,
  createUser,
  deactivateUser,
  findUserByEmail,
  hasAdministrator,
} from '../../src/features/users';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { emit } from '../../src/platform/events';
import { runTask } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import { Browser } from '../support/browser';

const PASSWORD = 'servidesk-demo';
const TABLES = [
  ...['tickets', 'users', 'organizations', 'skills', 'ticket_fields', 'canned_replies', 'comments'],
  ...['calendar_feeds', 'sla_targets', 'deliveries', 'delivery_events', 'announcements'],
];
/** What a desk without departments begins with anew. */
const BEGUN = ['department.created', 'category.created', 'calendar.created', 'sla_policy.created'];

let desk: TestApp;
let ctx: Ctx;

let pool: TestApp['system']['db'];

beforeAll(async () => {
  desk = await testApp({ commits: true, filling: 'demo' });
  pool = desk.system.db;
  ctx = systemCtx(desk.system);
});

afterAll(() => desk.close());

/** Seeding takes longer than removing: each test removes the same demo in a transaction that is rolled back. */
function removalTest(name: string, body: () => Promise<void>): void {
  test(name, async () => {
    const transaction = await pool.transaction();
    desk.system.db = transaction;
    ctx = systemCtx(desk.system);
    await forgetCached();
    try {
      await body();
    } finally {
      await transaction.rollback();
      desk.system.db = pool;
      ctx = systemCtx(desk.system);
      await forgetCached();
    }
  });
}

function forgetCached(): Promise<void> {
  return inTx(systemCtx(desk.system), (tx) => desk.system.cache.forget(tx, '*'));
}

async function as(email: string): Promise<Ctx> {
  const user = await findUserByEmail(ctx, email);
  return { ...ctx, channel: 'web', ip: '127.0.0.1', actor: await actorOf(ctx, user?.id ?? '') };
}

async function countOf(table: string): Promise<number> {
  return (await row<{ count: number }>(ctx.db, `select count(*) from ${table}`)).count;
}

/** In a transaction of its own, so that the test's goes on. */
function refused(sql: string): Promise<unknown> {
  return inTx(ctx, async (tx) => tx.db.raw(sql));
}

async function signedIn(email: string) {
  const { userId } = await checkPassword(ctx, { email, password: PASSWORD, origin: NOWHERE });
  return admit(ctx, { userId, method: 'password', origin: NOWHERE });
}

const browserOf = async (email: string) => new Browser(desk.url, await desk.signIn(email));

/** Of attachments, and of what was drawn of them. */
const fileKeys = () =>
  rows<{ key: string }>(
    ctx.db,
    `select key from attachments, unnest(array[storage_key, preview_key, view_key]) as key where key is not null`,
  );

removalTest(
  'removal leaves an empty desk that works, and a restart does not bring the demo back',
  async () => {
    expect(await hasDemo(ctx)).toBe(true);
    const files = (await fileKeys()).length;
    expect(await removeDemo(ctx)).toEqual({ ownAccountGone: false, needsSetUp: true });
    for (const table of [...TABLES, 'attachments', 'demo_records', 'sign_ins']) {
      expect({ table, count: await countOf(table) }).toEqual({ table, count: 0 });
    }
    expect(await hasDemo(ctx)).toBe(false);
    expect(await hasAdministrator(ctx)).toBe(false);
    expect(await demoPeople(desk.system)).toEqual([]);
    const told = await rows<{ type: string; data: object }>(
      ctx.db,
      'select type, data from events where type <> all (:types)',
      { types: BEGUN },
    );
    expect(told).toEqual([{ type: 'desk.erased', data: { reason: 'demo', tickets: 41, users: 12 } }]);
    // Those that were to read the files of the demo find nothing to read.
    const jobs = await rows<{ payload: { keys?: string[]; changedSince?: string } }>(
      ctx.db,
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier <> 'tickets.read_attachment' order by j.id`,
    );
    // What is promised is another: tickets that were being filed meanwhile would follow.
    expect(jobs.map(({ payload }) => payload.keys?.length ?? typeof payload.changedSince)).toEqual([
      files,
      'string',
    ]);

    await prepareDesk(desk.system);
    expect(await hasDemo(ctx)).toBe(false);
    const person = { name: 'Ada Primera', email: 'ada@example.test', role: 'administrator' as const };
    await createUser(ctx, { ...person, password: PASSWORD });
    const ada = await as('ada@example.test');
    const ticket = await createTicket(ada, { subject: 'The first one', description: 'It works' });
    expect((await ticketPage(ada, ticket.number)).ticket.subject).toBe('The first one');
  },
);

removalTest('the files of the demo are removed by a job', async () => {
  const keys = await fileKeys();
  await removeDemo(ctx);
  const [job] = await rows<{ task: string; payload: Record<string, unknown> }>(
    ctx.db,
    `select t.identifier as task, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'tickets.remove_files'`,
  );
  const task = desk.system.tasks.find(({ name }) => name === job?.task);
  if (!task) throw new Error(`nobody knows the task ${job?.task}`);
  await runTask(task, ctx, job?.payload, { number: 1, isLast: false });
  for (const { key } of keys)
    await expect(desk.system.files.open(key)).rejects.toMatchObject({ code: 'not_found' });
});

removalTest('what people made of their own stays, with what it uses', async () => {
  const admin = await as('admin@demo.test');
  const own = await createDepartment(admin, { name: 'Legal' });
  const category = await createCategory(admin, {
    nameEs: 'Contratos',
    nameEn: 'Contracts',
    departmentId: own.id,
  });
  const boss = { name: 'Ada Propia', email: 'ada@example.test', role: 'administrator' as const };
  await createUser(admin, { ...boss, password: PASSWORD });
  const person = { name: 'Bo Real', email: 'bo@example.test', role: 'customer' as const };
  await createUser(admin, { ...person, password: PASSWORD });
  const bo = await as('bo@example.test');
  const contract = await createTicket(bo, { subject: 'Contract', description: 'x', categoryId: category.id });
  const [wifi] = await rows<{ id: string }>(ctx.db, `select id from categories where name_en = 'Wi-Fi'`);
  const question = await createTicket(bo, { subject: 'Wi-Fi', description: 'x', categoryId: wifi?.id });
  const technician = await as('technician@demo.test');
  await takeTicket(technician, question.id);
  await reply(technician, question.id, { body: 'On it', visibility: 'public' });
  const before = await findTicket(bo, question.number);

  const ada = await as('ada@example.test');
  expect(await removeDemo(ada)).toEqual({ ownAccountGone: false, needsSetUp: false });
  expect(await hasDemo(ctx)).toBe(false);
  const left = (await listTickets(ada, { view: 'all' })).items.map(({ number }) => number);
  expect(left.sort()).toEqual([contract.number, question.number]);
  expect(await findTicket(bo, question.number)).toMatchObject({ ...before, assigneeId: null });
  const page = await ticketPage(ada, question.number);
  expect(page.department.name).toBe('IT');
  expect(page.timeline.filter(({ kind }) => kind === 'reply').map(({ author }) => author)).toEqual([null]);
  expect(page.timeline.some((item) => item.kind === 'event' && item.event === 'ticket.changed')).toBe(true);
  expect(await countOf('users')).toBe(2);
  const departments = await rows<{ name: string }>(ctx.db, 'select name from departments order by name');
  expect(departments).toEqual([{ name: 'IT' }, { name: 'Legal' }]);
  const categories = await rows<{ nameEn: string }>(
    ctx.db,
    'select name_en from categories order by name_en',
  );
  expect(categories.map(({ nameEn }) => nameEn)).toEqual(['Contracts', 'Network', 'Wi-Fi']);
  expect(await countOf('skills')).toBe(1);
  const addresses = await rows(ctx.db, 'select id from events where ip is not null and actor_id is not null');
  expect(addresses.length).toBeLessThanOrEqual(3);
  expect(await signedIn('ada@example.test')).toMatchObject({ user: { name: 'Ada Propia' } });
  await expect(signedIn('admin@demo.test')).rejects.toMatchObject({ code: 'invalid' });
});

removalTest(
  'events stay append-only, and the last administrator stays, for everybody but the removal',
  async () => {
    await expect(refused('delete from events')).rejects.toThrow(/append-only/);
    await expect(refused('update events set ip = null')).rejects.toThrow(/append-only/);
    await expect(refused('truncate events')).rejects.toThrow(/append-only/);
    await removeDemo(ctx);
    await createUser(ctx, { name: 'Ada Propia', email: 'ada@example.test', role: 'administrator' });
    const erasing = `select erase('{}', array(select id from users), 'person', gen_random_uuid(), null)`;
    await expect(refused(erasing)).rejects.toThrow(/last administrator/);
  },
);

removalTest('a desk is not left to administrators who cannot sign in', async () => {
  const boss = await createUser(ctx, { name: 'Ada', email: 'ada@example.test', role: 'administrator' });
  await deactivateUser(ctx, boss.id);
  await expect(removeDemo(ctx)).rejects.toMatchObject({ code: 'conflict' });
  expect(await hasDemo(ctx)).toBe(true);
});

removalTest('jobs about what was erased go with it, others stay', async () => {
  const admin = await as('admin@demo.test');
  await createUser(ctx, { name: 'Bo Real', email: 'bo@example.test', role: 'customer' });
  const ticket = await createTicket(await as('customer@demo.test'), { subject: 'Mine', description: 'x' });
  await createTicket(await as('bo@example.test'), { subject: 'Ours', description: 'x' });
  await inTx(admin, (tx) =>
    emit(tx, {
      type: 'settings.changed',
      subject: { type: 'settings', id: null },
      changes: {},
      data: { version: 2 },
    }),
  );
  await removeDemo(admin);
  const waiting = await rows<{ type: string | null }>(
    ctx.db,
    `select e.type from graphile_worker._private_jobs left join events e on e.id = (payload->>'eventId')::uuid
     where payload->>'eventId' is not null`,
  );
  expect(waiting).toEqual([{ type: 'ticket.created' }]);
  expect(await rows(ctx.db, 'select 1 from tickets where id = :id', { id: ticket.id })).toEqual([]);
  expect(await countOf('tickets')).toBe(1);
});

removalTest('only administrators remove it', async () => {
  for (const email of ['technician@demo.test', 'customer@demo.test']) {
    await expect(removeDemo(await as(email))).rejects.toMatchObject({ code: 'not_found' });
  }
});

removalTest('the page says what goes and what stays, then leads to the first-run page', async () => {
  const browser = await browserOf('admin@demo.test');
  await browser.post('/preferences', { locale: 'en', next: '/admin/demo' });
  const page = await browser.get('/admin/demo');
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/41 tickets/);
  expect(page.text).toMatch(/12 (example people|personas)/);
  const answer = await browser.post('/admin/demo/removal');
  expect([answer.status, answer.location]).toEqual([303, '/setup']);
  const setUp = await browser.get('/setup');
  expect(setUp.status).toBe(200);
  expect(setUp.html.querySelector('input[name="password"]')).not.toBeNull();
  expect((await browser.get('/admin/demo')).status).not.toBe(200);
});

removalTest('the page says why nothing can be removed', async () => {
  const { id } = await createUser(ctx, { name: 'Ada', email: 'ada@example.test', role: 'administrator' });
  await deactivateUser(ctx, id);
  const browser = await browserOf('admin@demo.test');
  const why = desk.system.i18n.t('en', 'demo.error.only_inactive_administrators');
  for (const page of [await browser.get('/admin/demo'), await browser.post('/admin/demo/removal')]) {
    expect([page.status, page.html.querySelector('form[action="/admin/demo/removal"]')]).toEqual([409, null]);
    expect(page.html.querySelector('main')?.textContent).toContain(why);
  }
});

removalTest('customers and technicians find no such page', async () => {
  for (const email of ['technician@demo.test', 'customer@demo.test']) {
    const browser = await browserOf(email);
    expect((await browser.get('/admin/demo')).status).toBe(404);
    expect((await browser.post('/admin/demo/removal')).status).toBe(404);
  }
});

test('of two who remove it at once, one does', async () => {
  const admin = await as('admin@demo.test');
  const tries = await Promise.allSettled([removeDemo(admin), removeDemo(admin)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
