import { createCategory } from '../../src/features/categories';
import { createField, retireField } from '../../src/features/fields';
import { changeTicket, reply } from '../../src/features/tickets';
import { row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { everybody, file, named } from '../tickets/desk';
import { exported, exportNow, FORM, QUEUE, valuesIn, write } from './exports.support';

// Few rows are downloaded at once: what is in the file is what its maker sees.

let app: TestApp;
let technician: Browser;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  admin = await app.as('admin@demo.test');
});
afterAll(() => app.close());

test('a queue is exported with the columns that are asked for, in their order, and its filters', async () => {
  const { customer, technician: tomas } = await everybody(app);
  const first = await file(customer, { subject: 'Say "hello",\nplease' });
  const second = await file(customer, { subject: 'Ordenador de Núñez 🖨️ مرحبا' });
  await changeTicket(tomas, second.id, { tags: ['vpn', 'wifi'], priority: 'P2' });
  const columns = ['tags', 'number', 'subject', 'priority', 'requesterId', 'requesterEmail'];
  const answer = await exported(technician, { ticket_columns: columns });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''Todos|All/);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const [head, ...found] = valuesIn(answer.text);
  expect(head).toEqual(['Number', 'Subject', 'Priority', 'Requester', 'Tags', 'Requester’s e-mail']);
  const of = (number: number) => found.find(([one]) => one === String(number));
  expect(of(first.number)?.[1]).toBe('Say "hello", please');
  expect(of(second.number)).toEqual([
    String(second.number),
    'Ordenador de Núñez 🖨️ مرحبا',
    'P2 · High',
    'Clara Cliente',
    'vpn, wifi',
    'customer@demo.test',
  ]);
  const filtered = await exported(technician, {
    of: `${QUEUE}&priority=P2&tag=wifi`,
    ticket_columns: ['number'],
  });
  expect(valuesIn(filtered.text).slice(1)).toEqual([[String(second.number)]]);
});

test('nothing that its maker does not work on is in it, nor said by a count', async () => {
  const { customer, admin: alma } = await everybody(app);
  const elsewhere = await named(alma, 'departments', 'Building');
  const theirs = await file(customer, { subject: 'Zanzibar' });
  await changeTicket(alma, theirs.id, { departmentId: elsewhere });
  const own = await file(customer, { subject: 'Here' });
  const mine = valuesIn((await exported(technician, { ticket_columns: ['number', 'subject'] })).text);
  expect(mine.flat()).toContain(String(own.number));
  expect(mine.flat()).not.toContain('Zanzibar');
  const all = valuesIn((await exported(admin, { ticket_columns: ['subject'] })).text);
  expect(all.flat()).toContain('Zanzibar');
  const page = await technician.get(`/desk/exports/new?of=${encodeURIComponent(QUEUE)}`);
  expect(page.text).toContain(`${mine.length - 1} row`);
  expect(page.html.querySelector('.page-subtitle')?.text).toBe('From: Queue · All');
});

test('a linked ticket that they may not see has no number for them', async () => {
  const { customer, admin: alma } = await everybody(app);
  const elsewhere = await named(alma, 'departments', 'Building');
  const hidden = await file(customer);
  const shown = await file(customer);
  await changeTicket(alma, shown.id, {
    status: 'closed',
    closeReason: 'duplicate',
    duplicateOfNumber: hidden.number,
  });
  await changeTicket(alma, hidden.id, { departmentId: elsewhere });
  const asked = { of: `${QUEUE}&status=closed`, ticket_columns: ['number', 'duplicateOf'] };
  const row = (text: string) => valuesIn(text).find(([number]) => number === String(shown.number));
  expect(row((await exported(technician, asked)).text)).toEqual([String(shown.number), '']);
  expect(row((await exported(admin, asked)).text)).toEqual([String(shown.number), String(hidden.number)]);
});

