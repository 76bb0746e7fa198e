import { runNow, runsOf } from '../../src/features/schedules/runs.service';
import {
  changeSchedule,
  createSchedule,
  pauseSchedule,
  removeSchedule,
  scheduleOf,
  schedulesPage,
  takeOver,
} from '../../src/features/schedules/schedules.service';
import type { ScheduleInput } from '../../src/features/schedules/schedules.types';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { staleForm } from '../../src/platform/merging';
import { type TestApp, testApp } from '../support/app';
import { everybody, idOf, refusal } from '../tickets/desk';
import {
  at,
  BOARD,
  outcomesIn,
  perform,
  QUERY,
  runsIn,
  scheduled,
  sentAt,
  storedFiles,
} from './schedules.support';

// Schedules as people keep them: who may, what is refused and why, what is told, and what is left of them in the end.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let admin: Ctx;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
  admin = at(people.admin, '2026-03-02T12:00Z');
});
afterAll(() => app.close());

const DESK: Pick<ScheduleInput, 'place' | 'addresses'> = { place: 'desk', addresses: [] };
const MISSING = '01900000-0000-7000-8000-000000000001';

test('technicians keep their own of the desk, administrators all, customers none', async () => {
  const { technician, otherTechnician, customer } = people;
  const own = await scheduled(technician, { ...DESK, people: [idOf(technician)] });
  const whole = await scheduled(admin);
  const idsFor = async (ctx: Ctx) => (await schedulesPage(ctx, null)).items.map(({ id }) => id).sort();
  expect(await idsFor(technician)).toEqual([own.id]);
  expect(await idsFor(admin)).toEqual([own.id, whole.id].sort());
  expect((await schedulesPage(admin, null, 'own')).items).toEqual([]);
  expect(await idsFor(otherTechnician)).toEqual([]);
  for (const act of [scheduleOf, pauseSchedule, removeSchedule, runNow, takeOver]) {
    expect(await refusal(() => act(otherTechnician, own.id))).toBe('not_found');
    expect(await refusal(() => act(technician, whole.id))).toBe('not_found');
  }
  expect(await refusal(() => runsOf(otherTechnician, own.id, null))).toBe('not_found');
  expect(await refusal(() => changeSchedule(technician, whole.id, 1, { name: 'Mine' }))).toBe('not_found');
  expect(await refusal(() => createSchedule(technician, BOARD))).toBe('not_found');
  expect(await refusal(() => createSchedule(customer, { ...BOARD, ...DESK }))).toBe('not_found');
  expect(await refusal(() => takeOver(technician, own.id))).toBe('not_found');
});

test('what is wrong is said beside its cause', async () => {
  const refused = (more: object) => refusal(() => scheduled(admin, more));
  expect(await refused({ name: ' \u200b ' })).toBe('invalid name: input.required');
  expect(await refused({ clock: '24:00' })).toBe('invalid clock: schedules.error.clock');
  expect(await refused({ timeZone: 'Mars/Olympus' })).toBe('invalid timeZone: input.not_a_choice');
  expect(await refused({ frequency: 'weekly', weekday: null })).toBe('invalid weekday: input.not_a_choice');
  expect(await refused({ frequency: 'monthly', monthDay: 32 })).toBe('invalid monthDay: input.not_a_choice');
  const range = { ...QUERY, preset: 'range', from: '2026-01-01', to: '2026-01-31' };
  expect(await refused({ query: range })).toBe('invalid period: schedules.error.range');
  expect(await refused({ query: { ...QUERY, departmentId: MISSING } })).toBe(
    'invalid query: schedules.error.filter_gone',
  );
  expect(await refused({ addresses: ['a@example.test', 'no one', 'b@'] })).toBe(
    'invalid addresses: schedules.error.address',
  );
  expect(await refused({ addresses: [] })).toBe('invalid people: schedules.error.nobody');
  expect(await refused({ people: [idOf(people.customer)] })).toBe(
    'invalid people: schedules.error.not_staff',
  );
  expect(await refused({ people: ['nobody'] })).toBe('invalid people: schedules.error.not_staff');
  const many = Array.from({ length: 101 }, (_, index) => `a${index}@example.test`);
  expect(await refused({ addresses: many })).toBe('invalid people: schedules.error.too_many_recipients');
  expect(await refused({ addresses: many.slice(1) })).toBe('allowed');
  expect(await refused({ ...DESK, addresses: ['a@example.test'] })).toBe(
    'invalid addresses: schedules.error.no_addresses',
  );
  const ofAnother = { ...QUERY, technicianId: idOf(people.technician) };
  expect(await refused({ ...DESK, people: [idOf(admin)], query: ofAnother })).toBe(
    'invalid query: schedules.error.filter_gone',
  );
});

