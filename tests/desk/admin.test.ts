import { createCanned } from '../../src/features/canned';
import { createField, listFields } from '../../src/features/fields';
import { changeTicket, createTicket, deleteTicket, findTicket, reply } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function ticket(subject = 'Printer on fire') {
  return createTicket(await app.ctx('customer@demo.test'), { subject, description: 'A secret description.' });
}

async function at(path: string, email = 'admin@demo.test'): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get(path);
  return browser;
}

const texts = (answer: Answer, selector: string) =>
  answer.html.querySelectorAll(selector).map((element) => element.text.replace(/\s+/g, ' ').trim());

test('the pages of administrators exist for nobody else', async () => {
  const { id } = await createCanned(await app.ctx('technician@demo.test'), { title: 'Hi', body: 'Hi' });
  for (const email of ['technician@demo.test', 'customer@demo.test']) {
    const browser = await app.as(email);
    for (const path of [
      '/admin',
      '/admin/dashboard',
      '/admin/places.json',
      '/admin/deliveries',
      '/admin/deleted',
      '/admin/fields',
      '/admin/fields/new',
      '/admin/audit',
      '/admin/templates',
    ]) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    }
    expect((await browser.post(`/desk/templates/${id}/deletion`)).status).toBe(404);
  }
});

test('the dashboard adds up, and its numbers lead to their tickets', async () => {
  const admin = await app.ctx('admin@demo.test');
  const first = await ticket();
  await ticket();
  await changeTicket(admin, first.id, { status: 'resolved' });
  const answer = await (await app.as('admin@demo.test')).get('/admin/dashboard');
  expect(texts(answer, '.stat-value').slice(0, 7)).toEqual(['1', '1', '0', '0', '0', '2', '1']);
  const total = answer.html.querySelector('.matrix tbody tr td:last-child a');
  expect(total?.text).toBe('1');
  const list = await (await app.as('admin@demo.test')).get(
    total?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '',
  );
  expect(list.html.querySelectorAll('#queue-table tbody tr')).toHaveLength(1);
  expect(answer.html.querySelectorAll('#flow tbody tr')).toHaveLength(30);
  expect(texts(answer, '.link-list .row-link')).toEqual(['Printer on fire']);
});

test('a deleted ticket is listed with who did it, and comes back', async () => {
  const admin = await app.ctx('admin@demo.test');
  const { id, number } = await ticket();
  await deleteTicket(admin, id);
  const browser = await at('/admin/deleted');
  const list = await browser.get('/admin/deleted');
  expect(texts(list, `#d-${number} td`)).toEqual(
    expect.arrayContaining(['Clara Cliente', 'Alma Admin', '30 days', 'Restore']),
  );
  const answer = await browser.post(`/admin/deleted/${id}/restoration`);
  expect([answer.status, answer.location]).toEqual([303, '/admin/deleted']);
  expect((await findTicket(admin, number)).number).toBe(number);
  expect((await browser.post('/admin/deleted/nonsense/restoration')).status).toBe(404);
});

test('a field is made, changed, moved and retired', async () => {
  const made = await ticket();
  const browser = await at('/admin/fields/new');
  const form = {
    labelEs: 'Planta',
    labelEn: 'Floor number',
    kind: 'select',
    customerAccess: 'edit',
    position: '10',
  };
  const wrong = await browser.post('/admin/fields', { ...form, options: '' });
  expect([wrong.status, wrong.html.querySelectorAll('.error-summary li').length]).toEqual([422, 1]);
  expect(wrong.html.querySelector('#f-labelEs')?.getAttribute('value')).toBe('Planta');
  expect(
    (await browser.post('/admin/fields', { ...form, options: 'Baja | Ground\nPrimera | First\n' })).status,
  ).toBe(303);
  const admin = await app.ctx('admin@demo.test');
  const [field] = await listFields(admin);
  expect(field).toMatchObject({
    key: 'floor_number',
    options: [
      { value: 'ground', labelEs: 'Baja', labelEn: 'Ground' },
      { value: 'first', labelEs: 'Primera', labelEn: 'First' },
    ],
  });
  const page = await browser.get(`/admin/fields/${field?.id}`);
  const options = page.html.querySelector('#f-options')?.text.trim() ?? '';
  expect(options).toBe('ground = Baja | Ground\nfirst = Primera | First');
  const renamed = options.replace('Baja', 'Planta baja');
  await browser.post(`/admin/fields/${field?.id}`, {
    ...form,
    options: renamed,
    isActive: 'on',
    isRequired: 'on',
  });
  expect((await listFields(admin))[0]).toMatchObject({
    isRequired: true,
    options: [{ value: 'ground', labelEs: 'Planta baja' }, {}],
  });

  const other = await createField(admin, {
    key: 'b',
    labelEs: 'B',
    labelEn: 'B',
    kind: 'text',
    position: 20,
  });
  await browser.post(`/admin/fields/${other.id}/place`, { direction: 'up' });
  expect((await listFields(admin)).map(({ key }) => key)).toEqual(['b', 'floor_number']);
  await changeTicket(admin, made.id, { fields: { b: 'used' } });
  await browser.post(`/admin/fields/${other.id}/retirement`);
  expect((await listFields(admin)).find(({ key }) => key === 'b')).toMatchObject({ isActive: false });
});

