import { mailHtml } from '../../src/features/mails/mails.queries';
import { changeSettings } from '../../src/features/settings';
import {
  createUser,
  deactivateUser,
  findUserByEmail,
  reactivateUser,
  updateUser,
} from '../../src/features/users';
import { maybeRow, row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { runAuthJob, waitingAuthJobs } from '../support/letters';

// People who are asked to come: one by one or as a table, and how they open their account.

let app: TestApp;
let admin: Browser;
const PASSWORD = 'tin cloud basket 94';

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  await app.system.limits.reset('sign_in', 'address:127.0.0.1');
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
});
afterAll(() => app.close());

const somebody = (more: Record<string, unknown> = {}) =>
  ({ name: 'Nuria Nueva', email: 'nuria@example.com', role: 'customer', ...more }) as Record<string, string>;

async function idOf(table: string, column: string, value: string): Promise<string> {
  return (
    await row<{ id: string }>(app.system.db, `select id from ${table} where ${column} = :value`, { value })
  ).id;
}

async function people(): Promise<number> {
  return (await row<{ count: number }>(app.system.db, 'select count(*) from users')).count;
}

/** Invites somebody and returns the path of the link that the next page shows. */
async function invited(
  more: Record<string, unknown> = {},
): Promise<{ id: string; path: string; answer: Answer }> {
  const sent = await admin.post('/admin/users/invite', somebody(more));
  expect([sent.status, sent.location]).toEqual([
    303,
    expect.stringMatching(/^\/admin\/users\/[^/]+\/invitation$/),
  ]);
  const answer = await admin.get(sent.location ?? '');
  return { id: sent.location?.split('/')[3] ?? '', path: linkOn(answer) ?? '', answer };
}

function linkOn(answer: Answer): string | null {
  const link = answer.html.querySelector('#link')?.getAttribute('value');
  return link ? new URL(link).pathname : null;
}

/** The newest letter to an address, with its secret link. */
async function letterTo(address: string): Promise<{ subject: string; locale: string; path: string | null }> {
  const mail = await row<{ id: string; subject: string; locale: string; body: string }>(
    app.system.db,
    `select id, subject, locale, body_html || body_text as body from mails where address = :address order by id desc limit 1`,
    { address },
  );
  expect(mail.body).not.toMatch(/invitation\/[\w-]{43}/);
  const html = await mailHtml(await app.ctx(), mail.id);
  return { ...mail, path: /\/invitation\/[\w-]{43}/.exec(html)?.[0] ?? null };
}

