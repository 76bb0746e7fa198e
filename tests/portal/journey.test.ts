import { categoryTree } from '../../src/features/categories';
import { createField } from '../../src/features/fields';
import { changeSettings } from '../../src/features/settings';
import { changeTicket, findTicket, reply, takeTicket } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const TYPED = { subject: 'The laptop does not start', description: 'It **stopped**.', urgency: 'high' };

/** Somebody with the token of a form, as a person has who looks at a page before they send something. */
async function at(email: string, path = '/portal'): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get(path);
  return browser;
}

async function submit(
  customer: Browser,
  fields: Record<string, string> = {},
): Promise<{ number: number; path: string }> {
  const answer = await customer.upload('/portal/tickets', { ...TYPED, ...fields }, []);
  const number = Number(/^\/portal\/tickets\/(\d+)$/.exec(answer.location ?? '')?.[1]);
  expect(answer.status).toBe(303);
  return { number, path: `/portal/tickets/${number}` };
}

const visibleText = ({ html }: Answer) => html.querySelector('main')?.text.replace(/\s+/g, ' ') ?? '';

test('each reader of a link or of the first page comes to their own pages', async () => {
  const { number } = await submit(await at('customer@demo.test'));
  const [visitor, customer, technician] = [
    app.visitor(),
    await at('customer@demo.test'),
    await app.as('technician@demo.test'),
  ];
  expect((await visitor.get(`/tickets/${number}`)).location).toBe(`/login?next=%2Ftickets%2F${number}`);
  expect((await customer.get(`/tickets/${number}`)).location).toBe(`/portal/tickets/${number}`);
  expect((await technician.get(`/tickets/${number}`)).location).toBe(`/desk/tickets/${number}`);
  expect((await customer.get('/')).location).toBe('/portal');
  expect((await technician.get('/')).location).toBe('/desk');
  expect((await customer.get('/tickets/x')).status).toBe(404);
});

test('the first page says how to ask for help, in the language of the visitor', async () => {
  const english = await app.visitor().get('/');
  expect(english.status).toBe(200);
  expect(english.html.querySelector('h1')?.text).toBe('How can we help?');
  expect(visibleText(english)).toContain('Laptops');
  expect(english.html.querySelector('a[href="/portal/tickets/new"]')).not.toBeNull();
  const spanish = await app.visitor().get('/help', { 'accept-language': 'es' });
  expect(visibleText(spanish)).toContain('Portátiles');
});

test('a ticket is submitted, answered, resolved, confirmed and rated', async () => {
  const customer = await at('customer@demo.test');
  const form = await customer.get('/portal/tickets/new');
  const laptops = form.html.querySelectorAll('option').find(({ text }) => text === 'Laptops');
  const { number, path } = await submit(customer, { category: laptops?.getAttribute('value') ?? '' });

  const fresh = await customer.get(path);
  expect(fresh.html.querySelector('#toasts')?.text).toContain(`Ticket #${number} created`);
  expect(fresh.html.querySelector('h1')?.text).toBe(TYPED.subject);
  expect(fresh.html.querySelector('#description strong')?.text).toBe('stopped');
  expect(visibleText(fresh)).toContain('It is in the queue of IT');
  expect(visibleText(fresh)).toContain('Hardware › Laptops');

  const technician = await app.ctx('technician@demo.test');
  const { id } = await findTicket(technician, number);
  await takeTicket(technician, id);
  await reply(technician, id, { body: 'Please try the other charger.', visibility: 'public' });
  await changeTicket(technician, id, { status: 'on_hold', holdReason: 'customer' });
  const list = await customer.get('/portal');
  expect(list.html.querySelector('#sections [aria-current]')?.text).toContain('Waiting for me');
  expect(list.html.querySelector('#ticket-list tbody')?.text).toContain('Needs your reply');

  const answer = await customer.upload(`${path}/replies`, { body: 'It works now!' }, []);
  expect(answer.location).toMatch(new RegExp(`^${path}#comment-`));
  expect(visibleText(await customer.get(path))).toContain('Tomás Técnico is working on it');

  await changeTicket(technician, id, { status: 'resolved', solution: 'A **new** charger.' });
  const resolved = await customer.get(path);
  expect(visibleText(resolved)).toContain('Resolved: does it work?');
  expect(visibleText(resolved)).toContain('A new charger.');
  const rated = await customer.post(`${path}/rating`, { satisfaction: 9, feedback: 'Quick.' });
  expect(rated.location).toBe(path);
  const closed = await customer.post(`${path}/closure`);
  expect(closed.location).toBe(path);
  const end = await customer.get(path);
  expect(visibleText(end)).toContain('Rating: 9 out of 10');
  expect(visibleText(end)).toContain('Quick.');
  expect((await findTicket(technician, number)).status).toBe('closed');
});

