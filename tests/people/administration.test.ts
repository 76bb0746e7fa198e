import { createDepartment, updateDepartment } from '../../src/features/departments';
import { listUsers, updateProfile } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { finishBatches } from '../support/batches';
import type { Answer, Browser } from '../support/browser';
import { formOf } from './lists.support';

let app: TestApp;
let admin: Browser;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await signedIn('admin@demo.test');
});
afterAll(() => app.close());

/** Signing in renews the session, and with it the token of forms: a page brings the new one. */
async function signedIn(email: string): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get('/account');
  return browser;
}

const LISTS = ['users', 'departments', 'organizations', 'categories', 'skills'];

async function idOf(table: string, column: string, value: string): Promise<string> {
  const [found] = await rows<{ id: string }>(
    app.system.db,
    `select id from ${table} where ${column} = :value`,
    { value },
  );
  if (!found) throw new Error(`no ${value} in ${table}`);
  return found.id;
}

async function count(sql: string, bindings: Record<string, unknown> = {}): Promise<number> {
  const [found] = await rows<{ count: number }>(app.system.db, sql, bindings);
  return found?.count ?? 0;
}

function titles(answer: Answer): string[] {
  return answer.html.querySelectorAll('td.primary').map((cell) => {
    cell.querySelector('.small')?.remove();
    return cell.text.trim();
  });
}

const person = (more: Record<string, unknown> = {}) =>
  ({ name: 'Nuria Nueva', email: 'nuria@example.com', role: 'customer', ...more }) as Record<string, string>;

test('only administrators find the administration pages', async () => {
  const technician = await signedIn('technician@demo.test');
  const customer = await signedIn('customer@demo.test');
  for (const name of [...LISTS, 'settings', 'access']) {
    const page = await admin.get(`/admin/${name}`);
    expect(page.status).toBe(200);
    expect(page.html.querySelector('.top-search input')?.getAttribute('value') ?? '').toBe('');
    expect((await technician.get(`/admin/${name}`)).status).toBe(404);
    expect((await customer.post(`/admin/${name}`, { name: 'x' })).status).toBe(404);
    expect((await app.visitor().get(`/admin/${name}`)).location).toBe(`/login?next=%2Fadmin%2F${name}`);
  }
});

test('pages exist in both languages, and unknown ids do not', async () => {
  for (const name of LISTS) {
    expect((await admin.get(`/admin/${name}/new`)).status).toBe(200);
    expect((await admin.get(`/admin/${name}/${newId()}`)).status).toBe(404);
    expect((await admin.get(`/admin/${name}/nonsense`)).status).toBe(404);
    expect((await admin.post(`/admin/${name}/${newId()}`, { name: 'x' })).status).not.toBeGreaterThanOrEqual(
      500,
    );
  }
  await admin.post('/preferences', { locale: 'es', return_to: '/admin/users' });
  for (const name of [...LISTS, 'settings']) {
    expect((await admin.get(`/admin/${name}`)).html.querySelector('html')?.getAttribute('lang')).toBe('es');
  }
});

test('lists refuse broken queries and cursors', async () => {
  for (const name of ['users', 'departments', 'organizations', 'skills']) {
    expect((await admin.get(`/admin/${name}?sort=nonsense`)).status).toBe(400);
    expect((await admin.get(`/admin/${name}?q=a&q=b`)).status).toBe(400);
    expect((await admin.get(`/admin/${name}?cursor=nonsense`)).status).toBe(400);
    expect((await admin.get(`/admin/${name}?q=${'x'.repeat(500)}`)).status).toBe(400);
    expect((await admin.get(`/admin/${name}?q=%25%5C_'`)).status).toBe(200);
  }
});