test('replies and notes come with who wrote them and who reads them, whole', async () => {
  const { customer, technician: tomas } = await everybody(app);
  const ticket = await file(customer);
  await reply(tomas, ticket.id, { body: 'Line one\n=cmd|calc\nline three', visibility: 'public' });
  await reply(tomas, ticket.id, { body: 'Between us', visibility: 'internal' });
  const answer = await exported(technician, {
    of: `${QUEUE}&q=${ticket.number}`,
    content: 'replies',
    reply_columns: ['number', 'author', 'visibility', 'body'],
  });
  expect(valuesIn(answer.text).slice(1)).toEqual([
    [String(ticket.number), 'Tomás Técnico', 'Public reply', "Line one\n'=cmd|calc\nline three"],
    [String(ticket.number), 'Tomás Técnico', 'Internal note', 'Between us'],
  ]);
});

test('custom fields have columns of their own', async () => {
  const { customer, admin: alma, technician: tomas } = await everybody(app);
  const of = { labelEs: 'Asiento', labelEn: 'Seat' };
  const { key } = await createField(alma, { ...of, key: 'seat', kind: 'number', customerAccess: 'none' });
  const ticket = await file(customer);
  await changeTicket(tomas, ticket.id, { fields: { [key]: 12.5 } });
  const answer = await exported(technician, {
    of: `${QUEUE}&q=${ticket.number}`,
    ticket_columns: ['number', `fields.${key}`],
  });
  expect(valuesIn(answer.text)).toEqual([
    ['Number', 'Seat'],
    [String(ticket.number), '12.5'],
  ]);
});

test('what is wrong is said beside its cause, and what was chosen stays', async () => {
  const none = await technician.post('/desk/exports', {
    ...FORM,
    of: `${QUEUE}&q=nobodyhasthis`,
    format: 'xlsx',
    ticket_columns: ['number'],
  });
  expect(none.status).toBe(422);
  expect(none.text).toContain('There is nothing to export');
  const box = (page: typeof none, name: string, value: string) =>
    page.html.querySelector(`input[name=${name}][value="${value}"]`)?.hasAttribute('checked');
  expect(box(none, 'format', 'xlsx')).toBe(true);
  expect(box(none, 'ticket_columns', 'number')).toBe(true);
  expect(box(none, 'ticket_columns', 'subject')).toBe(false);
  const bare = await technician.post('/desk/exports', { ...FORM, ticket_columns: [] });
  expect(bare.status).toBe(422);
  expect(bare.text).toContain('Choose at least one column');
  const answers = async (addresses: string[]) => {
    const sent = addresses.map((address) =>
      technician.post('/desk/exports', { ...FORM, of: address, ticket_columns: ['number'] }),
    );
    return (await Promise.all(sent)).map(({ status }) => status);
  };
  expect(await answers(['/admin/users', '/desk/tickets?status=nonsense'])).toEqual([400, 400]);
  expect(await answers(['//evil.test/', 'https://evil.test/'])).toEqual([400, 400]);
});

test('each is noted: who made it of what, and who downloaded it', async () => {
  const { customer } = await everybody(app);
  await file(customer);
  await exported(technician, { ticket_columns: ['number'] });
  const events = await rows<{ type: string; data: unknown }>(
    app.system.db,
    `select type, data from events where type like 'export.%' order by id`,
  );
  expect(events.map(({ type }) => type)).toEqual(['export.made', 'export.downloaded']);
  expect(events[0]?.data).toMatchObject({ address: QUEUE, content: 'tickets', format: 'csv' });
  const audit = await admin.get('/admin/audit?type=export');
  expect(audit.text).toContain('Rows exported');
});