test('a schedule in a zone under a name that is offered no more can be changed', async () => {
  const { id, version } = await scheduled(admin, {});
  await app.system.db('report_schedules').where({ id }).update({ timeZone: 'US/Eastern' });
  const changed = await changeSchedule(admin, id, version, { name: 'Another name' });
  expect([changed.name, changed.timeZone]).toEqual(['Another name', 'America/New_York']);
});

test('nobody has more than two hundred of them', async () => {
  const { id } = await scheduled(admin);
  await app.system.db.raw(
    `insert into report_schedules (id, owner_id, name, place, report, query, format, frequency, clock, time_zone, locale,
       created_at, updated_at)
     select gen_random_uuid(), owner_id, name, place, report, query, format, frequency, clock, time_zone, locale, created_at,
       updated_at from report_schedules, generate_series(1, 199) where id = '${id}'`,
  );
  expect(await refusal(() => scheduled(admin))).toBe('invalid : schedules.error.too_many');
});

test('the same form again makes no second one', async () => {
  const submitted = { ...admin, submission: MISSING };
  const [first, second] = [await scheduled(submitted), await scheduled(submitted)];
  expect(second.id).toBe(first.id);
});

test('two who change different things keep both, of the same thing the second is asked', async () => {
  const { id } = await scheduled(admin);
  await changeSchedule(admin, id, 1, {
    clock: '08:00',
    addresses: ['BOARD@example.test', 'bank@example.test'],
  });
  const last30 = { query: { ...QUERY, preset: 'last_30' as const } };
  const merged = await changeSchedule(admin, id, 1, {
    clock: '07:30',
    ...last30,
    addresses: BOARD.addresses,
  });
  expect(merged).toMatchObject({ clock: '08:00', version: 3, query: { preset: 'last_30' } });
  expect(merged.recipients.map(({ name }) => name)).toEqual(['bank@example.test', 'board@example.test']);
  const error = await changeSchedule(admin, id, 1, { clock: '09:00' }).catch((caught) => caught);
  expect(staleForm(error)?.conflicts).toMatchObject([{ field: 'clock', theirs: '08:00', mine: '09:00' }]);
});

test('an address that has ended its mails stays so, taken off or typed again', async () => {
  const { id, recipients } = await scheduled(admin, {
    addresses: ['board@example.test', 'bank@example.test'],
  });
  const row = recipients.find(({ address }) => address === 'board@example.test')?.id;
  await app.system.db('reportScheduleRecipients').where({ id: row }).update({ leftAt: new Date() });
  const add = (addresses: string[]) => changeSchedule(admin, id, undefined, { addresses });
  expect(await refusal(() => add([' Board@Example.test', 'bank@example.test']))).toBe(
    'invalid addresses: schedules.error.left',
  );
  const off = await add(['bank@example.test', 'new@example.test']);
  expect(off.recipients.map(({ address, leftAt }) => [address, leftAt !== null])).toEqual([
    ['bank@example.test', false],
    ['board@example.test', true],
    ['new@example.test', false],
  ]);
  expect(await refusal(() => add(['board@example.test']))).toBe('invalid addresses: schedules.error.left');
  const run = await sentAt(app, id, '2026-03-03T06:30Z');
  const told = (await outcomesIn(app, run.id)).map(({ recipient, outcome }) => `${recipient} ${outcome}`);
  expect(told).toEqual(['bank@example.test told', 'board@example.test left', 'new@example.test told']);
  // By their link they have begun them again.
  await app.system.db('reportScheduleRecipients').where({ id: row }).update({ leftAt: null });
  expect((await add(['board@example.test'])).recipients).toMatchObject([{ id: row, leftAt: null }]);
});