test('a list of people is searched, filtered, sorted and paged', async () => {
  const byName = titles(await admin.get('/admin/users?sort=name'));
  expect(byName).toContain('Tomás Técnico');
  expect(titles(await admin.get('/admin/users?sort=-name'))).toEqual([...byName].reverse());
  expect(titles(await admin.get('/admin/users?q=tomas'))).toEqual(['Tomás Técnico']);
  expect(titles(await admin.get('/admin/users?role=administrator'))).toEqual(['Alma Admin']);
  const crowd = Array.from({ length: 60 }, (_, number) => ({
    id: newId(),
    name: `Paginada ${number}`,
    email: `p${number}@example.com`,
    role: 'customer',
  }));
  await app.system.db('users').insert(crowd);
  for (const sort of ['name', '-name', 'created', '-created']) {
    const first = await admin.get(`/admin/users?q=paginada&sort=${sort}`);
    const next = first.html.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    const second = await admin.get(next ?? '');
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(60);
    const back = second.html.querySelector('a[rel=prev]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    expect(titles(await admin.get(back ?? ''))).toEqual(titles(first));
  }
});

test('names stand in the order of a Spanish dictionary, on every page of a list', async () => {
  const order = ['Ana', 'Ángel', 'Nadia', 'Nuria', 'ñandú', 'Zoe'];
  const crowd = ['Zoe', 'ñandú', 'Ángel', 'Nuria', 'Nadia', 'Ana'].map((name, number) => ({
    id: newId(),
    name: `${name} Ordenada`,
    email: `o${number}@example.com`,
    role: 'customer',
  }));
  await app.system.db('users').insert(crowd);
  const ctx = await app.ctx('admin@demo.test');
  for (const sort of ['name', '-name'] as const) {
    const found: string[] = [];
    const pages: string[] = [];
    let [cursor, back]: (string | null)[] = [null, null];
    do {
      const page = await listUsers(ctx, { q: 'ordenada', sort, limit: 2, cursor });
      found.push(...page.items.map(({ name }) => name.replace(' Ordenada', '')));
      pages.push(page.items.map(({ id }) => id).join());
      [cursor, back] = [page.next, page.previous];
    } while (cursor);
    expect(found).toEqual(sort === 'name' ? order : [...order].reverse());
    const previous = await listUsers(ctx, { q: 'ordenada', sort, limit: 2, cursor: back });
    expect(previous.items.map(({ id }) => id).join()).toBe(pages.at(-2));
  }
});

test('a person is created with all they have, changed, and each change is an event', async () => {
  const department = await idOf('departments', 'name', 'IT');
  const skill = await newSkill('Redes');
  const fields = person({
    role: 'technician',
    email: 'Nuria@Example.com',
    phone: '+34 600 123 456',
    departmentIds: department,
    skillIds: skill,
    capacity: '12',
    isVip: 'on',
    timeZone: 'America/Bogota',
    password: 'una clave larga',
  });
  expect((await admin.post('/admin/users', fields)).location).toBe('/admin/users');
  const id = await idOf('users', 'email', 'nuria@example.com');
  const page = await admin.get(`/admin/users/${id}`);
  expect(page.html.querySelector('#f-phone')?.getAttribute('value')).toBe('+34 600 12 34 56');
  expect(page.html.querySelector(`input[value="${department}"]`)?.hasAttribute('checked')).toBe(true);
  expect(page.html.querySelector('#f-isVip')?.hasAttribute('checked')).toBe(false);
  const changed = await admin.post(`/admin/users/${id}`, {
    ...fields,
    name: 'Otra',
    capacity: '',
    password: '',
  });
  expect(changed.status).toBe(303);
  const [event] = await rows<{ changes: Record<string, unknown> }>(
    app.system.db,
    `select changes from events where subject_id = :id and type = 'user.changed'`,
    { id },
  );
  expect(event?.changes).toEqual({
    name: { before: 'Nuria Nueva', after: 'Otra' },
    capacity: { before: 12, after: null },
  });
  const stored = await rows(app.system.db, `select 1 from events where changes::text like '%argon2%'`);
  expect(stored).toEqual([]);
});

test('what is wrong with a form is said beside the field, and what was typed stays', async () => {
  const bad: [string, Record<string, unknown>][] = [
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(121) }],
    ['email', { email: 'nonsense' }],
    ['email', { email: 'CUSTOMER@demo.test' }],
    ['phone', { phone: '12' }],
    ['role', { role: 'king' }],
    ['organizationId', { organizationId: newId() }],
    ['capacity', { capacity: 'many' }],
    ['timeZone', { timeZone: 'Mars/Base' }],
    ['password', { password: 'short' }],
    ['name', { name: ['a', 'b'] }],
  ];
  for (const [field, value] of bad) {
    const answer = await admin.post('/admin/users', person({ email: 'wrong@example.com', ...value }));
    expect([field, answer.status]).toEqual([field, 422]);
    expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)).not.toBeNull();
  }
  const answer = await admin.post('/admin/users', person({ role: 'technician', departmentIds: newId() }));
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector('#f-name')?.getAttribute('value')).toBe('Nuria Nueva');
  expect(
    await count(`select count(*) from users where email in ('wrong@example.com', 'nuria@example.com')`),
  ).toBe(0);
});

