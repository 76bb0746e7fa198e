import { createDepartment, updateDepartment } from '../../src/features/departments';
import { createOrganization, organizations } from '../../src/features/organizations';
import { createSkill } from '../../src/features/skills';
import {
  createUser,
  deactivateUser,
  reactivateUser,
  type User,
  updateProfile,
} from '../../src/features/users';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { type Form, formOf } from './lists.support';

// An administrator's form of a person that was open while somebody else changed that person.

let app: TestApp;
let admin: Browser;
let ctx: Ctx;
let made = 0;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
  ctx = await app.ctx('admin@demo.test');
});
afterAll(() => app.close());

async function person(role: User['role']): Promise<{ id: string; path: string }> {
  made += 1;
  const { id } = await createUser(ctx, { name: 'Rosa', email: `rosa${made}@example.com`, role });
  return { id, path: `/admin/users/${id}` };
}

const opened = async (path: string): Promise<Form> => formOf((await admin.get(path)).html, path);

const stored = (id: string) =>
  row<Record<string, unknown>>(
    app.system.db,
    `select *, array(select department_id::text from department_members where user_id = users.id) as departments,
       array(select skill_id::text from user_skills where user_id = users.id) as skills
     from users where id = :id`,
    { id },
  );

const changesOf = (id: string) =>
  rows<{ fields: string; version: number }>(
    app.system.db,
    `select (select string_agg(field, ' ' order by field) from jsonb_object_keys(changes) field) as fields,
       (data ->> 'version')::integer as version
     from events where subject_id = :id and type <> 'user.created' order by id`,
    { id },
  );

test('of two forms that change different fields, both are kept, and each change says its version', async () => {
  const { id, path } = await person('customer');
  const mine = await opened(path);
  expect((await admin.post(path, { ...mine, name: 'Rosa Roja', isVip: 'on' })).location).toBe('/admin/users');
  expect((await admin.post(path, { ...mine, phone: '+34 600 123 456' })).location).toBe('/admin/users');
  expect(await stored(id)).toMatchObject({ name: 'Rosa Roja', isVip: true, phone: '+34600123456' });
  expect(await changesOf(id)).toEqual([
    { fields: 'isVip name', version: 2 },
    { fields: 'phone', version: 3 },
  ]);
});

/** What is in the form, what another says, what this one says, and both in words: [field, role, theirs, mine, words]. */
async function differences(): Promise<[string, User['role'], string, string, Record<string, string[]>][]> {
  made += 1;
  const [one, two] = [`Uno ${made}`, `Dos ${made}`];
  const [departmentOne, departmentTwo] = [
    await createDepartment(ctx, { name: one }),
    await createDepartment(ctx, { name: two }),
  ];
  const [skillOne, skillTwo] = [await createSkill(ctx, { name: one }), await createSkill(ctx, { name: two })];
  const [ofOne, ofTwo] = [
    await createOrganization(ctx, { name: one }),
    await createOrganization(ctx, { name: two }),
  ];
  const named = { en: [one, two], es: [one, two] };
  return [
    ['name', 'customer', 'Suya', 'Mía', { en: ['Suya', 'Mía'], es: ['Suya', 'Mía'] }],
    [
      'role',
      'customer',
      'technician',
      'administrator',
      { en: ['Customer', 'Technician', 'Administrator'], es: ['Cliente', 'Técnico', 'Administrador'] },
    ],
    [
      'locale',
      'customer',
      'es',
      'en',
      { en: ['The browser’s', 'Español', 'English'], es: ['El del navegador', 'Español', 'English'] },
    ],
    ['organizationId', 'customer', ofOne.id, ofTwo.id, named],
    ['departmentIds', 'technician', departmentOne.id, departmentTwo.id, named],
    ['skillIds', 'technician', skillOne.id, skillTwo.id, named],
    ['capacity', 'technician', '5', '9', { en: ['None', '5', '9'], es: ['5', '9'] }],
    [
      'phone',
      'customer',
      '+34600123456',
      '+34600123457',
      { en: ['+34 600 12 34 56', '+34 600 12 34 57'], es: ['+34 600 12 34 57'] },
    ],
  ];
}

describe.each(['en', 'es'] as const)('in %s', (locale) => {
  test('what two changed differently is asked about, in words, and either can be chosen', async () => {
    await admin.post('/preferences', { locale, return_to: '/admin' });
    for (const [field, role, theirs, own, words] of await differences()) {
      const { path } = await person(role);
      const mine = await opened(path);
      expect((await admin.post(path, { ...mine, [field]: theirs, timeZone: 'America/Bogota' })).status).toBe(
        303,
      );
      const asked = await admin.post(path, { ...mine, [field]: own });
      expect([field, asked.status]).toEqual([field, 409]);
      expect(asked.html.querySelector('html')?.getAttribute('lang')).toBe(locale);
      expect(asked.html.querySelectorAll('.versus')).toHaveLength(1);
      for (const word of words[locale] ?? [])
        expect(asked.html.querySelector('.versus')?.text).toContain(word);
      expect(asked.text).not.toMatch(/users\.|merge\./);
      const choice = formOf(asked.html, path);
      expect((await admin.post(path, choice)).location).toBe('/admin/users');
      expect((await opened(path))[field]).toBe(field === 'phone' ? '+34 600 12 34 56' : theirs);
      expect((await admin.post(path, { ...choice, [`keep.${field}`]: 'mine' })).location).toBe(
        '/admin/users',
      );
      // What only the other one changed is not in question, and stays.
      expect(await opened(path)).toMatchObject({
        [field]: field === 'phone' ? '+34 600 12 34 57' : own,
        timeZone: 'America/Bogota',
      });
    }
  });
});

