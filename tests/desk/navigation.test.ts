import { routes } from '../../src/app/routes';
import { changeTicket, createTicket, takeTicket, VIEWS } from '../../src/features/tickets';
import { countText } from '../../src/features/tickets/lists/lists.view';
import { formatter } from '../../src/platform/format';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// One column of navigation for staff: the queue's views stand in it, with counts where the page has them anyway.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const STAFF = ['technician@demo.test', 'admin@demo.test'];
/** A page of each kind; the number is a ticket's. */
const pagesWith = (number: number) => [
  '/desk',
  '/desk/tickets',
  `/desk/tickets/${number}`,
  `/desk/tickets/${number}/edit?view=all`,
  '/desk/tickets/new',
  '/desk/templates',
  '/desk/reports/overview',
  '/portal',
  '/account',
];

async function file(subject = 'Printer on fire') {
  return createTicket(await app.ctx('customer@demo.test'), { subject, description: 'It burns.' });
}

const links = ({ html }: Answer, within = '#nav-list') => html.querySelectorAll(`${within} a`);
const hrefs = (answer: Answer, within?: string) =>
  links(answer, within).map((link) => link.getAttribute('href') ?? '');
/** What is marked, and how: `page` is the very page, `true` a page that belongs to it. */
const marked = (answer: Answer) =>
  links(answer)
    .filter((link) => link.hasAttribute('aria-current'))
    .map((link) => [link.querySelector('.nav-label')?.text, link.getAttribute('aria-current')]);
const counts = (answer: Answer) =>
  links(answer, '#nav-tickets').map((link) => link.querySelector('.count')?.text);
const isFolded = ({ html }: Answer) => html.querySelector('.shell')?.hasAttribute('data-folded');
const viewsAreFolded = ({ html }: Answer) =>
  html.querySelector('.nav-fold')?.getAttribute('aria-expanded') === 'false';

test.each(STAFF)('every page of %s leads to every view, and marks one place at most', async (email) => {
  const { number } = await file();
  const browser = await app.as(email);
  for (const path of pagesWith(number)) {
    const answer = await browser.get(path);
    expect([path, answer.status, hrefs(answer, '#nav-tickets')]).toEqual([
      path,
      200,
      VIEWS.map((view) => `/desk/tickets?view=${view}`),
    ]);
    expect(marked(answer).length).toBeLessThanOrEqual(1);
  }
});

test.each(STAFF)('for %s each place has an icon and a key of its own', async (email) => {
  const answer = await (await app.as(email)).get('/desk');
  const icons = links(answer).map((link) => link.querySelector('use')?.getAttribute('href')?.split('#')[1]);
  const keys = links(answer).flatMap((link) => link.getAttribute('data-shortcut-go') ?? []);
  expect(links(answer, '#nav-tickets').map((link) => link.getAttribute('data-shortcut-go'))).toEqual(
    VIEWS.map((_, index) => String(index + 1)),
  );
  expect(new Set(icons).size).toBe(links(answer).length);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the view is marked that one is at, also on a ticket that was opened from it', async () => {
  const { number } = await file();
  const technician = await app.as('technician@demo.test');
  const at = async (path: string) => marked(await technician.get(path));
  expect(await at('/desk/tickets')).toEqual([['Mine', 'page']]);
  expect(await at('/desk/tickets?q=printer')).toEqual([['All', 'page']]);
  expect(await at('/desk/tickets?view=unassigned&status=new')).toEqual([['Unassigned', 'page']]);
  expect(await at(`/desk/tickets/${number}?view=unassigned`)).toEqual([['Unassigned', 'true']]);
  expect(await at(`/desk/tickets/${number}/edit?view=on_hold`)).toEqual([['On hold', 'true']]);
  for (const path of [`/desk/tickets/${number}`, `/desk/tickets/${number}/edit`, '/desk/tickets/new'])
    expect([path, await at(path)]).toEqual([path, [['Tickets', 'true']]]);
  expect(await at('/desk')).toEqual([['My day', 'page']]);
  expect(await at('/account')).toEqual([]);
  // Whose home shows everything begins there.
  expect(marked(await (await app.as('admin@demo.test')).get('/desk/tickets'))).toEqual([['All', 'page']]);
});

test('a count is what its view lists, on the queue and on my day', async () => {
  const technician = await app.ctx('technician@demo.test');
  const [held, solved] = [await file(), await file(), await file()];
  for (const { id } of [held, solved]) await takeTicket(technician, id);
  await changeTicket(technician, held.id, { status: 'on_hold', holdReason: 'customer' });
  await changeTicket(technician, solved.id, { status: 'resolved' });
  for (const email of STAFF) {
    const browser = await app.as(email);
    const listed: string[] = [];
    for (const view of VIEWS) {
      const { html } = await browser.get(`/desk/tickets?view=${view}`);
      listed.push(String(html.querySelectorAll('#queue-table tbody tr').length));
    }
    expect(counts(await browser.get('/desk/tickets'))).toEqual(listed);
    expect(counts(await browser.get('/desk'))).toEqual(listed);
  }
});

test('counting costs a page nothing where nobody chooses what to do next', async () => {
  const { number } = await file();
  const browser = await app.as('technician@demo.test');
  for (const path of [`/desk/tickets/${number}`, '/desk/templates', '/account'])
    expect(new Set(counts(await browser.get(path)))).toEqual(new Set([undefined]));
});