test('a closed ticket opens again by a reply or a button, and after the window a reply is a new ticket', async () => {
  const customer = await at('customer@demo.test');
  const { number, path } = await submit(customer);
  await customer.post(`${path}/closure`);
  expect((await customer.post(`${path}/reopening`)).location).toBe(path);
  await customer.post(`${path}/closure`);
  await customer.upload(`${path}/replies`, { body: 'Again.' }, []);
  const technician = await app.ctx('technician@demo.test');
  expect((await findTicket(technician, number)).status).toBe('reopened');

  await customer.post(`${path}/closure`);
  await changeSettings(await app.ctx('admin@demo.test'), { reopenDays: 0 });
  const over = await customer.get(path);
  expect(visibleText(over)).toContain('A reply creates a new ticket linked to this one.');
  expect(over.html.querySelector('#composer')?.getAttribute('hx-post')).toBeUndefined();
  expect((await customer.post(`${path}/reopening`)).status).toBe(422);
  const followed = await customer.upload(`${path}/replies`, { body: 'Once more.' }, []);
  expect(followed.location).toMatch(/^\/portal\/tickets\/\d+$/);
  expect(followed.location).not.toBe(path);
  const next = await customer.get(followed.location ?? '');
  expect(visibleText(next)).toContain(`Follows up on #${number}`);
  expect(next.html.querySelector('#toasts')?.text).toContain(`as a follow-up of #${number}`);

  // A new ticket says what it is about, and be it the names of its files.
  const files = [{ name: 'one.txt', content: '1' }];
  const wordless = await customer.upload(`${path}/replies`, { body: '' }, files);
  const named = await customer.get(wordless.location ?? '');
  expect(named.html.querySelector('#description .prose')?.text).toBe('one.txt');
});

test('files come with a ticket and with replies, and go out as downloads that cannot run here', async () => {
  const customer = await at('customer@demo.test');
  const page = { name: 'page "1".html', content: '<script>alert(1)</script>', type: 'text/plain' };
  const sent = await customer.upload('/portal/tickets', TYPED, [page, { name: 'log.txt', content: 'two' }]);
  const ticket = await customer.get(sent.location ?? '');
  const links = ticket.html.querySelectorAll('#description .attachments a');
  expect(links.map(({ text }) => text)).toEqual(['page "1".html', 'log.txt']);
  const file = await customer.get(links[0]?.getAttribute('href') ?? '');
  expect(file.status).toBe(200);
  expect(file.text).toBe(page.content);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="page _1_\.html"/);
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('cache-control')).toBe('private, no-store');
  expect(file.headers.get('content-security-policy')).toContain('sandbox');

  await customer.upload(`${sent.location}/replies`, { body: '' }, [{ name: 'a.txt', content: 'x' }]);
  const replied = await customer.get(sent.location ?? '');
  expect(replied.html.querySelector('.timeline li:last-child .attachments')?.text).toContain('a.txt');
});

test('a category brings its own fields, with scripts and without', async () => {
  const admin = await app.ctx('admin@demo.test');
  const [hardware] = await categoryTree(admin);
  const category = hardware?.id ?? '';
  await createField(admin, {
    key: 'room',
    labelEs: 'Sala',
    labelEn: 'Room',
    kind: 'text',
    isRequired: true,
    customerAccess: 'edit',
    categoryIds: [category],
  });
  const customer = await at('customer@demo.test');
  expect((await customer.get('/portal/tickets/new')).html.querySelector('[name="fields.room"]')).toBeNull();
  const chosen = await customer.get(`/portal/tickets/new?category=${category}`);
  expect(chosen.html.querySelector('[name="fields.room"]')).not.toBeNull();
  const asked = await customer.upload('/portal/tickets', { ...TYPED, category, step: 'fields' }, []);
  expect(asked.status).toBe(200);
  expect(asked.html.querySelector('[name="fields.room"]')).not.toBeNull();
  expect(asked.html.querySelector('[name="subject"]')?.getAttribute('value')).toBe(TYPED.subject);

  const missing = await customer.upload('/portal/tickets', { ...TYPED, category, 'fields.room': '' }, []);
  expect(missing.status).toBe(422);
  expect(missing.html.querySelector('.error-summary')?.text).toContain('Room: This is required.');
  const sent = await customer.upload('/portal/tickets', { ...TYPED, category, 'fields.room': 'North 4' }, []);
  expect(visibleText(await customer.get(sent.location ?? ''))).toContain('North 4');
});

test('a search goes through all of one’s tickets, and pages of a list follow each other', async () => {
  const customer = await at('customer@demo.test');
  const { number, path } = await submit(customer, { subject: 'Printer jam on the second floor' });
  await customer.post(`${path}/closure`);
  const found = await customer.get('/portal/tickets?q=printer');
  expect(found.html.querySelector('#ticket-list tbody')?.text).toContain('Printer jam');
  expect((await customer.get(`/portal/tickets?q=%23${number}`)).text).toContain('Printer jam');
  expect(visibleText(await customer.get('/portal/tickets?q=zeppelin'))).toContain(
    'Nothing found for “zeppelin”',
  );

  for (let made = 0; made < 22; made += 1) await submit(customer, { subject: `Ticket number ${made}` });
  const first = await customer.get('/portal/tickets?section=open');
  const next =
    first.html.querySelector('a[rel="next"]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
  const second = await customer.get(next);
  expect([first, second].map(({ html }) => html.querySelectorAll('#ticket-list tbody tr').length)).toEqual([
    20, 2,
  ]);
  expect(second.html.querySelector('a[rel="prev"]')).not.toBeNull();
});

test('pages ask the database a fixed number of times, however much there is to show', async () => {
  const customer = await at('customer@demo.test');
  const { path } = await submit(customer, { subject: 'One of many' });
  for (let made = 0; made < 6; made += 1) {
    await submit(customer);
    await customer.upload(`${path}/replies`, { body: `Reply ${made}` }, [{ name: 'a.txt', content: 'x' }]);
  }
  let queries = 0;
  app.system.db.on('query', () => {
    queries += 1;
  });
  const asked = async (address: string) => {
    queries = 0;
    expect((await customer.get(address)).status).toBe(200);
    return queries;
  };
  await asked(path);
  expect(await asked('/portal/tickets?section=open')).toBeLessThanOrEqual(6);
  expect(await asked(path)).toBeLessThanOrEqual(8);
  expect(queries).toBeGreaterThan(1);
});
