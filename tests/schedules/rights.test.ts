import { createCategory } from '../../src/features/categories';
import { categories } from '../../src/features/categories/categories.service';
import { changeOwn } from '../../src/features/notifications';
import { runById, type StoredRun } from '../../src/features/schedules/runs.repo';
import { runNow } from '../../src/features/schedules/runs.service';
import { takeOver } from '../../src/features/schedules/schedules.service';
import { endRun } from '../../src/features/schedules/sending.service';
import { createUser, deactivateUser, updateUser } from '../../src/features/users';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, idOf, named } from '../tickets/desk';
import {
  at,
  type KeptOutcome,
  outcomesIn,
  QUERY,
  scheduled,
  sentAt,
  storedFiles,
  toldOf,
} from './schedules.support';

// Who gets what: by the rights and wishes of each at the moment of the run, and never by those of somebody else.

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

const DUE = '2026-03-03T06:30Z';

/** Two tickets of the first technician's department, three of the other's, all of the day that is reported. */
async function tickets(): Promise<void> {
  const [it, building] = [
    await named(admin, 'departments', 'IT'),
    await named(admin, 'departments', 'Building'),
  ];
  for (const departmentId of [it, it, building, building, building])
    await file(at(admin, '2026-03-02T13:00Z'), { departmentId, requesterId: idOf(people.customer) });
}

async function outcomes(id: string): Promise<Map<string, KeptOutcome>> {
  const run = await sentAt(app, id, DUE);
  return new Map((await outcomesIn(app, run.id)).map((one) => [one.recipient, one]));
}

const created = (one: KeptOutcome | undefined) => one?.figures?.find(([label]) => label === 'Created')?.[1];

test('whoever runs the desk and an address get the whole of it, technicians what they see', async () => {
  await tickets();
  const staff = [people.admin, people.technician, people.otherTechnician].map(idOf);
  const { id } = await scheduled(admin, { people: staff });
  const found = await outcomes(id);
  const [one, first, second] = staff.map((person) => found.get(person));
  expect([one, first, second].map(created)).toEqual(['5', '2', '3']);
  expect(created(found.get('board@example.test'))).toBe('5');
  expect(one?.href).toContain('/admin/reports/overview?');
  expect(first?.href).toContain('/desk/reports/overview?');
});

test('those with the same figures and language share one file, all others have their own', async () => {
  const second = await createUser(admin, { email: 'two@demo.test', name: 'Ada Dos', role: 'administrator' });
  await updateUser(admin, second.id, { locale: 'es' });
  const before = await storedFiles(app);
  const { id } = await scheduled(admin, {
    people: [idOf(people.admin), idOf(people.technician), second.id],
    addresses: ['board@example.test', 'bank@example.test'],
  });
  const found = await outcomes(id);
  const keyOf = (recipient: string) => found.get(recipient)?.fileKey;
  expect(keyOf('board@example.test')).toBe(keyOf(idOf(people.admin)));
  expect(keyOf('bank@example.test')).toBe(keyOf(idOf(people.admin)));
  expect(new Set([...found.values()].map(({ fileKey }) => fileKey)).size).toBe(3);
  expect(found.get(second.id)).toMatchObject({ locale: 'es', title: 'For the board' });
  expect((await storedFiles(app)).length - before.length).toBe(3);
});

test('a mail is called as its schedule, or as its report in the language of each', async () => {
  await updateUser(admin, idOf(people.technician), { locale: 'es' });
  const staff = [idOf(people.admin), idOf(people.technician)];
  const titles = async (name: string) => {
    const { id } = await scheduled(admin, { name, people: staff });
    const found = await outcomes(id);
    return [...staff, 'board@example.test'].map((one) => found.get(one)?.title);
  };
  expect(await titles('Consejo 📊 تقرير')).toEqual(Array(3).fill('Consejo 📊 تقرير'));
  expect(await titles('Resumen')).toEqual(['Overview', 'Resumen', 'Overview']);
});

test('at the desk each has their own figures, an administrator among them', async () => {
  await tickets();
  const staff = [idOf(people.admin), idOf(people.otherTechnician)];
  const own = { ...QUERY, technicianId: idOf(people.technician) };
  const { id } = await scheduled(at(people.technician, '2026-03-02T12:00Z'), {
    ...{ place: 'desk', report: 'technicians', people: staff, addresses: [], query: own },
  });
  const found = await outcomes(id);
  expect(staff.map((person) => found.get(person)?.outcome)).toEqual(['told', 'told']);
  for (const person of staff) expect(found.get(person)?.href).toContain(`technician=${person}`);
  expect(new Set(staff.map((person) => found.get(person)?.fileKey)).size).toBe(2);
});

test('a technician gets no report about one colleague', async () => {
  const query = { ...QUERY, technicianId: idOf(people.otherTechnician) };
  const staff = [idOf(people.technician), idOf(people.otherTechnician)];
  const { id } = await scheduled(admin, { people: staff, query });
  const found = await outcomes(id);
  expect(staff.map((person) => found.get(person)?.outcome)).toEqual(['no_access', 'told']);
});

