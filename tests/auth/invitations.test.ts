import { changeSettings } from '../../src/features/settings';
import {
  createUser,
  deactivateUser,
  findUserByEmail,
  reactivateUser,
  updateUser,
} from '../../src/features/users';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { admin, app, invited, letterTo, linkOn, people, somebody } from './invitations.support';

const PASSWORD = 'tin cloud basket 94';

async function idOf(table: string, column: string, value: string): Promise<string> {
  return (
    await row<{ id: string }>(app.system.db, `select id from ${table} where ${column} = :value`, { value })
  ).id;
}

async function eventsOf(id: string): Promise<string[]> {
  const found = await rows<{ type: string }>(
    app.system.db,
    `select type from events where subject_id = :id order by id`,
    { id },
  );
  return found.map(({ type }) => type);
}

test('an invitation is a letter in the reader’s language, a link shown once, and an account without a way in', async () => {
  const { id, path, answer } = await invited({ locale: 'es', role: 'technician' });
  expect(path).toMatch(/^\/invitation\/[\w-]{43}$/);
  expect(answer.html.querySelector('#link')?.getAttribute('value')).toBe(
    `${app.system.config.baseUrl}${path}`,
  );
  expect(linkOn(await admin.get(`/admin/users/${id}/invitation`))).toBeNull();
  const letter = await letterTo('nuria@example.com');
  expect(letter).toMatchObject({ subject: 'Alma Admin te invita a ServiDesk', locale: 'es', path });
  expect(await eventsOf(id)).toEqual(['user.created', 'user.invited']);
  const stored = await rows(app.system.db, `select hash from auth_tokens where user_id = :id`, { id });
  expect(JSON.stringify(stored)).not.toContain(path.split('/')[2]);

  const list = await admin.get('/admin/users?state=invited');
  expect(list.html.querySelectorAll('td.primary').map((cell) => cell.text)).toEqual([
    expect.stringContaining('Nuria'),
  ]);
  expect(list.html.querySelector('#users')?.text).toContain('Invited');
  expect((await admin.get(`/admin/users/${id}`)).text).toContain('not accepted yet');
});
test('who accepts chooses name and password, is signed in, and has the role, department and organization given', async () => {
  const it = await idOf('departments', 'name', 'IT');
  const acme = await idOf('organizations', 'name', 'Acme');
  const technician = await invited({ role: 'technician', departmentIds: it });
  const visitor = app.visitor();
  const page = await visitor.get(technician.path);
  expect(page.text).toContain('Alma Admin has made an account for nuria@example.com. Role: Technician.');
  expect(page.html.querySelector('#f-name')?.getAttribute('value')).toBe('Nuria Nueva');
  const accepted = await visitor.post(technician.path, { name: 'Nuria Nova', password: PASSWORD });
  expect([accepted.status, accepted.location]).toEqual([303, '/desk']);
  expect((await visitor.get('/desk')).text).toContain('Welcome to ServiDesk, Nuria Nova.');
  const user = await findUserByEmail(await app.ctx(), 'nuria@example.com');
  expect(user).toMatchObject({ name: 'Nuria Nova', role: 'technician', hasPassword: true, locale: 'en' });
  expect(user?.emailVerifiedAt).not.toBeNull();
  expect(user?.departments.map(({ name }) => name)).toEqual(['IT']);
  expect(await eventsOf(technician.id)).toEqual(
    expect.arrayContaining([
      'user.email_verified',
      'user.password_changed',
      'user.invitation_accepted',
      'user.signed_in',
    ]),
  );
  const again = app.visitor();
  expect((await again.post('/login', { email: 'nuria@example.com', password: PASSWORD })).location).toBe(
    '/desk',
  );
  expect((await admin.get('/admin/users?state=invited')).html.querySelectorAll('td.primary')).toHaveLength(0);

  const customer = await invited({ email: 'carla@example.com', organizationId: acme, departmentIds: it });
  expect((await app.visitor().post(customer.path, { name: 'Carla', password: PASSWORD })).location).toBe(
    '/portal',
  );
  const carla = await findUserByEmail(await app.ctx(), 'carla@example.com');
  expect(carla).toMatchObject({ organizationName: 'Acme', departments: [] });
});
test('what is wrong when accepting is said beside it, and the link is not used up', async () => {
  const { path } = await invited();
  const visitor = app.visitor();
  for (const [field, values] of [
    ['name', { name: '', password: PASSWORD }],
    ['password', { name: 'N', password: '' }],
    ['password', { name: 'N', password: 'short' }],
    ['password', { name: 'N', password: 'password123' }],
    ['password', { name: 'N', password: 'nuria@example.com' }],
    ['name', { name: ['a', 'b'], password: PASSWORD }],
  ] as [string, Record<string, string>][]) {
    const answer = await visitor.post(path, values);
    expect([field, answer.status]).toEqual([field, 422]);
    expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)).not.toBeNull();
    expect(answer.text).not.toContain(PASSWORD);
  }
  expect((await visitor.post(path, { name: 'N', password: PASSWORD, way: 'sideways' })).status).toBe(422);
  expect((await visitor.post(path, { name: 'N', password: PASSWORD })).status).toBe(303);
});
test('a link works once, for seven days, for that address, while the account is active', async () => {
  const accept = (path: string) => app.visitor().post(path, { name: 'N', password: PASSWORD });
  const gone = async (path: string) => {
    expect([(await app.visitor().get(path)).status, (await accept(path)).status]).toEqual([410, 410]);
  };
  const used = await invited();
  expect((await accept(used.path)).status).toBe(303);
  await gone(used.path);

  const old = await invited({ email: 'old@example.com' });
  await app.system.db.raw(
    `update auth_tokens set expires_at = now() - interval '1 second' where user_id = :id`,
    old as never,
  );
  await gone(old.path);
  expect((await admin.get(`/admin/users/${old.id}/invitation`)).text).toContain('Expired');

  const away = await invited({ email: 'away@example.com' });
  await deactivateUser(await app.ctx('admin@demo.test'), away.id);
  await gone(away.path);

  const moved = await invited({ email: 'moved@example.com' });
  await updateUser(await app.ctx('admin@demo.test'), moved.id, { email: 'elsewhere@example.com' });
  await gone(moved.path);
  expect((await admin.get(`/admin/users/${moved.id}/invitation`)).text).toContain('Expired');
  for (const made of ['x', 'a'.repeat(43), `${'a'.repeat(42)}%20`]) await gone(`/invitation/${made}`);
});
test('who has come in otherwise is not taken over by whoever still has the link', async () => {
  const takenOver = async (path: string) =>
    (await app.visitor().post(path, { name: 'N', password: PASSWORD })).status;
  const byPassword = await invited();
  await updateUser(await app.ctx('admin@demo.test'), byPassword.id, { password: 'otra clave de hierro 7' });
  expect(await takenOver(byPassword.path)).toBe(410);

  const byService = await invited({ email: 'service@example.com' });
  const identity = { provider: 'google', issuer: 'https://accounts.google.com', subject: '1' };
  await app.system.db('identities').insert({ id: newId(), userId: byService.id, ...identity });
  expect((await app.visitor().get(byService.path)).status).toBe(410);
  expect(await takenOver(byService.path)).toBe(410);

  const byPasskey = await invited({ email: 'passkey@example.com' });
  const key = { credentialId: 'credential', publicKey: 'key', name: 'Laptop' };
  await app.system.db('passkeys').insert({ id: newId(), userId: byPasskey.id, ...key });
  expect(await takenOver(byPasskey.path)).toBe(410);

  // Nor is a link good again when somebody comes back.
  const back = await invited({ email: 'back@example.com' });
  await deactivateUser(await app.ctx('admin@demo.test'), back.id);
  await reactivateUser(await app.ctx('admin@demo.test'), back.id);
  expect(await takenOver(back.path)).toBe(410);
});
test('a session that was left open makes no account, and opens none', async () => {
  const { id } = await invited();
  const edit = `/admin/users/${id}`;
  const kept = { name: 'Nuria Nueva', email: 'nuria@example.com', role: 'customer' };
  const confirming = expect.stringMatching(/^\/confirm\?next=/);
  await admin.get(edit);
  await app.system.db('sign_ins').update({ confirmedAt: new Date(0) });
  for (const [path, fields] of [
    ['/admin/users/invite', somebody({ email: 'two@example.com', role: 'administrator' })],
    ['/admin/users/invite/many', { people: 'name,email\nA,a@example.com', step: 'invite' }],
    ['/admin/users', somebody({ email: 'two@example.com', role: 'administrator' })],
    [edit, { ...kept, role: 'administrator' }],
    [edit, { ...kept, email: 'mine@example.com' }],
    [edit, { ...kept, password: PASSWORD }],
    [`${edit}/reactivation`, {}],
  ] as const) {
    expect([path, (await admin.post(path, fields)).location]).toEqual([path, confirming]);
  }
  expect((await admin.get('/admin/users/new')).location).toEqual(confirming);
  expect(await findUserByEmail(await app.ctx(), 'nuria@example.com')).toMatchObject({
    ...kept,
    hasPassword: false,
  });
  // What lets nobody in is not asked for.
  expect((await admin.post(edit, { ...kept, name: 'Nuria Nova' })).location).toBe('/admin/users');
});
test('another invitation voids the one before; who can sign in gets none', async () => {
  const first = await invited();
  const sent = await admin.post(`/admin/users/${first.id}/invitation`);
  expect(sent.location).toBe(`/admin/users/${first.id}/invitation`);
  const second = linkOn(await admin.get(sent.location ?? '')) ?? '';
  expect((await app.visitor().get(first.path)).status).toBe(410);
  expect((await letterTo('nuria@example.com')).path).toBe(second);
  expect((await app.visitor().post(second, { name: 'N', password: PASSWORD })).status).toBe(303);
  const late = await admin.post(`/admin/users/${first.id}/invitation`);
  expect([late.status, linkOn(late)]).toEqual([422, null]);
  const own = await idOf('users', 'email', 'technician@demo.test');
  expect((await admin.post(`/admin/users/${own}/invitation`)).status).toBe(422);

  const ctx = await app.ctx('admin@demo.test');
  const { id } = await createUser(ctx, { name: 'Vera', email: 'vera@example.com', role: 'technician' });
  expect((await admin.get(`/admin/users/${id}`)).text).toContain('Send invitation');
  expect((await admin.post(`/admin/users/${id}/invitation`)).status).toBe(303);
  expect((await letterTo('vera@example.com')).path).toBe(
    linkOn(await admin.get(`/admin/users/${id}/invitation`)),
  );
  await deactivateUser(ctx, id);
  expect((await admin.post(`/admin/users/${id}/invitation`)).status).toBe(422);
});
test('only administrators invite', async () => {
  const { id } = await invited();
  for (const email of ['technician@demo.test', 'customer@demo.test']) {
    const other = await app.as(email);
    await other.get('/account');
    for (const path of ['/admin/users/invite', '/admin/users/invite/many', `/admin/users/${id}/invitation`]) {
      expect((await other.get(path)).status).toBe(404);
      expect((await other.post(path, somebody({ email: 'b@x.test' }))).status).toBe(404);
    }
  }
});
test('without passwords one comes in by the link, to add another way', async () => {
  const { path } = await invited();
  const visitor = app.visitor();
  expect((await visitor.get(path)).html.querySelector('#f-password')).not.toBeNull();
  await changeSettings(await app.ctx(), { signInMethods: ['passkey'] });
  const page = await visitor.get(path);
  expect(page.html.querySelector('#f-password')).toBeNull();
  expect((await visitor.post(path, { name: 'N', password: PASSWORD })).status).toBe(404);
  const accepted = await visitor.post(path, { name: 'N', way: 'link' });
  expect([accepted.status, accepted.location]).toEqual([303, '/account/security']);
  expect((await visitor.get('/account/security')).status).toBe(200);
  const user = await findUserByEmail(await app.ctx(), 'nuria@example.com');
  expect([user?.hasPassword, user?.emailVerifiedAt]).toEqual([false, expect.any(Date)]);
  const signIn = await row(app.system.db, 'select method from sign_ins where user_id = :id', {
    id: user?.id,
  });
  expect(signIn).toEqual({ method: 'link' });
});
test('somebody signed in as another is told, and leaves that session behind', async () => {
  const { path } = await invited();
  const browser = await app.as('customer@demo.test');
  expect((await browser.get(path)).text).toContain('Clara Cliente is signed in');
  const spanish = await app.visitor().get(path, { 'accept-language': 'es' });
  expect(spanish.text).toContain('Alma Admin ha preparado una cuenta para nuria@example.com. Rol: Cliente.');
  const gone = await app.visitor().get('/invitation/nothing', { 'accept-language': 'es' });
  expect([gone.status, gone.html.querySelector('h1')?.text]).toEqual([410, 'Este enlace ya no sirve']);
  expect(gone.text).toContain('pedir otra invitación a quien la envió');
  const accepted = await browser.post(path, { name: 'Nuria', password: PASSWORD });
  expect(accepted.location).toBe('/portal');
  expect((await browser.get('/account')).text).toContain('nuria@example.com');
});
test('a form for one is checked and keeps what was typed', async () => {
  const before = await people();
  for (const [field, values] of [
    ['name', { name: '' }],
    ['email', { email: 'nonsense' }],
    ['email', { email: 'CUSTOMER@demo.test' }],
    ['role', { role: 'king' }],
    ['organizationId', { organizationId: '0190aaaa-0000-7000-8000-000000000000' }],
    ['locale', { locale: 'fr' }],
  ] as [string, Record<string, string>][]) {
    const answer = await admin.post('/admin/users/invite', somebody({ name: 'Ñu "x"', ...values }));
    expect([field, answer.status]).toEqual([field, 422]);
    expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)).not.toBeNull();
    if (field !== 'name') expect(answer.html.querySelector('#f-name')?.getAttribute('value')).toBe('Ñu "x"');
  }
  expect(await people()).toBe(before);
});
