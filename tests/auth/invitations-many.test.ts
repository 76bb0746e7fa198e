import { createUser, findUserByEmail } from '../../src/features/users';
import { maybeRow, row } from '../../src/platform/db';
import type { Answer } from '../support/browser';
import { runAuthJob, waitingAuthJobs } from '../support/letters';
import { admin, app, letterTo, people } from './invitations.support';

/** Runs the jobs that write the letters of many. */
async function runMailJobs(): Promise<number> {
  const jobs = (await waitingAuthJobs(app)).filter(({ task }) => task === 'auth.mail_invitation');
  // A job may run twice: the second time changes nothing.
  for (const job of [...jobs, ...jobs]) await runAuthJob(app, job);
  return jobs.length;
}

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
  expect(looked.html.querySelector('main button[value=invite]')?.text).toContain('Invite 3 people');
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
  const mails = await row(
    app.system.db,
    `select count(*) from deliveries where address like '%@example.com'`,
  );
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
  // Which tables are none is asked in tests/units/auth/people-csv.test.ts.
  const tables: [string, string][] = [
    ['', 'There is no list'],
    ['name,nombre,email\nA,B,a@example.com', 'The column “nombre” is there twice'],
  ];
  for (const [table, message] of tables) {
    const answer = await check(table);
    expect([message, answer.status]).toEqual([message, 422]);
    expect(answer.html.querySelector('.error-summary a[href="#f-people"]')?.text).toContain(message);
    expect(answer.html.querySelector('textarea')?.text.trim()).toBe(table);
  }
});

test('files are read, whatever spreadsheet wrote them', async () => {
  const table = 'Nombre;Correo\nÁngel Muñoz;angel@example.com\n';
  const latin = Uint8Array.from(table, (letter) => letter.charCodeAt(0));
  const answer = await admin.upload(MANY, { step: 'check', people: '' }, [{ name: 'p.csv', content: latin }]);
  expect(answer.status).toBe(200);
  expect(answer.html.querySelector('#people td.primary')?.text).toContain('Ángel Muñoz');
  expect(answer.html.querySelector('textarea')?.text).toContain('Ángel Muñoz;angel@example.com');
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