test('a category reads with what it lies below, in the language of who exports, also when it is offered no more', async () => {
  const { customer, admin: alma, technician: tomas } = await everybody(app);
  const departmentId = await named(alma, 'departments', 'IT');
  const names = { nameEs: 'Salas', nameEn: 'Rooms', departmentId };
  const above = await createCategory(alma, names);
  const below = await createCategory(alma, { nameEs: 'Pantallas', nameEn: 'Screens', parentId: above.id });
  const [first, second, third] = [await file(customer), await file(customer), await file(customer)];
  await changeTicket(tomas, first.id, { categoryId: above.id });
  await changeTicket(tomas, second.id, { categoryId: below.id });
  await app.system.db('categories').where({ id: below.id }).update({ isActive: false });
  const category = async () => {
    const { text } = await exported(technician, { ticket_columns: ['number', 'categoryId'] });
    const found = new Map(valuesIn(text).map(([number, name]) => [number, name]));
    return [first, second, third].map(({ number }) => found.get(String(number)));
  };
  expect(await category()).toEqual(['Rooms', 'Rooms / Screens', '']);
  await technician.post('/preferences', { locale: 'es', return_to: '/desk' });
  expect(await category()).toEqual(['Salas', 'Salas / Pantallas', '']);
  await technician.post('/preferences', { locale: 'en', return_to: '/desk' });
});

const FORM_PAGE = `/desk/exports/new?of=${encodeURIComponent(QUEUE)}`;
const columnsIn = ({ html }: Answer, name = 'ticket_columns') =>
  html.querySelectorAll(`input[name=${name}][checked]`).map((box) => box.getAttribute('value'));

test('the columns that somebody had last are chosen the next time, as far as they are there', async () => {
  const { customer, admin: alma } = await everybody(app);
  await file(customer);
  const usual = columnsIn(await technician.get(FORM_PAGE));
  expect(usual).toContain('subject');
  const of = { labelEs: 'Asiento', labelEn: 'Seat', key: 'seat', kind: 'number' } as const;
  const { key, id } = await createField(alma, { ...of, customerAccess: 'none' });
  await exported(technician, { ticket_columns: ['tags', 'number', `fields.${key}`] });
  expect(columnsIn(await technician.get(FORM_PAGE))).toEqual(['number', 'tags', `fields.${key}`]);
  // Of replies they have had none, and nobody else has had any.
  const replies = columnsIn(await technician.get(FORM_PAGE), 'reply_columns');
  expect(replies).toContain('body');
  expect(columnsIn(await admin.get(FORM_PAGE))).toEqual([...usual]);
  await retireField(alma, id);
  expect(columnsIn(await technician.get(FORM_PAGE))).toEqual(['number', 'tags']);
});

test('all columns are marked at once, none, or the usual ones, and all else stays, without scripts too', async () => {
  const { customer } = await everybody(app);
  await file(customer);
  const blank = await technician.get(FORM_PAGE);
  const every = blank.html
    .querySelectorAll('input[name=ticket_columns]')
    .map((box) => box.getAttribute('value'));
  const marks = blank.html.querySelectorAll('.of-tickets [data-marks]').map((button) => ({
    text: button.text.trim(),
    keys: button.getAttribute('data-marks')?.split(' ').filter(Boolean),
    field: [button.getAttribute('name') ?? '', button.getAttribute('value') ?? ''],
  }));
  expect(marks.map(({ text }) => text)).toEqual(['All', 'None', 'The usual ones']);
  const sent = { ...FORM, format: 'csv', ticket_columns: ['number'], reply_columns: ['body'] };
  for (const { keys, field } of marks) {
    const answer = await technician.post('/desk/exports', { ...sent, [field[0] ?? '']: field[1] ?? '' });
    expect([answer.status, columnsIn(answer)]).toEqual([200, keys]);
    expect(columnsIn(answer, 'reply_columns')).toEqual(['body']);
    expect(answer.html.querySelector('input[name=format][value=csv]')?.hasAttribute('checked')).toBe(true);
  }
  expect(marks.map(({ keys }) => keys)).toEqual([every, [], columnsIn(blank)]);
  const odd = await technician.post('/desk/exports', { ...sent, tickets_marks: 'nonsense' });
  expect([odd.status, columnsIn(odd)]).toEqual([200, ['number']]);
  const elsewhere = await technician.post('/desk/exports', { of: '//evil.test/', tickets_marks: 'all' });
  expect(elsewhere.status).toBe(400);
});

