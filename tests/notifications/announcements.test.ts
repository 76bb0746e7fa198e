import {
  findAnnouncement,
  publishAnnouncement,
  withdrawAnnouncement,
} from '../../src/features/notifications/announcements/announcements.service';
import {
  takeBackAnnouncement,
  tellAnnouncement,
} from '../../src/features/notifications/announcements/telling.service';
import { deactivateUser, reactivateUser, updateUser } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { AppError } from '../../src/platform/errors';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { addCustomers, announced, follow, OUTAGE, publish, toldOf } from './announcements.support';

// What is announced reaches everybody whom it is for, each once by each channel, and nobody else.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
beforeEach(async () => {
  await rows(app.system.db, 'delete from deliveries');
  await rows(app.system.db, 'delete from announcements');
  await rows(app.system.db, `delete from users where email like 'many%'`);
});
afterAll(() => app.close());

const admin = () => app.ctx('admin@demo.test');
const reachedBy = async (id: string) => (await findAnnouncement(await admin(), id)).announcement;

describe('who is told', () => {
  const CUSTOMERS = ['colleague', 'customer2', 'customer3', 'customer'].map((name) => `${name}@demo.test`);
  const STAFF = ['technician2@demo.test', 'technician@demo.test'];

  test.each([
    ['everyone', [...CUSTOMERS, ...STAFF]],
    ['staff', STAFF],
    ['customers', CUSTOMERS],
  ] as const)('%s, by each channel, without who published it', async (audience, people) => {
    const announcement = await announced(app, { audience });
    const told = await toldOf(app, announcement);
    expect(told.map(({ email, channel, state }) => `${email} ${channel} ${state}`)).toEqual(
      people.flatMap((email) => [`${email} in_app sent`, `${email} mail queued`]),
    );
    expect(await reachedBy(announcement.id)).toMatchObject({
      reached: people.length,
      toldAt: expect.any(Date),
    });
  });

  test('whoever is away is, and who cannot sign in any more is not', async () => {
    const [away, gone] = [await idOf(app, 'technician@demo.test'), await idOf(app, 'technician2@demo.test')];
    const desk = await admin();
    await updateUser(desk, away, { state: 'on_leave' });
    await deactivateUser(desk, gone);
    const told = await toldOf(app, await announced(app, { audience: 'staff' }));
    await updateUser(desk, away, { state: 'active' });
    await reactivateUser(desk, gone);
    expect(new Set(told.map(({ email }) => email))).toEqual(new Set(['technician@demo.test']));
  });
});

describe('however often and by whomever it is told', () => {
  test('a second time tells nobody again', async () => {
    const announcement = await announced(app);
    const before = await toldOf(app, announcement);
    await follow(app, announcement.id, 'published');
    await rows(app.system.db, 'update announcements set told_until = null, told_at = null');
    await tellAnnouncement(systemCtx(app.system), announcement.id);
    expect(await toldOf(app, announcement)).toEqual(before);
  });

  test('two at once tell everybody once', async () => {
    await addCustomers(app, 1200);
    const announcement = await publish(app, { audience: 'customers' });
    await Promise.all([1, 2, 3].map(() => tellAnnouncement(systemCtx(app.system), announcement.id)));
    const told = await toldOf(app, announcement);
    expect(new Set(told.map(({ email, channel }) => `${email} ${channel}`)).size).toBe(told.length);
    expect(told).toHaveLength(2 * 1204);
    expect((await reachedBy(announcement.id)).reached).toBe(1204);
  });

  test('who is stopped leaves the rest to a job, which goes on where it was', async () => {
    await addCustomers(app, 700);
    const announcement = await publish(app, { audience: 'customers' });
    await tellAnnouncement(stopping(), announcement.id);
    expect(await reachedBy(announcement.id)).toMatchObject({ reached: 500, toldAt: null });
    expect(await jobs('announcements.tell')).toEqual([{ announcementId: announcement.id }]);
    await tellAnnouncement(systemCtx(app.system), announcement.id);
    expect(await reachedBy(announcement.id)).toMatchObject({ reached: 704, toldAt: expect.any(Date) });
    expect(await toldOf(app, announcement)).toHaveLength(2 * 704);
  });

  test('who comes to the desk later is told of nothing that was announced before', async () => {
    const announcement = await announced(app, { audience: 'customers' });
    await addCustomers(app, 1);
    await follow(app, announcement.id, 'published');
    expect((await toldOf(app, announcement)).map(({ email }) => email)).not.toContain('many0@x.test');
  });
});