test('whoever has left staff, is not active, or wants none gets none, and it says why', async () => {
  const staff = [people.technician, people.otherTechnician].map(idOf);
  const quiet = await createUser(admin, { email: 'quiet@demo.test', name: 'Quim', role: 'technician' });
  const { id } = await scheduled(admin, { people: [...staff, quiet.id] });
  await deactivateUser(admin, staff[0] as string);
  await updateUser(admin, staff[1] as string, { role: 'customer' });
  const asQuiet = await app.ctx('quiet@demo.test');
  await changeOwn(asQuiet, { cells: [{ kind: 'report_scheduled', channel: 'mail', value: false }] });
  const run = await sentAt(app, id, DUE);
  const found = new Map((await outcomesIn(app, run.id)).map((one) => [one.recipient, one.outcome]));
  expect(found.get(staff[0] as string)).toBe('inactive');
  expect(found.get(staff[1] as string)).toBe('no_access');
  expect(found.get(quiet.id)).toBe('turned_off');
  expect(await toldOf(app, run)).toEqual(['mail board@example.test']);
});

test('an address of somebody of staff goes by their rights, and they are told once', async () => {
  await tickets();
  const technician = idOf(people.technician);
  const addresses = [
    'Technician@demo.test',
    'technician2@demo.test',
    'customer@demo.test',
    'customer2@demo.test',
  ];
  const { id } = await scheduled(admin, { people: [technician], addresses });
  await deactivateUser(admin, idOf(people.stranger));
  const run = await sentAt(app, id, DUE);
  const found = new Map((await outcomesIn(app, run.id)).map((one) => [one.recipient, one]));
  expect(created(found.get(technician))).toBe('2');
  expect(created(found.get(idOf(people.otherTechnician)))).toBe('3');
  // A customer has no figures of their own: theirs is an address as any other, while their account is active.
  expect(created(found.get('customer@demo.test'))).toBe('5');
  expect(found.get('customer2@demo.test')?.outcome).toBe('inactive');
  expect(found.size).toBe(4);
  expect(await toldOf(app, run)).toEqual([
    ...['mail customer@demo.test', 'mail technician2@demo.test', 'mail technician@demo.test'],
  ]);
});

test('an address that has ended its mails gets none', async () => {
  const { id } = await scheduled(admin, { addresses: ['board@example.test', 'bank@example.test'] });
  await app.system
    .db('reportScheduleRecipients')
    .where({ address: 'bank@example.test' })
    .update({ leftAt: new Date() });
  const found = await outcomes(id);
  expect(found.get('bank@example.test')?.outcome).toBe('left');
  expect(found.get('board@example.test')?.outcome).toBe('told');
});

describe('of an owner who may not see the report any more', () => {
  const stopped = async (change: (owner: string) => Promise<unknown>) => {
    const { id: ownerId } = await createUser(admin, {
      email: 'o@demo.test',
      name: 'Olga',
      role: 'administrator',
    });
    const owner = at(await app.ctx('o@demo.test'), '2026-03-02T12:00Z');
    const { id } = await scheduled(owner);
    await change(ownerId);
    const run = await sentAt(app, id, DUE);
    expect(run).toMatchObject({ state: 'failed', failure: 'owner' });
    expect(await toldOf(app, run)).toEqual([]);
    const row = () => app.system.db('reportSchedules').where({ id }).first();
    expect(await row()).toMatchObject({ nextAt: null, pausedAt: null });
    await takeOver(at(admin, '2026-03-04T12:00Z'), id);
    expect(await row()).toMatchObject({ ownerId: idOf(admin), nextAt: new Date('2026-03-05T06:30Z') });
  };

  test('for they are a technician now: nothing goes out until an administrator takes it over', () =>
    stopped((owner) => updateUser(admin, owner, { role: 'technician' })));

  test('for they are not active: likewise', () => stopped((owner) => deactivateUser(admin, owner)));

  test('for they are gone: likewise', () =>
    stopped((owner) =>
      app.system.db.raw(
        `select erase('{}', array['${owner}']::uuid[], 'demo', '01900000-0000-7000-8000-00000000000e', null)`,
      ),
    ));
});

test('one that is taken over while its run finds the former owner gone is not stopped', async () => {
  const { id } = await scheduled(admin);
  const { db } = app.system;
  const run = await runNow(admin, id);
  // The run has looked at the owner before, as the other transaction is later than that.
  await inTx(admin, async (tx) => endRun(tx, (await runById(tx.db, run.id)) as StoredRun, 'owner'));
  const { nextAt } = await db('reportSchedules').where({ id }).first();
  expect(nextAt).not.toBeNull();
});

test('a filter that is removed after it was chosen: nothing is sent, and the removal says who filters by it', async () => {
  const category = await createCategory(admin, {
    ...{ nameEs: 'Sillas', nameEn: 'Chairs', parentId: null },
    departmentId: await named(admin, 'departments', 'IT'),
    ...{ skillIds: [], position: 9, isActive: true },
  });
  const { id } = await scheduled(admin, { query: { ...QUERY, categoryId: category.id } });
  const [reference] = app.system.references.filter(
    ({ to, name }) => to === 'category' && name === 'reportSchedules',
  );
  expect(await reference?.count(people.desk, category.id)).toBe(1);
  await categories.remove(admin, category.id);
  expect(await sentAt(app, id, DUE)).toMatchObject({ state: 'failed', failure: 'filter' });
});

test('what was made for who saw all tickets says so, whichever page it is of', async () => {
  const staff = [people.admin, people.technician].map(idOf);
  const { id } = await scheduled(admin, { place: 'desk', addresses: [], people: staff });
  const run = await sentAt(app, id, DUE);
  const found = await app.system.db('reportRunRecipients').where({ runId: run.id }).orderBy('isOfAll');
  expect(found.map(({ userId, isOfAll }) => [userId, isOfAll])).toEqual([
    [staff[1], false],
    [staff[0], true],
  ]);
});
