import { type CalendarInput, createCalendar, everyCalendar } from '../../src/features/calendars';
import { createDepartment, departments } from '../../src/features/departments';
import { calendarOf, findUser, updateUser } from '../../src/features/users';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

let app: TestApp;
let admin: Browser;
let ctx: Ctx;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
  ctx = await app.ctx('admin@demo.test');
});
afterAll(() => app.close());

const PATH = '/admin/calendars';
type Form = Record<string, string>;
const HOURS: CalendarInput['hours'] = [{ day: 1, from: 540, to: 1020 }];
const made = (name: string) => createCalendar(ctx, { name, timeZone: 'Europe/Madrid', hours: HOURS });

async function idOf(email: string): Promise<string> {
  return (await row<{ id: string }>(app.system.db, 'select id from users where email = :email', { email }))
    .id;
}

describe('departments and people have one', () => {
  test('by their forms, and it is told in their events', async () => {
    const { id } = await made('Turno');
    const user = await idOf('technician@demo.test');
    const path = `/admin/users/${user}`;
    const form = formOf((await admin.get(path)).html, path) as Form;
    expect(form.calendarId).toBe('');
    expect((await admin.post(path, { ...form, calendarId: id })).status).toBe(303);
    expect((await findUser(ctx, user)).calendarId).toBe(id);
    const department = await createDepartment(ctx, { name: 'Noche' });
    const place = `/admin/departments/${department.id}`;
    const fields = formOf((await admin.get(place)).html, place) as Form;
    expect((await admin.post(place, { ...fields, calendarId: id })).status).toBe(303);
    expect((await departments.find(ctx, department.id)).calendarId).toBe(id);
    const told = await rows<{ type: string; changes: object }>(
      app.system.db,
      `select type, changes from events where changes ? 'calendarId' and type like '%.changed' order by id`,
    );
    expect(told).toEqual([
      { type: 'user.changed', changes: { calendarId: { before: null, after: id } } },
      { type: 'department.changed', changes: { calendarId: { before: null, after: id } } },
    ]);
    expect((await admin.get('/admin/audit')).text).toContain('Turno');
  });

  test('that is there: any other is refused beside the field', async () => {
    const user = await idOf('technician@demo.test');
    const wrong = { fields: { calendarId: { key: 'input.not_a_choice' } } };
    await expect(updateUser(ctx, user, { calendarId: newId() })).rejects.toMatchObject(wrong);
    await expect(createDepartment(ctx, { name: 'Noche', calendarId: newId() })).rejects.toMatchObject(wrong);
  });

  test('a person has that of the first department that has one, unless they have their own', async () => {
    const [night, own] = [await made('Nocturno'), await made('Propio')];
    const user = await idOf('technician@demo.test');
    expect(await calendarOf(ctx, user)).toBeNull();
    await createDepartment(ctx, { name: 'Zeta', memberIds: [user], calendarId: own.id });
    await createDepartment(ctx, { name: 'Alfa', memberIds: [user], calendarId: night.id });
    await createDepartment(ctx, { name: 'Aaa', memberIds: [user] });
    expect(await calendarOf(ctx, user)).toEqual({ id: night.id, name: 'Nocturno', isOwn: false });
    const page = await admin.get(`/admin/users/${user}`);
    expect(page.text).toContain('At present that of their department: Nocturno.');
    await updateUser(ctx, user, { calendarId: own.id });
    expect(await calendarOf(ctx, user)).toEqual({ id: own.id, name: 'Propio', isOwn: true });
  });

  test('customers have none', async () => {
    const { id } = await made('Turno');
    const user = await idOf('customer@demo.test');
    expect((await updateUser(ctx, user, { calendarId: id })).calendarId).toBeNull();
  });

  // A calendar that was removed took policies and people with it, or left them with one that nobody chose.
  test('and keep one, or do without, when theirs is removed', async () => {
    const [gone, stays] = [await made('Vieja'), await made('Nueva')];
    const user = await idOf('technician@demo.test');
    await updateUser(ctx, user, { calendarId: gone.id });
    const department = await createDepartment(ctx, { name: 'Noche', calendarId: gone.id });
    const page = await admin.get(`${PATH}/${gone.id}/removal`);
    expect(page.text).toContain('1 department works by it');
    expect(page.text).toContain('1 person works by it');
    const { version } = await findUser(ctx, user);
    expect((await admin.post(`${PATH}/${gone.id}/removal`, { moveTo: stays.id })).location).toBe(PATH);
    expect(await findUser(ctx, user)).toMatchObject({ calendarId: stays.id, version: version + 1 });
    expect((await departments.find(ctx, department.id)).calendarId).toBe(stays.id);
    expect((await admin.post(`${PATH}/${stays.id}/removal`, { moveTo: '' })).location).toBe(PATH);
    expect((await findUser(ctx, user)).calendarId).toBeNull();
    expect((await departments.find(ctx, department.id)).calendarId).toBeNull();
    expect(await everyCalendar(ctx)).toEqual([]);
  });
});
