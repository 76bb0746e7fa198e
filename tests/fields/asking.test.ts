import { createField } from '../../src/features/fields';
import { changeTicket, type Ticket } from '../../src/features/tickets';
import { attributeValue, fileTicket, idOf, ticketNow, words } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

// Fields of the kinds with several values, and conditions, where people meet them: portal, desk, panel, stale forms.

let app: TestApp;
let customer: Browser;
let technician: Browser;
beforeAll(async () => {
  app = await testApp();
  customer = await app.as('customer@demo.test');
  technician = await app.as('technician@demo.test');
  await customer.get('/portal');
  await technician.get('/desk');
});
beforeEach(makeFields);
afterAll(() => app.close());

const both = (label: string) => ({ labelEs: label, labelEn: label });
const option = (value: string, parent?: string) => ({ value, ...both(value), ...(parent && { parent }) });
const edit = { customerAccess: 'edit' } as const;

async function makeFields(): Promise<void> {
  const admin = await app.ctx('admin@demo.test');
  const device = [
    option('hardware'),
    option('printer', 'hardware'),
    option('toner', 'printer'),
    option('app'),
  ];
  await createField(admin, {
    key: 'device',
    ...both('Device'),
    kind: 'tree',
    options: device,
    ...edit,
    position: 1,
  });
  const parts = [option('lid'), option('tray'), option('door')];
  const byPrinter = { shownWhenKey: 'device', shownWhenValues: ['printer'] };
  await createField(admin, {
    ...{ key: 'parts', ...both('Parts'), kind: 'multiselect', options: parts, isRequired: true, position: 2 },
    ...{ ...edit, ...byPrinter },
  });
  const byApp = { shownWhenKey: 'device', shownWhenValues: ['app'] };
  await createField(admin, { key: 'page', ...both('Page'), kind: 'address', ...edit, ...byApp, position: 3 });
  await createField(admin, { key: 'secret', ...both('Secret'), kind: 'text', ...byApp, position: 4 });
}

const TYPED = {
  subject: 'Something is wrong',
  description: 'It is.',
  urgency: 'normal',
  type: 'incident',
  impact: 'low',
};
const at = (number: number, path = '') => `/desk/tickets/${number}${path}`;
const named = ({ html }: Answer, name: string) => html.querySelectorAll(`main [name="${name}"]`);
const ticked = (answer: Answer, name: string) =>
  named(answer, name)
    .filter((box) => box.hasAttribute('checked'))
    .map((box) => box.getAttribute('value'));

async function printerTicket(parts: string[] = ['lid']): Promise<Ticket> {
  return fileTicket(app, { fields: { device: 'toner', parts } });
}

describe.each([
  ['a customer', () => customer, '/portal/tickets', '/portal/tickets/new'],
  ['staff', () => technician, '/desk/tickets/new', '/desk/tickets/new'],
])('the form of %s', (_who, who, action, page) => {
  test('asks for what the answers call for, with scripts and without', async () => {
    const blank = await who().get(page);
    expect(named(blank, 'fields.device')).toHaveLength(1);
    expect(named(blank, 'fields.parts')).toHaveLength(0);
    expect(named(blank, 'fields.device')[0]?.getAttribute('hx-post')).toBe(`${page}/fields`);
    const scripted = await who().post(`${page}/fields`, { ...TYPED, 'fields.device': 'toner' });
    expect(scripted.status).toBe(200);
    expect(named(scripted, 'fields.parts').length).toBeGreaterThan(1);
    const plain = await who().upload(action, { ...TYPED, step: 'fields', 'fields.device': 'app' }, []);
    expect([plain.status, named(plain, 'fields.page').length, named(plain, 'fields.parts').length]).toEqual([
      200, 1, 0,
    ]);
    expect(attributeValue(plain, '#f-subject')).toBe(TYPED.subject);
  });

  test('brings typed answers back when their field is asked for again', async () => {
    const typed = {
      'fields.device': 'hardware',
      'fields.parts': ['', 'lid', 'door'],
      'fields.page': 'https://a.example/',
    };
    const hidden = await who().post(`${page}/fields`, { ...TYPED, ...typed });
    expect(
      named(hidden, 'fields.parts').map((input) => [input.getAttribute('type'), input.getAttribute('value')]),
    ).toEqual([
      ['hidden', 'lid'],
      ['hidden', 'door'],
    ]);
    const again = await who().post(`${page}/fields`, { ...TYPED, ...typed, 'fields.device': 'printer' });
    expect(ticked(again, 'fields.parts')).toEqual(['lid', 'door']);
  });

  test('comes back from a refusal with every choice ticked, and the error beside its field', async () => {
    const requester = await idOf(app, 'customer@demo.test');
    const send = (parts: string | string[]) =>
      who().upload(action, { ...TYPED, requester, 'fields.device': 'toner', 'fields.parts': parts }, []);
    const refused = await send(['', 'tray', 'door', 'gone']);
    expect([refused.status, ticked(refused, 'fields.parts')]).toEqual([422, ['tray', 'door']]);
    const empty = await send('');
    expect(words(empty, '[id="f-fields.parts-error"]')).toBe('This is required.');
    expect(words(empty, '.error-summary')).toContain('Parts: This is required.');
  });
});