test('canned replies: written by staff, checked, shown with an example, deleted by administrators', async () => {
  const technician = await at('/desk/templates/new', 'technician@demo.test');
  const preview = await technician.post('/desk/templates', {
    step: 'preview',
    title: '',
    body: 'Hi **{{requester.name}}**, {{ticket.nmber}} <script>alert(1)</script>',
  });
  expect(preview.status).toBe(200);
  expect(preview.html.querySelector('#preview strong')?.text).toBe('Lucy Fernandez');
  expect(texts(preview, '#preview .error')).toEqual([
    'This variable does not exist and stays as it is: {{ticket.nmber}}',
  ]);
  expect(preview.html.querySelector('#preview script')).toBeNull();
  expect((await technician.post('/desk/templates', { title: '', body: '' })).status).toBe(422);
  const saved = await technician.post('/desk/templates', {
    title: 'Greeting',
    body: 'Hello {{requester.name}}',
    isActive: 'on',
  });
  expect([saved.status, saved.location]).toEqual([303, '/desk/templates']);
  const found = await technician.get('/desk/templates?q=greet');
  const href = found.html.querySelector('.table .row-link')?.getAttribute('href') ?? '';
  expect(texts(found, '.table .row-link')).toEqual(['Greeting']);
  expect((await technician.get('/desk/templates?q=zzz')).text).toContain('No canned reply matches');
  expect((await technician.get(href)).html.querySelector('#delete')).toBeNull();
  const admin = await at(href);
  expect((await admin.get('/admin/templates')).location).toBe('/desk/templates');
  expect((await admin.post(`${href}/deletion`)).status).toBe(303);
  expect((await admin.get(href)).status).toBe(404);
});

test('the audit log tells who changed what, before and after, and never what people wrote', async () => {
  const admin = await app.ctx('admin@demo.test');
  const made = await ticket();
  await ticket('Another one');
  await changeTicket(admin, made.id, {
    priority: 'P1',
    subject: 'Printer burnt',
    description: 'Another secret.',
  });
  await reply(admin, made.id, { body: 'A secret reply.', visibility: 'internal' });
  const browser = await app.as('admin@demo.test');
  const log = await browser.get(`/admin/audit?ticket=${made.number}`);
  expect(texts(log, '#audit .primary strong')).toEqual(['Internal note', 'Ticket changed', 'Ticket opened']);
  expect(texts(log, '#audit .changes li')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Subject: before: Printer on fire → after: Printer burnt$/),
      expect.stringMatching(/^Description: edited/),
    ]),
  );
  expect(log.text).not.toContain('secret');
  const byPerson = await browser.get('/admin/audit?person=clara&type=ticket');
  expect(texts(byPerson, '#audit .primary strong')).toEqual(['Ticket opened', 'Ticket opened']);
  // The note bears the time of the context that it was written in, whatever day it is by now.
  const today = admin.now.toISOString().slice(0, 10);
  expect(
    texts(await browser.get(`/admin/audit?type=ticket.noted&from=${today}&to=${today}`), '#audit tbody tr'),
  ).toHaveLength(1);
  expect((await browser.get('/admin/audit?to=2001-01-01')).text).toContain('Nothing matches the filters');
  for (const query of ['from=yesterday', 'ticket=abc', 'cursor=x', 'person=a&person=b']) {
    const { status, html } = await browser.get(`/admin/audit?${query}`);
    expect([query, status, html.querySelectorAll('.unread li').length]).toEqual([query, 200, 1]);
  }
});

test('the audit log is paged without a gap', async () => {
  for (let n = 0; n < 55; n++) await ticket(`Ticket ${n}`);
  const browser = await app.as('admin@demo.test');
  const first = await browser.get('/admin/audit?type=ticket.created');
  const next =
    first.html.querySelector('.pagination a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
  const second = await browser.get(next);
  const ids = [first, second].flatMap(({ html }) =>
    html.querySelectorAll('#audit tbody tr').map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(55);
});
