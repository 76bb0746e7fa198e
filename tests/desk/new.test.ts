import { createField } from '../../src/features/fields';
import { findTicket } from '../../src/features/tickets';
import { findUserByEmail } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const NEW = '/desk/tickets/new';
const FORM = {
  subject: 'No sound',
  description: 'In **meetings**.',
  type: 'incident',
  impact: 'high',
  urgency: 'high',
};

async function atForm(email = 'technician@demo.test'): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get(NEW);
  return browser;
}

async function idOf(email: string): Promise<string> {
  return (await findUserByEmail(await app.ctx(), email))?.id ?? '';
}

const errors = ({ html }: Answer) =>
  html.querySelectorAll('.error-summary li').map((item) => item.text.trim());
const numberOf = ({ location }: Answer) => Number(/^\/desk\/tickets\/(\d+)$/.exec(location ?? '')?.[1]);

test('a customer is found by name or address, without scripts, and nothing typed is lost', async () => {
  const browser = await atForm();
  const answer = await browser.upload(NEW, { ...FORM, step: 'search', requester_q: 'clara' }, []);
  expect(answer.status).toBe(200);
  expect(
    answer.html.querySelectorAll('[name=requester]').map((radio) => radio.getAttribute('value')),
  ).toEqual([await idOf('customer@demo.test')]);
  expect(answer.html.querySelector('#f-subject')?.getAttribute('value')).toBe('No sound');
  const nobody = await browser.get(`${NEW}?requester_q=zzz`);
  expect(nobody.text).toContain('No customer matches');
  expect(nobody.html.querySelector('#new-customer')?.hasAttribute('open')).toBe(true);
  expect(
    (await browser.get(`${NEW}?requester_q=t%C3%A9cnico`)).html.querySelectorAll('[name=requester]'),
  ).toEqual([]);
});

test('a ticket is filed for a customer with all its properties', async () => {
  const admin = await app.ctx('admin@demo.test');
  await createField(admin, { key: 'asset', labelEs: 'Equipo', labelEn: 'Asset', kind: 'text' });
  const browser = await atForm();
  const answer = await browser.upload(
    NEW,
    {
      ...FORM,
      requester: await idOf('customer@demo.test'),
      assignee: await idOf('technician@demo.test'),
      tags: 'audio, Meetings',
      participants: 'customer2@demo.test',
      'fields.asset': 'A-17',
    },
    [{ name: 'photo.txt', content: 'hello' }],
  );
  expect(answer.status).toBe(303);
  const ticket = await findTicket(admin, numberOf(answer));
  expect(ticket).toMatchObject({
    subject: 'No sound',
    priority: 'P2',
    requesterId: await idOf('customer@demo.test'),
    assigneeId: await idOf('technician@demo.test'),
    tags: ['audio', 'meetings'],
    fields: { asset: 'A-17' },
  });
  const page = await (await app.as('customer@demo.test')).get(`/portal/tickets/${ticket.number}`);
  expect(page.text).toContain('photo.txt');
});

test('a customer nobody knew is added with the ticket, or not at all', async () => {
  const browser = await atForm();
  const wrong = await browser.upload(
    NEW,
    { ...FORM, subject: '', new_name: 'Nadia Nueva', new_email: 'nadia@new.test' },
    [],
  );
  expect([wrong.status, errors(wrong)]).toEqual([422, ['Subject: This is required.']]);
  expect(await idOf('nadia@new.test')).toBe('');
  const answer = await browser.upload(
    NEW,
    { ...FORM, new_name: 'Nadia Nueva', new_email: 'Nadia@New.test' },
    [],
  );
  expect(answer.status).toBe(303);
  const ticket = await findTicket(await app.ctx('admin@demo.test'), numberOf(answer));
  expect(ticket.requesterId).toBe(await idOf('nadia@new.test'));
  const again = await browser.upload(NEW, { ...FORM, new_name: 'Nadia', new_email: 'nadia@new.test' }, []);
  expect([again.status, errors(again).length]).toEqual([422, 1]);
});

test('everything that is wrong is said at once, beside what was typed', async () => {
  const browser = await atForm();
  const many = Array.from({ length: 101 }, (_, at) => `ana${at}@else.test`).join(', ');
  const answer = await browser.upload(
    NEW,
    { ...FORM, subject: '', description: '', impact: 'huge', tags: 'kept', participants: many },
    [],
  );
  expect(answer.status).toBe(422);
  expect(answer.html.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))).toEqual([
    '#f-subject',
    '#f-description',
    '#f-impact',
    '#f-participants',
    '#requester-q',
  ]);
  expect(answer.html.querySelector('#f-tags')?.getAttribute('value')).toBe('kept');
  const unknown = await browser.upload(
    NEW,
    { ...FORM, requester: await idOf('technician2@demo.test'), participants: 'nobody@else.test' },
    [],
  );
  expect(unknown.status).toBe(422);
  expect(unknown.text).toContain('There is nobody with the address nobody@else.test.');
});

test.each([
  { requester: 'x' },
  { requester: '01987654-3210-7abc-8def-0123456789ab' },
  { category: '01987654-3210-7abc-8def-0123456789ab' },
  { department: '01987654-3210-7abc-8def-0123456789ab' },
  { assignee: '01987654-3210-7abc-8def-0123456789ab' },
  { subject: ['a', 'b'] },
  { subject: 'x'.repeat(201) },
  { tags: 'x'.repeat(50) },
  { tags: Array.from({ length: 31 }, (_, at) => `tag${at}`).join(', ') },
  { 'fields.nothing': 'x' },
])('bad input is shown beside its field: %j', async (more) => {
  const browser = await atForm();
  const answer = await browser.upload(
    NEW,
    { ...FORM, requester: await idOf('customer@demo.test'), ...more },
    [],
  );
  expect(answer.status).toBe(422);
  expect(errors(answer)).toHaveLength(1);
});

test('a ticket filed into another department stays in reach of who filed it', async () => {
  const browser = await atForm();
  const { id } = await app.system.db('departments').where({ name: 'Building' }).first();
  const fields = { ...FORM, department: id, requester: await idOf('customer@demo.test') };
  const answer = await browser.upload(NEW, fields, []);
  expect((await browser.get(answer.location ?? '')).status).toBe(200);
});
