import { up as clean } from '../../migrations/20261128_20_composed_lines';
import { createDepartment, updateDepartment } from '../../src/features/departments';
import { changeSettings } from '../../src/features/settings';
import { createTicket } from '../../src/features/tickets';
import { createUser, updateProfile, updateUser } from '../../src/features/users';
import type { Ctx } from '../../src/platform/ctx';
import { AppError } from '../../src/platform/errors';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';

// Whoever names a person or a thing, through whichever door: one line that reads as what it is.

let app: TestApp;
let admin: Ctx;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.ctx('admin@demo.test');
});
afterAll(() => app.close());

const CYRILLIC = 'Mаrcos';

const person = (name: string) => createUser(admin, { name, email: 'marcos@example.com', role: 'customer' });

/** The text of what is wrong, by field; nothing where it went well. */
async function refused(change: () => Promise<unknown>): Promise<Record<string, string>> {
  try {
    await change();
    return {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Object.fromEntries(Object.entries(error.fields).map(([field, { key }]) => [field, key]));
  }
}

const MIXED = { name: 'input.mixed_alphabets' };

test('what nobody sees is left out of a name, and letters of another alphabet that look the same are refused', async () => {
  expect(await person('Marcos\u200b\n Vidal\u3164')).toMatchObject({ name: 'Marcos Vidal' });
  expect(await refused(() => person(CYRILLIC))).toEqual(MIXED);
  expect(await refused(() => createDepartment(admin, { name: CYRILLIC }))).toEqual(MIXED);
  expect(await refused(() => changeSettings(admin, { name: CYRILLIC }))).toEqual(MIXED);
  expect(await createDepartment(admin, { name: 'Tele\u00adfonía' })).toMatchObject({ name: 'Telefonía' });
});

test('a name that is older than the rule stays as long as nobody changes it', async () => {
  const { id } = await person('Marcos');
  const department = await createDepartment(admin, { name: 'Redes' });
  const own = await app.ctx('customer@demo.test');
  const ownId = own.actor.kind === 'person' ? own.actor.id : '';
  await app.system.db('users').whereIn('id', [id, ownId]).update({ name: CYRILLIC });
  await app.system.db('departments').where({ id: department.id }).update({ name: CYRILLIC });
  expect(await updateUser(admin, id, { name: CYRILLIC, isVip: true })).toMatchObject({ isVip: true });
  expect(await updateProfile(own, { name: CYRILLIC, theme: 'dark' })).toMatchObject({ theme: 'dark' });
  expect(await updateDepartment(admin, department.id, { name: CYRILLIC, isActive: false })).toMatchObject({
    isActive: false,
  });
  expect(await refused(() => updateUser(admin, id, { name: `${CYRILLIC} Vidal` }))).toEqual(MIXED);
  expect(await refused(() => updateProfile(own, { name: `${CYRILLIC} Vidal` }))).toEqual(MIXED);
});

test('names and tags of before are cleaned once, and those that would be called as another stay', async () => {
  const { db } = app.system;
  const { id } = await person('Marcos');
  await db('users').where({ id }).update({ name: 'Mar\u200bcos\n  Vi\u200cdal 👩\u200d🔧' });
  const [kept, twin] = [newId(), newId()];
  await db('skills').insert([
    { id: kept, name: 'Redes' },
    { id: twin, name: 'Re\u00addes' },
  ]);
  const ticket = await createTicket(await app.ctx('customer@demo.test'), {
    subject: 'VPN',
    description: 'x',
  });
  await db('tickets')
    .where({ id: ticket.id })
    .update({ tags: ['ｖｐｎ', 'red', 'vpn', 'ﬁrewall'] });
  await clean(db);
  expect(await db('users').where({ id }).first('name')).toEqual({ name: 'Marcos Vidal 👩\u200d🔧' });
  expect(await db('skills').whereIn('id', [kept, twin]).orderBy('id').pluck('name')).toEqual([
    'Redes',
    'Re\u00addes',
  ]);
  expect((await db('tickets').where({ id: ticket.id }).first('tags'))?.tags).toEqual([
    'vpn',
    'red',
    'firewall',
  ]);
});

/** Composed, it is twice as long, and too long for its column. */
const SHORT = '\u0958'.repeat(60);

test('a name that composing makes too long stays as it is', async () => {
  const { db } = app.system;
  const long = await createDepartment(admin, { name: 'Redes' });
  const other = await createDepartment(admin, { name: 'Sistemas' });
  await db('departments').where({ id: long.id }).update({ name: SHORT });
  await db('departments').where({ id: other.id }).update({ name: 'Siste\u200bmas' });
  await clean(db);
  expect(await db('departments').where({ id: long.id }).pluck('name')).toEqual([SHORT]);
  expect(await db('departments').where({ id: other.id }).pluck('name')).toEqual(['Sistemas']);
});

test('whatever is read as a line is composed once more: names, subjects, tags, the desk, passkeys', async () => {
  const { db } = app.system;
  const { id: userId } = await person('Marcos');
  const own = await app.ctx('customer@demo.test');
  const tickets = [];
  for (const subject of ['Cafe\u200b\u0301', '\u200b', '\u0958'.repeat(150), 'Red']) {
    const { id } = await createTicket(own, { subject: 'x', description: 'x' });
    tickets.push(id);
    await db('tickets')
      .where({ id })
      .update({ subject, tags: ['cafe\u200b\u0301', 'café', 'red'] });
  }
  await db('users').where({ id: userId }).update({ name: 'Jose\u034f\u0301' });
  await changeSettings(admin, { name: 'Mesa' });
  await db('settings')
    .where({ key: 'name' })
    .update({ value: JSON.stringify('Mesa\u200b  única') });
  const passkey = { id: newId(), userId, credentialId: 'c', publicKey: 'k', name: 'Llave\u202e' };
  await db('passkeys').insert(passkey);
  await clean(db);
  expect(await db('tickets').whereIn('id', tickets).orderBy('id').select('subject', 'tags')).toEqual(
    ['Café', '\u200b', '\u0958'.repeat(150), 'Red'].map((subject) => ({ subject, tags: ['café', 'red'] })),
  );
  expect(await db('users').where({ id: userId }).pluck('name')).toEqual(['José']);
  expect(await db('settings').where({ key: 'name' }).pluck('value')).toEqual(['Mesa única']);
  expect(await db('passkeys').pluck('name')).toEqual(['Llave']);
});
