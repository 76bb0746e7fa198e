import { updateProfile } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { admin, app, count, idOf, newSkill, person, signedIn } from './administration.support';
import { formOf } from './lists.support';

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
test('who has a time zone under a name that is offered no more keeps it, and can save the rest', async () => {
  const browser = await signedIn('technician@demo.test');
  const id = await idOf('users', 'email', 'technician@demo.test');
  for (const [at, address] of [
    [browser, '/account'],
    [admin, `/admin/users/${id}`],
  ] as const) {
    await app.system.db('users').where({ id }).update({ timeZone: 'US/Eastern' });
    const { html } = await at.get(address);
    const form = formOf(html, address);
    expect(form.timeZone).toBe('US/Eastern');
    expect([address, (await at.post(address, form)).status]).toEqual([address, 303]);
    const stored = await app.system.db('users').where({ id }).first('timeZone');
    expect(stored).toEqual({ timeZone: 'America/New_York' });
  }
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