test('a customer files choices, a path and an address, and reads them; what was hidden is not stored', async () => {
  const send = (fields: Record<string, string | string[]>) =>
    customer.upload('/portal/tickets', { ...TYPED, ...fields }, []);
  const sent = await send({
    'fields.device': 'toner',
    'fields.parts': ['', 'door', 'lid'],
    'fields.page': 'https://x.example/',
  });
  expect(sent.status).toBe(303);
  const number = Number(sent.location?.split('/').at(-1));
  expect((await ticketNow(app, number)).fields).toEqual({ device: 'toner', parts: ['lid', 'door'] });
  const page = await customer.get(sent.location ?? '');
  expect(words(page, '.facts')).toContain('Device hardware › printer › toner');
  expect(words(page, '.facts')).toContain('Parts lid and door');

  const bad = await send({ 'fields.device': 'app', 'fields.page': 'javascript:alert(1)' });
  expect(bad.status).toBe(422);
  expect(attributeValue(bad, '[id="f-fields.page"]')).toBe('javascript:alert(1)');
  const good = await send({ 'fields.device': 'app', 'fields.page': 'https://x.example/?a=1&b="' });
  expect(good.status).toBe(422);
  const linked = await customer.get(
    (await send({ 'fields.device': 'app', 'fields.page': 'https://x.example/?a=1&b=2' })).location ?? '',
  );
  const link = linked.html.querySelector('.facts a');
  expect([link?.getAttribute('href'), link?.getAttribute('rel'), link?.text]).toEqual([
    'https://x.example/?a=1&b=2',
    'noopener noreferrer nofollow',
    'https://x.example/?a=1&b=2',
  ]);
  expect((await send({ 'fields.secret': 'x', 'fields.device': 'app' })).status).toBe(422);
});

describe('the panel', () => {
  test('shows what the values call for, at once, and keeps what they hide', async () => {
    const { number } = await printerTicket();
    const page = await technician.get(at(number));
    expect(words(page, '#form-p-fields-parts summary')).toBe('Parts lid');
    expect(page.html.querySelector('#form-p-fields-page')).toBeNull();
    await technician.post(at(number, '/properties'), { 'fields.device': 'app' });
    const other = await technician.get(at(number));
    expect(other.html.querySelector('#form-p-fields-parts')).toBeNull();
    expect(other.html.querySelector('#p-fields-page')).not.toBeNull();
    expect((await ticketNow(app, number)).fields).toEqual({ device: 'app', parts: ['lid'] });
    expect(words(other, '.event')).toContain('Device: hardware › printer › toner');
    await technician.post(at(number, '/properties'), { 'fields.device': 'printer' });
    expect(words(await technician.get(at(number)), '#form-p-fields-parts summary')).toBe('Parts lid');
  });

  test('changes several choices together, takes all away, and leaves alone what nobody touched', async () => {
    const { number, version } = await printerTicket(['lid', 'door']);
    const base = { version: String(version), 'base.fields.parts': ['', 'lid', 'door'] };
    await technician.post(at(number, '/properties'), { ...base, 'fields.parts': ['', 'lid', 'door'] });
    expect((await ticketNow(app, number)).version).toBe(version);
    await technician.post(at(number, '/properties'), { ...base, 'fields.parts': ['', 'tray'] });
    expect((await ticketNow(app, number)).fields.parts).toEqual(['tray']);
    expect(words(await technician.get(at(number)), '.event')).toContain('Parts: lid and door →becomes tray');
    const refused = await technician.post(at(number, '/properties'), { 'fields.parts': '' });
    expect([refused.status, words(refused, '[id="p-fields-parts-error"]')]).toEqual([
      422,
      'This is required.',
    ]);
  });

  test('an address leads out, and a ticket’s text never does more than that', async () => {
    const { id, number } = await fileTicket(app, { fields: { device: 'app', page: 'mailto:ana@x.example' } });
    const link = (await technician.get(at(number))).html.querySelector('#form-p-fields-page a');
    expect([link?.getAttribute('href'), link?.getAttribute('rel')]).toEqual([
      'mailto:ana@x.example',
      'noopener noreferrer nofollow',
    ]);
    await app.system
      .db('tickets')
      .where({ id })
      .update({ fields: JSON.stringify({ device: 'app', page: 'javascript:x' }) });
    const worse = await technician.get(at(number));
    expect(worse.html.querySelectorAll('#form-p-fields-page a')).toHaveLength(0);
  });
});

describe('a stale form', () => {
  test('with the same choices in another order is no conflict', async () => {
    const { id, number, version } = await printerTicket(['lid']);
    await changeTicket(await app.ctx('admin@demo.test'), id, { fields: { parts: ['lid', 'door'] } });
    const answer = await technician.post(at(number, '/properties'), {
      ...{ version: String(version), 'base.fields.parts': ['', 'lid'], 'fields.parts': ['', 'door', 'lid'] },
    });
    expect(answer.status).toBe(303);
    expect((await ticketNow(app, number)).fields.parts).toEqual(['lid', 'door']);
  });

  test('with other choices asks, shows both, and saves the whole list that is chosen', async () => {
    const { id, number, version } = await printerTicket(['lid']);
    await changeTicket(await app.ctx('admin@demo.test'), id, { fields: { parts: ['door'] } });
    const asked = await technician.post(at(number, '/properties'), {
      ...{ version: String(version), 'base.fields.parts': ['', 'lid'], 'fields.parts': ['', 'lid', 'tray'] },
    });
    expect(asked.status).toBe(409);
    expect(words(asked, '.versus')).toMatch(/lid.*door.*lid and tray/);
    const hidden = named(asked, 'fields.parts').map(({ text }) => text.trim());
    expect(hidden).toEqual(['', 'lid', 'tray']);
    const kept = { version: attributeValue(asked, 'main [name="version"]'), 'keep.fields.parts': 'mine' };
    await technician.post(at(number, '/properties'), { ...kept, 'fields.parts': hidden });
    expect((await ticketNow(app, number)).fields.parts).toEqual(['lid', 'tray']);
  });
});