test('what people change on their own page meanwhile is kept, and asked about where both did', async () => {
  const { id, path } = await person('customer');
  const mine = await opened(path);
  const rosa = await app.ctx(`rosa${made}@example.com`);
  await updateProfile(rosa, { phone: '+34600123456', locale: 'en' });
  expect((await admin.post(path, { ...mine, isVip: 'on' })).status).toBe(303);
  expect(await stored(id)).toMatchObject({ phone: '+34600123456', locale: 'en', isVip: true });
  const asked = await admin.post(path, { ...mine, locale: 'es' });
  expect(asked.status).toBe(409);
  expect(asked.html.querySelector('.versus')?.text).toContain('Rosa');
});

test('what a department does with its members is merged, or asked about, and told once', async () => {
  const { id, path } = await person('technician');
  const mine = await opened(path);
  const department = await createDepartment(ctx, { name: 'Con Rosa', memberIds: [id] });
  expect((await admin.post(path, { ...mine, name: 'Rosa Roja' })).status).toBe(303);
  expect(await stored(id)).toMatchObject({ name: 'Rosa Roja', departments: [department.id] });

  const other = await createDepartment(ctx, { name: 'Otra más' });
  const late = await opened(path);
  await updateDepartment(ctx, department.id, { memberIds: [] });
  const asked = await admin.post(path, { ...late, departmentIds: [department.id, other.id] });
  expect(asked.status).toBe(409);
  expect(asked.html.querySelector('.versus')?.text).toMatch(/None[\s\S]*Con Rosa, Otra más/);
  const choice = { ...formOf(asked.html, path), 'keep.departmentIds': 'mine' };
  expect((await admin.post(path, choice)).status).toBe(303);
  expect(((await stored(id)).departments as string[]).sort()).toEqual([department.id, other.id].sort());
  expect(await changesOf(id)).toEqual([
    { fields: 'departmentIds', version: 2 },
    { fields: 'name', version: 3 },
    { fields: 'departmentIds', version: 4 },
    { fields: 'departmentIds', version: 5 },
  ]);
});

test('an organization that people are moved from is merged', async () => {
  const [from, to] = [
    await createOrganization(ctx, { name: 'Vieja' }),
    await createOrganization(ctx, { name: 'Nueva' }),
  ];
  const { id, path } = await person('customer');
  await admin.post(path, { ...(await opened(path)), organizationId: from.id });
  const mine = await opened(path);
  await organizations.remove(ctx, from.id, { moveTo: to.id });
  expect((await admin.post(path, { ...mine, isVip: 'on' })).status).toBe(303);
  expect(await stored(id)).toMatchObject({ organizationId: to.id, isVip: true });
});

test('who is deactivated or comes back meanwhile stays so', async () => {
  const { id, path } = await person('technician');
  const active = await opened(path);
  await deactivateUser(ctx, id);
  expect((await admin.post(path, { ...active, name: 'Rosa Roja', state: 'on_leave' })).status).toBe(303);
  expect(await stored(id)).toMatchObject({ name: 'Rosa Roja', state: 'inactive' });
  const inactive = await opened(path);
  await reactivateUser(ctx, id);
  await admin.post(path, { ...(await opened(path)), state: 'on_leave' });
  expect((await admin.post(path, { ...inactive, capacity: '3' })).status).toBe(303);
  expect(await stored(id)).toMatchObject({ state: 'on_leave', capacity: 3 });
});

test('a password is neither sent back nor lost in silence: it is asked for again', async () => {
  const { id, path } = await person('customer');
  const mine = await opened(path);
  await admin.post(path, { ...mine, name: 'Suya' });
  const password = 'una clave muy larga 7';
  const asked = await admin.post(path, { ...mine, name: 'Mía', isVip: 'on', password });
  expect(asked.status).toBe(409);
  expect(asked.text).not.toContain(password);
  const choice = formOf(asked.html, path);
  expect(choice).toMatchObject({ password: '', isVip: 'on' });
  expect((await stored(id)).passwordHash).toBeNull();
  expect((await admin.post(path, { ...choice, password })).status).toBe(303);
  expect(await stored(id)).toMatchObject({ name: 'Suya', isVip: true });
  expect((await stored(id)).passwordHash).not.toBeNull();
  const plain = await admin.post(path, { ...mine, name: 'Otra' });
  expect(plain.status).toBe(409);
  expect(plain.html.querySelector('input[type=password]')).toBeNull();
});

test('where a choice makes a form that is refused, it goes on with what was chosen', async () => {
  const { path } = await person('customer');
  const mine = await opened(path);
  await admin.post(path, { ...mine, name: 'Suya' });
  const choice = formOf((await admin.post(path, { ...mine, name: 'Mía' })).html, path);
  const refused = await admin.post(path, { ...choice, capacity: 'many' });
  expect(refused.status).toBe(422);
  expect(formOf(refused.html, path)).toMatchObject({ name: 'Suya', capacity: 'many' });
});