test('odd but valid names survive as typed, without what would turn the line around', async () => {
  const name = `O'Brien <b>&"\\ 😀`;
  expect((await admin.post('/admin/users', person({ name: `\u202e${name}` }))).status).toBe(303);
  expect(await idOf('users', 'name', name)).toBeTruthy();
  expect((await admin.get('/admin/users')).text).toContain('O&#39;Brien &lt;b&gt;');
});

test('the form of a person that was open while a department took them in does not take them out again', async () => {
  const id = await idOf('users', 'email', 'technician@demo.test');
  const form = formOf((await admin.get(`/admin/users/${id}`)).html, `/admin/users/${id}`);
  const ctx = await app.ctx('admin@demo.test');
  const department = await createDepartment(ctx, { name: 'Nueva', memberIds: [id] });
  const members = () =>
    count('select count(*) from department_members where department_id = :id', { id: department.id });
  expect((await admin.post(`/admin/users/${id}`, { ...form, name: 'Tomás Otro' })).status).toBe(303);
  expect(await members()).toBe(1);
  const opened = formOf((await admin.get(`/admin/users/${id}`)).html, `/admin/users/${id}`);
  await updateDepartment(ctx, department.id, { memberIds: [] });
  expect((await admin.post(`/admin/users/${id}`, opened)).status).toBe(303);
  expect(await members()).toBe(0);
});

test('what people choose for themselves alone makes no form of an administrator stale', async () => {
  const id = await idOf('users', 'email', 'technician@demo.test');
  const version = () => count('select version as count from users where id = :id', { id });
  const before = await version();
  const technician = await app.ctx('technician@demo.test');
  await updateProfile(technician, { availability: 'away', theme: 'dark' });
  expect(await version()).toBe(before);
  await updateProfile(technician, { name: 'Tomás Otro' });
  expect(await version()).toBe(before + 1);
});

test('who is deactivated is signed out at once and can come back', async () => {
  const customer = await signedIn('customer@demo.test');
  const id = await idOf('users', 'email', 'customer@demo.test');
  expect((await customer.get('/account')).status).toBe(200);
  expect((await admin.get(`/admin/users/${id}/deactivation`)).status).toBe(200);
  expect((await admin.post(`/admin/users/${id}/deactivation`, { assignee: 'none' })).status).toBe(303);
  expect((await customer.get('/account')).location).toBe('/login?next=%2Faccount');
  const visitor = app.visitor();
  const refused = await visitor.post('/login', { email: 'customer@demo.test', password: 'servidesk-demo' });
  expect(refused.status).toBe(422);
  expect((await admin.post(`/admin/users/${id}/reactivation`)).status).toBe(303);
  const welcome = await visitor.post('/login', { email: 'customer@demo.test', password: 'servidesk-demo' });
  expect(welcome.location).toBe('/portal');
});

test('a new role ends the sign-ins; the last administrator keeps theirs', async () => {
  const technician = await signedIn('technician@demo.test');
  const id = await idOf('users', 'email', 'technician@demo.test');
  const fields = { name: 'Tomás Técnico', email: 'technician@demo.test', state: 'active' };
  expect((await admin.post(`/admin/users/${id}`, { ...fields, role: 'customer' })).status).toBe(303);
  expect((await technician.get('/desk')).status).toBe(303);
  expect(await count('select count(*) from department_members where user_id = :id', { id })).toBe(0);

  const own = await idOf('users', 'email', 'admin@demo.test');
  const demoted = await admin.post(`/admin/users/${own}`, {
    name: 'A',
    email: 'admin@demo.test',
    role: 'customer',
  });
  expect(demoted.status).toBe(422);
  expect(demoted.html.querySelector('.error-summary a[href="#f-role"]')?.text).toContain(
    'last active administrator',
  );
});