describe('once it is withdrawn', () => {
  test('nobody has it in their list, and no mail that waits leaves', async () => {
    await addCustomers(app, 700);
    const announcement = await announced(app, { audience: 'customers' });
    await withdrawAnnouncement(await admin(), announcement.id);
    await follow(app, announcement.id, 'withdrawn');
    const told = await toldOf(app, announcement);
    expect(told).toHaveLength(2 * 704);
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['withdrawn']));
  });

  test('mails that have left stay as they are', async () => {
    const announcement = await announced(app, { audience: 'staff' });
    await rows(app.system.db, `update deliveries set state = 'sent', sent_at = now() where channel = 'mail'`);
    await withdrawAnnouncement(await admin(), announcement.id);
    await takeBackAnnouncement(systemCtx(app.system), announcement.id);
    expect((await toldOf(app, announcement)).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'in_app withdrawn',
      'mail sent',
      'in_app withdrawn',
      'mail sent',
    ]);
  });

  test('nobody more is told of it', async () => {
    const announcement = await publish(app);
    await withdrawAnnouncement(await admin(), announcement.id);
    await follow(app, announcement.id, 'published');
    expect(await toldOf(app, announcement)).toEqual([]);
  });

  test('again changes nothing, and is no event', async () => {
    const { id } = await announced(app);
    const first = await withdrawAnnouncement(await admin(), id);
    expect(await withdrawAnnouncement(await app.ctx(), id)).toEqual(first);
    const sql = `select 1 from events where type = 'announcement.withdrawn' and subject_id = :id`;
    expect(await rows(app.system.db, sql, { id })).toHaveLength(1);
  });

  test('what is only published is not taken back', async () => {
    const announcement = await announced(app, { audience: 'staff' });
    await takeBackAnnouncement(systemCtx(app.system), announcement.id);
    expect((await toldOf(app, announcement)).map(({ state }) => state)).not.toContain('withdrawn');
  });
});

describe('what may be published', () => {
  const NONE = { titleEs: null, bodyEs: null, titleEn: null, bodyEn: null };

  test.each([
    ['in Spanish alone', { titleEn: null, bodyEn: null }, null],
    ['in English alone', { titleEs: null, bodyEs: null }, null],
    ['nothing', NONE, ['titleEs']],
    ['a title without a text', { ...NONE, titleEn: 'Power' }, ['bodyEn']],
    ['a text without a title', { bodyEs: '\n\n', bodyEn: null }, ['bodyEs', 'bodyEn']],
    ['blanks', { ...NONE, titleEs: ' \u200b ', bodyEs: '\n \n' }, ['titleEs']],
    ['a title too long', { titleEs: 'x'.repeat(121) }, ['titleEs']],
    ['for nobody', { audience: 'nobody' as never }, ['audience']],
  ])('%s', async (_what, input, wrong) => {
    const outcome = await publish(app, input).then(
      () => null,
      (error: AppError) => Object.keys(error.fields ?? {}),
    );
    expect(outcome).toEqual(wrong);
  });

  test('by nobody but administrators', async () => {
    const technician = await app.ctx('technician@demo.test');
    expect(() => publishAnnouncement(technician, OUTAGE)).toThrow(AppError);
  });
});

/** Of a worker that is about to end. */
function stopping() {
  const system = Object.create(app.system, { stopSignal: { value: AbortSignal.abort() } });
  return systemCtx(system);
}

async function jobs(task: string): Promise<unknown[]> {
  const { found } = await row<{ found: unknown[] }>(
    app.system.db,
    `select coalesce(json_agg(payload), '[]') as found from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = :task`,
    { task },
  );
  return found;
}
