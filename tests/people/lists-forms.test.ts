import { createCalendar } from '../../src/features/calendars';
import { createDepartment, updateDepartment } from '../../src/features/departments';
import { createOrganization } from '../../src/features/organizations';
import { createPolicy } from '../../src/features/sla';
import { newId } from '../../src/platform/ids';
import { finishBatches } from '../support/batches';
import { admin, app, count, idOf, newSkill, titles } from './administration.support';
import { formOf } from './lists.support';

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
    await count(`select count(*) from events where type = 'ticket.changed' and changes ? 'departmentId'`),
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

test.each([
  ['departments', 'Activo', 'Inactivo'],
  ['organizations', 'Activa', 'Inactiva'],
  ['categories', 'Activa', 'Inactiva'],
  ['sla', 'Activa', 'Inactiva'],
])('whether one of %s is in use agrees in Spanish with what it is', async (path, active, inactive) => {
  const ctx = await app.ctx('admin@demo.test');
  await createOrganization(ctx, { name: 'Una' });
  const calendar = await createCalendar(ctx, { name: 'Siempre', timeZone: 'UTC', isAlways: true });
  await createPolicy(ctx, { name: 'Una', calendarId: calendar.id });
  await admin.post('/preferences', { locale: 'es', return_to: '/admin' });
  const states = async () => {
    const { html } = await admin.get(`/admin/${path}`);
    const badges = html.querySelectorAll('td[data-label="Estado"] .badge:first-child');
    const offered = html.querySelectorAll('select[name="state"] option:not([value=""])');
    return [...new Set([...badges, ...offered].map(({ text }) => text.trim()))].sort();
  };
  const offers = path === 'departments' || path === 'organizations';
  expect(await states()).toEqual(offers ? [active, inactive] : [active]);
  const tables = ['departments', 'organizations', 'categories', 'sla_policies'];
  for (const table of tables) await app.system.db(table).update({ isActive: false });
  expect(await states()).toEqual(offers ? [active, inactive] : [inactive]);
});