test('what is edited besides leaves who has ended their mails as they are, and tells nothing of them', async () => {
  const { id, recipients } = await scheduled(admin, {
    addresses: ['board@example.test', 'bank@example.test'],
  });
  const row = recipients.find(({ address }) => address === 'board@example.test')?.id;
  await app.system.db('reportScheduleRecipients').where({ id: row }).update({ leftAt: new Date() });
  const { recipients: after } = await changeSchedule(admin, id, 1, { clock: '09:00' });
  expect(after.map(({ address, leftAt }) => [address, leftAt !== null])).toEqual([
    ['bank@example.test', false],
    ['board@example.test', true],
  ]);
  const [told] = await rows<{ changes: object }>(
    app.system.db,
    `select changes from events where subject_id = :id and type = 'report_schedule.changed'`,
    { id },
  );
  expect(Object.keys(told?.changes ?? {})).toEqual(['clock']);
});

test('all that happens is told, without addresses', async () => {
  const { id } = await scheduled(admin);
  await changeSchedule(admin, id, 1, { addresses: ['other@example.test'] });
  await sentAt(app, id, '2026-03-03T06:30Z');
  await pauseSchedule(admin, id);
  await removeSchedule(admin, id);
  const told = await rows<{ type: string; text: string }>(
    app.system.db,
    `select type, e::text as text from events e where subject_id = :id order by e.id`,
    { id },
  );
  const types = ['created', 'changed', 'due', 'ran', 'paused', 'removed'];
  expect(told.map(({ type }) => type)).toEqual(types.map((type) => `report_schedule.${type}`));
  expect(told.filter(({ text }) => text.includes('@example.test'))).toEqual([]);
});

test('files go after two weeks, runs after ninety days, and nothing refers to either any more', async () => {
  const before = await storedFiles(app);
  const { id } = await scheduled(admin);
  const run = await sentAt(app, id, '2026-03-03T06:30Z');
  const kept = await storedFiles(app);
  const keys = kept.filter((key) => !before.includes(key));
  expect(keys).toHaveLength(1);
  const owned = async () =>
    (await Promise.all(app.system.fileOwners.map((one) => one.kept(people.desk, keys)))).flat();
  const aged = (days: number) =>
    app.system.db.raw(
      `update report_runs set created_at = now() - interval '${days} days' where id = '${run.id}'`,
    );
  await aged(13);
  await perform(app, 'schedules.purge');
  expect(await owned()).toEqual(keys);
  expect(await storedFiles(app)).toEqual(kept);
  await aged(15);
  await perform(app, 'schedules.purge');
  expect(await owned()).toEqual([]);
  expect(await storedFiles(app)).toEqual(before);
  expect(await outcomesIn(app, run.id)).toMatchObject([{ outcome: 'told', fileKey: null }]);
  await aged(91);
  await perform(app, 'schedules.purge');
  expect(await runsIn(app, id)).toEqual([]);
});

test('whoever is erased is in no list any more, by name or by address, and what was written to them is gone', async () => {
  const customer = idOf(people.customer);
  const technician = idOf(people.technician);
  const addresses = ['board@example.test', 'customer@demo.test'];
  const { id } = await scheduled(admin, { people: [technician], addresses });
  const run = await sentAt(app, id, '2026-03-03T06:30Z');
  expect(await outcomesIn(app, run.id)).toHaveLength(3);
  await app.system.db.raw(
    `select erase('{}', array['${customer}', '${technician}']::uuid[], 'demo', '${MISSING}', null)`,
  );
  expect((await scheduleOf(admin, id)).recipients.map(({ name }) => name)).toEqual(['board@example.test']);
  expect((await outcomesIn(app, run.id)).map(({ recipient }) => recipient)).toEqual(['board@example.test']);
  const left = 'select count(*) as count from deliveries where event_id = :eventId';
  expect(await row(app.system.db, left, { eventId: run.eventId })).toEqual({ count: 1 });
});