test('however many there are, a count stays as short as the column is narrow', () => {
  const req = { shell: { fmt: formatter('es', 'UTC') } } as unknown as Parameters<typeof countText>[0];
  expect([0, 999, 1000, 12_345].map((count) => countText(req, count))).toEqual(['0', '999', '999+', '999+']);
});

describe('folding', () => {
  const back = '/desk/tickets?view=unassigned';

  test('is kept from page to page without scripts, and leads back', async () => {
    const browser = await app.as('technician@demo.test');
    const fold = async (fields: Record<string, string>) => {
      const answer = await browser.post('/sidebar', { ...fields, return_to: back });
      expect([answer.status, answer.location]).toEqual([303, back]);
      return browser.get(back);
    };
    let page = await browser.get(back);
    expect([isFolded(page), viewsAreFolded(page)]).toEqual([false, false]);
    page = await fold({ fold: 'sidebar' });
    expect([isFolded(page), viewsAreFolded(page)]).toEqual([true, false]);
    page = await fold({ fold: 'tickets' });
    expect([isFolded(page), viewsAreFolded(page)]).toEqual([true, true]);
    // What cannot be seen is not what is marked.
    expect(marked(page).slice(0, 1)).toEqual([['Tickets', 'true']]);
    expect(page.html.querySelector('.nav-fold')?.getAttribute('name')).toBe('unfold');
    page = await fold({ unfold: 'sidebar' });
    expect([isFolded(page), viewsAreFolded(page)]).toEqual([false, true]);
    page = await fold({ unfold: 'tickets' });
    expect([isFolded(page), viewsAreFolded(page), marked(page)]).toEqual([
      false,
      false,
      [['Unassigned', 'page']],
    ]);
  });

  test('leads from a form that was refused back to its page', async () => {
    const { number } = await file();
    const browser = await app.as('technician@demo.test');
    await browser.get(`/desk/tickets/${number}`);
    const refused = await browser.post(`/desk/tickets/${number}/replies?view=all`, {
      body: '',
      visibility: 'public',
    });
    const address = refused.html.querySelector('#folding [name=return_to]')?.getAttribute('value');
    expect([refused.status, address]).toEqual([422, `/desk/tickets/${number}?view=all`]);
    expect((await browser.get(address ?? '')).status).toBe(200);
  });

  test('leads back to a long address, and is refused for no address at all', async () => {
    const browser = await app.as('technician@demo.test');
    const long = `/desk/tickets?q=${'a'.repeat(3000)}`;
    await browser.get('/desk');
    for (const [path, fields] of [
      ['/sidebar', { fold: 'tickets' }],
      ['/preferences', { theme: 'dark' }],
      ['/account/availability', { availability: 'online' }],
    ] as const) {
      const answer = await browser.post(path, { ...fields, return_to: long });
      expect([path, answer.status, answer.location]).toEqual([path, 303, long]);
      const other = await browser.post(path, { ...fields, return_to: 'a'.repeat(9000) });
      expect([path, other.status]).toEqual([path, 303]);
      expect(other.location).toMatch(/^\/(account)?$/);
    }
  });

  test('scripts can write the same cookie, and another site cannot send it along', async () => {
    const browser = await app.as('technician@demo.test');
    await browser.get('/desk');
    const cookies = (await browser.post('/sidebar', { fold: 'tickets' })).headers.getSetCookie();
    const cookie = cookies.find((line) => line.startsWith('sd_folded='));
    expect(cookie).toMatch(/^sd_folded=tickets; Max-Age=31536000; Path=\/;.* SameSite=Lax$/);
    expect(cookie).not.toMatch(/HttpOnly/i);
  });

  test.each([
    ['nothing', ''],
    ['nonsense', 'nonsense'],
    ['one thing twice', 'sidebar.sidebar'],
    ['a broken escape', '%00%'],
    ['two cookies', 'tickets;x'],
    ['very much', 'a'.repeat(3000)],
  ])('a cookie that says %s breaks no page', async (_what, value) => {
    const browser = await app.as('technician@demo.test');
    const cookie = `${browser.cookieHeader}; sd_folded=${value}`;
    const page = await browser.get('/desk', { cookie });
    expect([page.status, isFolded(page)]).toEqual([200, value.startsWith('sidebar')]);
  });

  test('what cannot be folded is refused, and nobody is sent elsewhere', async () => {
    const browser = await app.as('technician@demo.test');
    await browser.get('/desk');
    expect((await browser.post('/sidebar', { fold: 'everything' })).status).toBe(422);
    expect((await browser.post('/sidebar', { fold: 'tickets', return_to: '//else.where' })).location).toBe(
      '/',
    );
    expect((await browser.post('/sidebar', { fold: 'tickets', _csrf: 'wrong' })).status).toBe(403);
  });

  test('customers have nothing to fold, and see no view', async () => {
    const customer = await app.as('customer@demo.test');
    const page = await customer.get('/portal', { cookie: `${customer.cookieHeader}; sd_folded=sidebar` });
    expect([isFolded(page), hrefs(page)]).toEqual([false, ['/portal']]);
    expect(page.html.querySelectorAll('#folding, .nav-fold').length).toBe(0);
    expect((await customer.post('/sidebar', { fold: 'sidebar' })).status).toBe(404);
  });

  test('it has one address', () => {
    expect(routes.filter(({ path }) => path === '/sidebar').map(({ method }) => method)).toEqual(['post']);
  });
});