test('open tickets of somebody who leaves go to whom the administrator says', async () => {
  const from = await idOf('users', 'email', 'technician@demo.test');
  const to = await idOf('users', 'email', 'technician2@demo.test');
  await openTicket(from);
  const role = { name: 'T', email: 'technician@demo.test', role: 'customer' };
  expect((await admin.post(`/admin/users/${from}`, role)).status).toBe(422);
  const page = await admin.get(`/admin/users/${from}/deactivation`);
  expect(page.text).toContain('They have 1 open ticket');
  const nobody = await admin.post(`/admin/users/${from}/deactivation`, { assignee: newId() });
  expect(nobody.status).toBe(422);
  expect((await admin.post(`/admin/users/${from}/reassignment`, { assignee: 'keep' })).status).toBe(422);
  const gone = await admin.post(`/admin/users/${from}/deactivation`, { assignee: to });
  expect(gone).toMatchObject({ status: 303, location: expect.stringMatching(/^\/admin\/batches\//) });
  expect(await count(`select count(*) from users where id = :from and state = 'inactive'`, { from })).toBe(1);
  expect((await admin.get(gone.location ?? '')).text).toContain('0 of 1');
  await finishBatches(app);
  expect(await count('select count(*) from tickets where assignee_id = :to', { to })).toBe(1);
  const over = await admin.get(gone.location ?? '');
  expect(over.text).toContain('1 of 1');
  expect(over.text).toContain('Finished');
  expect((await admin.post(`/admin/users/${from}/reassignment`, { assignee: to })).location).toBe(
    `/admin/users/${from}`,
  );
});

test('a department has members and a manager, who is one of them', async () => {
  const manager = await idOf('users', 'email', 'technician2@demo.test');
  const customer = await idOf('users', 'email', 'customer@demo.test');
  const fields = { name: 'Redes', email: 'redes@example.com', managerId: manager, isActive: 'on' };
  expect((await admin.post('/admin/departments', fields)).status).toBe(303);
  const id = await idOf('departments', 'name', 'Redes');
  expect(await count('select count(*) from department_members where department_id = :id', { id })).toBe(1);
  for (const [field, value] of [
    ['name', { name: 'rédes' }],
    ['email', { email: 'nonsense' }],
    ['memberIds', { memberIds: customer }],
    ['managerId', { managerId: customer }],
  ] as [string, Record<string, string>][]) {
    const answer = await admin.post('/admin/departments', { ...fields, ...value });
    expect([field, answer.status]).toEqual([field, 422]);
    if (field === 'name')
      expect(answer.html.querySelector('.error-summary a[href="#f-name"]')).not.toBeNull();
  }
});

test('who leaves a department manages it no more, and its history says so', async () => {
  const manager = await idOf('users', 'email', 'technician2@demo.test');
  const fields = { name: 'Redes', email: '', managerId: manager, isActive: 'on' };
  expect((await admin.post('/admin/departments', fields)).status).toBe(303);
  const id = await idOf('departments', 'name', 'Redes');
  const person = { name: 'T', email: 'technician2@demo.test', role: 'technician', departmentIds: [] };
  expect((await admin.post(`/admin/users/${manager}`, person)).status).toBe(303);
  expect(await count('select count(*) from departments where id = :id and manager_id is null', { id })).toBe(
    1,
  );
  const told = `select count(*) from events where subject_id = :id and type = 'department.changed'
    and changes -> 'managerId' ->> 'before' = :manager`;
  expect(await count(told, { id, manager })).toBe(1);
});

test('who joins a department on their own page stays in it when its form was open', async () => {
  const it = await idOf('departments', 'name', 'IT');
  const path = `/admin/departments/${it}`;
  const mine = formOf((await admin.get(path)).html, path);
  const newcomer = await idOf('users', 'email', 'technician2@demo.test');
  const building = await idOf('departments', 'name', 'Building');
  const person = { name: 'Teresa Otra', email: 'technician2@demo.test', role: 'technician' };
  const joined = { ...person, departmentIds: [it, building] };
  expect((await admin.post(`/admin/users/${newcomer}`, joined)).status).toBe(303);
  expect((await admin.post(path, { ...mine, email: 'it@example.com' })).status).toBe(303);
  const members = 'select count(*) from department_members where department_id = :it and user_id = :newcomer';
  expect(await count(members, { it, newcomer })).toBe(1);
  const told = `select count(*) from events where subject_id = :it and type = 'department.changed'
    and changes -> 'memberIds' -> 'after' @> to_jsonb(:newcomer::text)`;
  expect(await count(told, { it, newcomer })).toBe(1);
});

test('a category that requires a skill learns of its replacement, and its open form does too', async () => {
  const [networks, sap] = [await newSkill('Redes'), await newSkill('SAP')];
  const hardware = await idOf('categories', 'name_en', 'Hardware');
  const path = `/admin/categories/${hardware}`;
  await admin.post(path, { ...formOf((await admin.get(path)).html, path), skillIds: networks });
  const mine = formOf((await admin.get(path)).html, path);
  expect((await admin.post(`/admin/skills/${networks}/removal`, { moveTo: sap })).status).toBe(303);
  const late = await admin.post(path, { ...mine, nameEn: 'Machines' });
  expect(late.status).toBe(303);
  const required = 'select count(*) from category_skills where category_id = :hardware and skill_id = :sap';
  expect(await count(required, { hardware, sap })).toBe(1);
});

test('a department in use is moved before it is removed, and the last one stays', async () => {
  const it = await idOf('departments', 'name', 'IT');
  const building = await idOf('departments', 'name', 'Building');
  await openTicket(null);
  const page = await admin.get(`/admin/departments/${it}/removal`);
  expect(page.text).toContain('1 ticket');
  expect((await admin.post(`/admin/departments/${it}/removal`)).status).toBe(409);
  expect((await admin.post(`/admin/departments/${it}/removal`, { moveTo: it })).status).toBe(422);
  expect((await admin.post(`/admin/departments/${it}/removal`, { moveTo: newId() })).status).toBe(422);
  expect((await admin.post(`/admin/departments/${it}/removal`, { moveTo: building })).status).toBe(303);
  expect(await count('select count(*) from departments where id = :it', { it })).toBe(0);
  expect(await count('select count(*) from tickets where department_id = :building', { building })).toBe(1);
  expect(
    await count(
      `select count(*) from events where type = 'ticket.changed' and changes ? 'departmentId'`.replace(
        '? ',
        '\\? ',
      ),
    ),
  ).toBe(1);
  expect((await admin.post(`/admin/departments/${building}/deactivation`)).status).toBe(422);
  expect((await admin.post(`/admin/departments/${building}`, { name: 'Building' })).status).toBe(422);
});

test('categories keep two levels and an order', async () => {
  const department = await idOf('departments', 'name', 'IT');
  const hardware = await idOf('categories', 'name_en', 'Hardware');
  const laptops = await idOf('categories', 'name_en', 'Laptops');
  const heating = await idOf('categories', 'name_en', 'Heating');
  const fields = { nameEs: 'Monitores', nameEn: 'Screens', position: '0', isActive: 'on' };
  const create = (more: Record<string, string>) => admin.post('/admin/categories', { ...fields, ...more });
  expect((await create({})).html.querySelector('.error-summary a[href="#f-departmentId"]')).not.toBeNull();
  expect((await create({ parentId: laptops })).status).toBe(422);
  expect((await create({ parentId: hardware, nameEs: 'portatiles' })).status).toBe(422);
  expect((await create({ parentId: hardware, skillIds: newId() })).status).toBe(422);
  expect((await create({ parentId: hardware })).status).toBe(303);
  const below = { ...fields, nameEs: 'Equipos', nameEn: 'Hardware', parentId: heating };
  expect((await admin.post(`/admin/categories/${hardware}`, below)).status).toBe(422);
  expect((await admin.post(`/admin/categories/${hardware}`, { ...below, parentId: hardware })).status).toBe(
    422,
  );

  const order = async () =>
    titles(await admin.get('/admin/categories')).map((name) => name.split(': ').at(-1));
  expect((await order()).indexOf('Heating')).toBeLessThan((await order()).indexOf('Hardware'));
  await admin.post(`/admin/categories/${heating}/position`, { direction: 'down' });
  expect((await order()).indexOf('Heating')).toBeGreaterThan((await order()).indexOf('Hardware'));
  expect((await admin.post(`/admin/categories/${heating}/position`, { direction: 'left' })).status).toBe(422);
  expect(titles(await admin.get('/admin/categories?q=laptop')).length).toBe(2);

  expect((await admin.post(`/admin/categories/${hardware}/removal`)).status).toBe(409);
  expect((await admin.post(`/admin/categories/${hardware}/removal`, { moveTo: laptops })).status).toBe(422);
  expect((await admin.post(`/admin/categories/${hardware}/removal`, { moveTo: heating })).status).toBe(303);
  expect(await count('select count(*) from categories where parent_id = :heating', { heating })).toBe(2);
  await admin.post(`/admin/departments/${department}/deactivation`);
});

test('skills and organizations: unique names, domains, and a way out of every use', async () => {
  const networks = await newSkill('Redes');
  const other = await newSkill('SAP');
  expect((await admin.post('/admin/skills', { name: 'redes' })).status).toBe(422);
  const technician = await idOf('users', 'email', 'technician@demo.test');
  await app.system.db('user_skills').insert({ userId: technician, skillId: networks });
  expect((await admin.get(`/admin/skills/${networks}/removal`)).text).toContain('1 technician has it');
  expect((await admin.post(`/admin/skills/${networks}/removal`, { moveTo: other })).status).toBe(303);
  expect(await count('select count(*) from user_skills where skill_id = :other', { other })).toBe(1);
  expect((await admin.post(`/admin/skills/${other}/removal`, { moveTo: '' })).status).toBe(303);

  const acme = await idOf('organizations', 'name', 'Acme');
  const globex = await idOf('organizations', 'name', 'Globex');
  const save = (id: string, more: Record<string, string>) =>
    admin.post(`/admin/organizations/${id}`, { name: 'Acme', isActive: 'on', ...more });
  expect((await save(acme, { domains: '@Acme.com\nacme.es, acme.com' })).status).toBe(303);
  expect((await save(acme, { domains: 'not a domain!' })).status).toBe(422);
  expect((await save(globex, { name: 'Globex', domains: 'acme.es' })).status).toBe(422);
  expect((await save(globex, { name: 'ACME' })).status).toBe(422);
  expect(titles(await admin.get('/admin/organizations?q=acme.es'))).toEqual(['Acme']);
  expect((await admin.post(`/admin/organizations/${acme}/removal`)).status).toBe(409);
  expect((await admin.post(`/admin/organizations/${acme}/removal`, { moveTo: globex })).status).toBe(303);
  expect(await count('select count(*) from users where organization_id = :globex', { globex })).toBe(3);
});

test('settings are checked before they are stored, and show at once', async () => {
  const fields = {
    name: 'Mesa Única',
    accent: '#AA0000',
    timeZone: 'Europe/Madrid',
    defaultLocale: 'en',
    autoCloseDays: '3',
    reopenDays: '7',
    attachmentMaxMb: '20',
    attachmentMaxFiles: '5',
    retentionDays: '60',
    numberingStart: '5000',
  };
  for (const [field, value] of Object.entries({
    name: '',
    accent: 'red',
    timeZone: 'Mars/Base',
    defaultLocale: 'fr',
    autoCloseDays: '0',
    attachmentMaxMb: '1e3',
    retentionDays: '999999',
    numberingStart: '12',
  })) {
    const answer = await admin.post('/admin/settings', { ...fields, [field]: value });
    expect([field, answer.status]).toEqual([field, 422]);
  }
  expect((await admin.post('/admin/settings', fields)).location).toBe('/admin/settings');
  const page = await admin.get('/admin/settings');
  expect(page.html.querySelector('title')?.text).toContain('Mesa Única');
  expect(page.html.querySelector('link[href="/desk.css?aa0000"]')).not.toBeNull();
  expect((await app.visitor().get('/desk.css?aa0000')).text).toContain('#aa0000');
  expect((await app.visitor().get('/desk.css?};body{display:none')).text).not.toContain('body');
  expect(await count('select last_value as count from ticket_numbers')).toBe(5000);
});

async function newSkill(name: string): Promise<string> {
  expect((await admin.post('/admin/skills', { name })).status).toBe(303);
  return idOf('skills', 'name', name);
}

async function openTicket(assigneeId: string | null): Promise<void> {
  await app.system.db('tickets').insert({
    id: newId(),
    subject: 'No enciende',
    description: 'No enciende',
    descriptionHtml: '<p>No enciende</p>',
    requesterId: await idOf('users', 'email', 'customer@demo.test'),
    departmentId: await idOf('departments', 'name', 'IT'),
    assigneeId,
    priority: 'P3',
    channel: 'web',
  });
}