test('staff find it in their navigation, on every page of it, and customers do not', async () => {
  const entry = ({ html }: Answer) => html.querySelector('#nav-list a[href="/desk/exports"]');
  for (const browser of [technician, admin]) {
    expect(entry(await browser.get('/desk'))?.text.trim()).toBe('Exports');
    expect(entry(await browser.get('/desk'))?.getAttribute('data-shortcut-go')).toBe('x');
    expect(entry(await browser.get('/desk/exports'))?.getAttribute('aria-current')).toBe('page');
    expect(entry(await browser.get(FORM_PAGE))?.getAttribute('aria-current')).toBe('true');
  }
  const begin = (await technician.get('/desk/exports')).html.querySelector('.page-actions a');
  expect((await technician.get(begin?.getAttribute('href') ?? '')).status).toBe(200);
  expect((await admin.get('/admin')).html.querySelector('a[href="/admin/exports"]')).not.toBeNull();
  expect(entry(await (await app.as('customer@demo.test')).get('/portal'))).toBeNull();
});

test('one that could not be written at once is left to the worker', async () => {
  const { customer } = await everybody(app);
  await file(customer);
  const { put } = app.system.files;
  app.system.files.put = () => Promise.reject(new Error('not mounted'));
  try {
    const refused = await technician.post('/desk/exports', { ...FORM, ticket_columns: ['number'] });
    expect(refused.status).toBe(500);
  } finally {
    app.system.files.put = put;
  }
  const { id } = await row<{ id: string }>(app.system.db, `select id from exports where state = 'running'`);
  const jobs = `select key from graphile_worker.jobs where key = :key and run_at > now()`;
  expect(await rows(app.system.db, jobs, { key: `export:${id}` })).toHaveLength(1);
  await write(app, id);
  expect((await exportNow(app, id)).state).toBe('ready');
});

test.each([
  '/\\elsewhere.example/desk/tickets',
  '/\t/elsewhere.example/desk/tickets',
  '/\\',
  '//elsewhere.example/desk/tickets',
  'https://elsewhere.example/desk/tickets',
])('nothing is exported from %j, nor is a way back to it shown', async (of) => {
  const { customer } = await everybody(app);
  await file(customer);
  const form = await technician.get(`/desk/exports/new?of=${encodeURIComponent(of)}`);
  expect(form.status).toBe(400);
  const made = await technician.post('/desk/exports', { ...FORM, of, ticket_columns: ['number'] });
  expect([made.status, made.location]).toEqual([400, null]);
});

test('what a number of a report counts is exported, each ticket once, by who may see that report', async () => {
  const { customer, technician: tomas } = await everybody(app);
  const ticket = await file(customer, { subject: 'Counted' });
  // Solved twice, it counts twice.
  for (const status of ['resolved', 'reopened', 'resolved'] as const)
    await changeTicket(tomas, ticket.id, { status });
  const of = '/desk/reports/overview/list?figure=solved&period=today';
  const list = await technician.get(of);
  expect(list.html.querySelectorAll('tbody tr')).toHaveLength(2);
  const href = list.html.querySelector('a[href^="/desk/exports/new"]')?.getAttribute('href');
  expect((await technician.get(String(href))).text).toContain('Overview · Solved');
  const page = new URL(String(href), 'http://desk').searchParams.get('of') ?? '';
  const answer = await exported(technician, { of: page, ticket_columns: ['number', 'subject'] });
  expect(valuesIn(answer.text).slice(1)).toEqual([[String(ticket.number), 'Counted']]);
  const theirs = { ...FORM, of: of.replace('/desk/', '/admin/'), ticket_columns: ['number'] };
  expect((await technician.post('/desk/exports', theirs)).status).toBe(404);
  expect((await technician.post('/desk/exports', { ...theirs, of: `${of}&by_nothing=x` })).status).toBe(400);
});