/** Runs the jobs that write the letters of many. */
async function runMailJobs(): Promise<number> {
  const jobs = (await waitingAuthJobs(app)).filter(({ task }) => task === 'auth.mail_invitation');
  // A job may run twice: the second time changes nothing.
  for (const job of [...jobs, ...jobs]) await runAuthJob(app, job);
  return jobs.length;
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

const MANY = '/admin/users/invite/many';
const check = (text: string) => admin.post(MANY, { people: text, step: 'check' });
const problems = (answer: Answer) => answer.html.querySelectorAll('#people .error').map(({ text }) => text);

test('a table of people is looked at, then all are invited at once', async () => {
  const before = await people();
  const table = [
    'Correo;Nombre;Idioma;Rol;Organización;Departamento',
    'ana@example.com;"Pérez; Ana";es;técnico;;it | BUILDING',
    'ben@example.com;"=HYPERLINK(""http://x.test"")";English;Customer;acme;',
    '',
    'CARLA@Example.com;Carla;;;;',
  ].join('\r\n');
  const looked = await check(table);
  expect([looked.status, problems(looked)]).toEqual([200, []]);
  expect(looked.html.querySelector('button[value=invite]')?.text).toContain('Invite 3 people');
  expect(looked.html.querySelector('textarea')?.text.trim()).toBe(table.replaceAll('\r', ''));
  expect(await people()).toBe(before);

  const done = await admin.post(MANY, { people: table, step: 'invite' });
  expect([done.status, done.location]).toEqual([303, '/admin/users?state=invited']);
  expect((await admin.get(done.location ?? '')).text).toContain('3 people invited');
  expect(await people()).toBe(before + 3);
  const found = await Promise.all(
    ['ana', 'ben', 'carla'].map(async (name) => findUserByEmail(await app.ctx(), `${name}@example.com`)),
  );
  expect(found.map((user) => user?.name)).toEqual(['Pérez; Ana', '=HYPERLINK("http://x.test")', 'Carla']);
  expect(found.map((user) => user?.role)).toEqual(['technician', 'customer', 'customer']);
  expect(found.map((user) => user?.locale)).toEqual(['es', 'en', null]);
  expect(found[0]?.departments.map(({ name }) => name)).toEqual(['Building', 'IT']);
  expect(found[1]?.organizationName).toBe('Acme');

  expect(await runMailJobs()).toBe(3);
  const ben = await letterTo('ben@example.com');
  expect(ben).toMatchObject({ subject: 'Alma Admin invites you to ServiDesk', locale: 'en' });
  expect((await letterTo('ana@example.com')).subject).toBe('Alma Admin te invita a ServiDesk');
  const page = await app.visitor().get(ben.path ?? '');
  expect(page.html.querySelector('#f-name')?.getAttribute('value')).toBe('=HYPERLINK("http://x.test")');
  const mails = await row(app.system.db, `select count(*) from mails where address like '%@example.com'`);
  expect(mails).toEqual({ count: 3 });
});

test('each row says what is wrong with it, and one wrong row holds back all', async () => {
  const before = await people();
  const table = [
    'name,email,role,department,organization,language,phone',
    'Fine,fine@example.com,technician,IT,,en,1',
    ',nameless@example.com,,,,,',
    'No address,,,,,,',
    'Bad,not-an-address,,,,,',
    'Twice,fine@EXAMPLE.com,,,,,',
    'Taken,Customer@demo.test,,,,,',
    'King,king@example.com,king,,,,',
    'Nowhere,nowhere@example.com,technician,Nirvana,,,',
    'None,none@example.com,customer,,No such,,',
    'Tongue,tongue@example.com,customer,,,klingon,',
    'Sits,sits@example.com,customer,IT,,,',
    `${'x'.repeat(121)},long@example.com,,,,,`,
  ].join('\n');
  for (const step of ['check', 'invite']) {
    const answer = await admin.post(MANY, { people: table, step });
    expect(answer.status).toBe(422);
    expect(problems(answer)).toEqual([
      'There is no name.',
      'There is no e-mail address.',
      'That is not an e-mail address.',
      'The same address is in line 2.',
      'There is an account with this e-mail already.',
      'There is no role “king”: customer, technician or administrator.',
      'There is no department “Nirvana”.',
      'There is no organization “No such”.',
      'There is no language “klingon”: es or en.',
      'A customer has no department.',
      'The name is too long.',
    ]);
    expect(answer.text).toContain('Columns that are not used: phone.');
    expect(answer.html.querySelector('button[value=invite]')).toBeNull();
    expect(answer.html.querySelector('textarea')?.text.trim()).toBe(table);
  }
  await app.system.db('users').where({ email: 'admin@demo.test' }).update({ locale: 'es' });
  expect(problems(await check(table)).slice(0, 3)).toEqual([
    'Falta el nombre.',
    'Falta el correo.',
    'No es una dirección de correo.',
  ]);
  expect(await people()).toBe(before);
});

test('words that every object knows are no role and no language', async () => {
  const looked = await check('name,email,role,language\nA,a@example.com,constructor,constructor');
  expect([looked.status, problems(looked)]).toEqual([
    422,
    [expect.stringContaining('no role “constructor”'), expect.stringContaining('no language “constructor”')],
  ]);
});

test('what is no such table is refused as a whole, beside the list', async () => {
  const row = (number: number) => `P${number},p${number}@example.com`;
  const tables: [string, string][] = [
    ['', 'There is no list'],
    ['name,email', 'There is no list'],
    ['email\na@example.com', 'no column with names'],
    ['name\nAna', 'no column with addresses'],
    ['name,nombre,email\nA,B,a@example.com', 'The column “nombre” is there twice'],
    ['name,email\n"Ana,ana@example.com', 'cannot be read as CSV'],
    [
      `name,email\n${Array.from({ length: 1001 }, (_, index) => row(index)).join('\n')}`,
      'more than 1,000 people',
    ],
    [`name,email\n"${'x'.repeat(20_000)}",a@example.com`, 'cannot be read as CSV'],
  ];
  for (const [table, message] of tables) {
    const answer = await check(table);
    expect([message, answer.status]).toEqual([message, 422]);
    expect(answer.html.querySelector('.error-summary a[href="#f-people"]')?.text).toContain(message);
    expect(answer.html.querySelector('textarea')?.text.trim()).toBe(table);
  }
  expect(
    (await check(`name,email\n${Array.from({ length: 1000 }, (_, index) => row(index)).join('\n')}`)).status,
  ).toBe(200);
});

test('files come in the encodings that spreadsheets write', async () => {
  const table = 'Nombre;Correo\nÁngel Muñoz;angel@example.com\n';
  const files: [string, Uint8Array<ArrayBuffer>][] = [
    ['UTF-8', new TextEncoder().encode(table)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${table}`)],
    ['Latin 1', Uint8Array.from(table, (letter) => letter.charCodeAt(0))],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${table}`, 'utf16le'))],
  ];
  for (const [encoding, content] of files) {
    const answer = await admin.upload(MANY, { step: 'check', people: '' }, [{ name: 'p.csv', content }]);
    expect([encoding, answer.status]).toEqual([encoding, 200]);
    expect(answer.html.querySelector('#people td.primary')?.text).toContain('Ángel Muñoz');
    expect(answer.html.querySelector('textarea')?.text).toContain('Ángel Muñoz;angel@example.com');
  }
  const refused: [string, string | Uint8Array<ArrayBuffer>, string][] = [
    ['attachments', `name,email\n${'x'.repeat(300_000)}`, 'more than 256 kB'],
    ['people', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0xff]), 'not text'],
  ];
  for (const [field, content, message] of refused) {
    const answer = await admin.upload(MANY, { step: 'check', people: 'kept' }, [{ name: 'p.csv', content }]);
    expect(answer.status).toBe(422);
    expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)?.text).toContain(message);
    expect(answer.html.querySelector('textarea')?.text.trim()).toBe('kept');
  }
  const two = [1, 2].map((number) => ({ name: `${number}.csv`, content: table }));
  expect((await admin.upload(MANY, { step: 'check', people: '' }, two)).status).toBe(422);
});

test('the example is a table that passes, in both languages', async () => {
  for (const locale of ['es', 'en'] as const) {
    await app.system.db('users').where({ email: 'admin@demo.test' }).update({ locale });
    const example = await admin.get('/admin/users/invite/sample.csv');
    expect(example.headers.get('content-disposition')).toContain('servidesk.csv');
    const answer = await check(example.text);
    expect([locale, answer.status, problems(answer)]).toEqual([locale, 200, []]);
  }
});

test('an address that is taken while its list is confirmed holds back all', async () => {
  const table = 'name,email\nOne,one@example.com\nTwo,two@example.com';
  await createUser(await app.ctx(), { name: 'Two', email: 'two@example.com', role: 'customer' });
  const answer = await admin.post(MANY, { people: table, step: 'invite' });
  expect([answer.status, problems(answer).length]).toEqual([422, 1]);
  expect(await maybeRow(app.system.db, `select 1 from users where email = 'one@example.com'`)).toBeNull();
});
