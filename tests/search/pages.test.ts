import { changeTicket, reply, type Ticket } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { everybody, file } from '../tickets/desk';
import { count, hrefs, marks, numbers, palette, said, search } from './pages.support';

// The page of search, the palette's answer and the portal's list, as their readers find their way by them.

let app: TestApp;
let technician: Browser;
let admin: Browser;
let customer: Browser;
let people: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  admin = await app.as('admin@demo.test');
  customer = await app.as('customer@demo.test');
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(() => app.close());

test('a ticket is shown with the words marked, where they stand, and a way to that reply or note', async () => {
  const ticket = await file(people.customer, { subject: 'Scanner of the second floor' });
  const answered = await reply(people.technician, ticket.id, {
    body: 'Is the Wi-Fi lamp on?',
    visibility: 'public',
  });
  const noted = await reply(people.technician, ticket.id, {
    body: 'Ask Ñandú & <b>co</b> first',
    visibility: 'internal',
  });
  const byReply = await search(technician, 'wifi');
  expect([numbers(byReply), marks(byReply)]).toEqual([[`#${ticket.number}`], ['Wi-Fi']]);
  expect(hrefs(byReply, '.found')).toEqual([
    `/desk/tickets/${ticket.number}`,
    `/desk/tickets/${ticket.number}#c-${answered.commentId}`,
  ]);
  expect(byReply.html.querySelector('.found-snippet.note')).toBeNull();
  const byNote = await search(technician, 'nandu');
  // Character for character as it was typed: nothing of it becomes a tag.
  expect(byNote.html.querySelector('.found-snippet.note')?.text.replace(/\s+/g, ' ').trim()).toBe(
    'Internal note Ask Ñandú & <b>co</b> first',
  );
  expect([marks(byNote), byNote.text.includes('<b>co')]).toEqual([['Ñandú'], false]);
  expect(hrefs(byNote, '.found')[1]).toBe(`/desk/tickets/${ticket.number}#c-${noted.commentId}`);
  const page = await technician.get(`/desk/tickets/${ticket.number}`);
  for (const id of [answered.commentId, noted.commentId])
    expect(page.html.querySelector(`#c-${id}`)).not.toBeNull();
  const row = byNote.html.querySelector('.found-meta')?.text ?? '';
  for (const word of ['In progress', 'P3', 'Clara Cliente', 'Acme', 'IT']) expect(row).toContain(word);
});

test('an exact number comes first, on the page and in the palette', async () => {
  const first = await file(people.customer, { subject: 'First' });
  const second = await file(people.customer, { subject: `As in ticket ${first.number}` });
  const both = [`#${first.number}`, `#${second.number}`];
  expect(numbers(await search(technician, String(first.number)))).toEqual(both);
  const arabic = await file(people.customer, { subject: 'الطابعة لا تعمل' });
  expect((await palette(technician, 'الطابعة')).lines.map(({ label }) => label)).toContain(
    // The number stays before a subject that is read from the right.
    `#${arabic.number} \u2068الطابعة لا تعمل\u2069`,
  );
  const { lines } = await palette(technician, String(first.number));
  expect(lines.slice(0, 2).map(({ label }) => label.split(' ')[0])).toEqual(both);
  // As it is printed and pasted it means that one.
  expect(numbers(await search(technician, `[#${first.number}] First`))).toEqual(both.slice(0, 1));
});

test('people and organizations are found by the words of their names, and lead where their reader may go', async () => {
  const ofAdmin = await search(admin, 'cliente clara');
  expect(hrefs(ofAdmin, '#people').sort()).toEqual([
    expect.stringMatching(/^\/admin\/users\/[\w-]{36}$/),
    expect.stringMatching(/^\/desk\/tickets\?view=all&requester=[\w-]{36}$/),
  ]);
  const ofTechnician = await search(technician, 'cliente clara');
  const [tickets, ...more] = hrefs(ofTechnician, '#people');
  expect([tickets, more]).toEqual([expect.stringMatching(/^\/desk\/tickets\?view=all&requester=/), []]);
  expect((await technician.get(tickets ?? '')).status).toBe(200);
  expect(hrefs(await search(admin, 'globex'), '#organizations')[0]).toMatch(/^\/admin\/organizations\//);
  // Of whose tickets they work on none is no organization to them.
  expect(hrefs(await search(technician, 'globex'), '#organizations')).toEqual([]);
  expect((await palette(technician, 'globex')).lines).toEqual([]);
  const { number } = await file(people.colleague);
  const ofTheirs = hrefs(await search(technician, 'globex'), '#organizations')[0] ?? '';
  expect(ofTheirs).toBe('/desk/search?q=org%3AGlobex');
  expect(numbers(await technician.get(ofTheirs))).toEqual([`#${number}`]);
  expect((await palette(technician, 'globex')).lines.map(({ icon, label }) => [icon, label])).toContainEqual([
    'building-2',
    'Globex',
  ]);
});

test('of many of a name the first five are shown, with a way to all of them for who may list them', async () => {
  const five = await search(admin, 'demo test');
  expect(five.html.querySelectorAll('#people li')).toHaveLength(5);
  expect(hrefs(five, '#people').at(-1)).toBe('/admin/users?q=demo+test');
  const list = await admin.get('/admin/users?q=test');
  expect(list.status).toBe(200);
  const ofTechnician = await search(technician, 'demo test');
  expect(ofTechnician.html.querySelectorAll('#people li')).toHaveLength(5);
  expect(hrefs(ofTechnician, '#people').some((href) => href?.startsWith('/admin'))).toBe(false);
  expect((await palette(admin, 'demo test')).lines.filter(({ icon }) => icon === 'user-round')).toHaveLength(
    3,
  );
});

test('pages follow each other without a ticket twice or left out, and lead back to the first', async () => {
  const filed: Ticket[] = [];
  for (let place = 0; place < 23; place += 1)
    filed.push(await file(people.customer, { subject: `Zeppelin ${place}` }));
  const first = await search(technician, 'zeppelin');
  expect([count(first), numbers(first).length]).toEqual(['23 tickets', 20]);
  const next = first.html.querySelector('a[rel=next]')?.getAttribute('href') ?? '';
  const second = await technician.get(next);
  expect(numbers(second)).toHaveLength(3);
  expect(new Set([...numbers(first), ...numbers(second)]).size).toBe(23);
  expect(second.html.querySelector('a[rel=next]')).toBeNull();
  const back = second.html.querySelector('.found-first')?.getAttribute('href') ?? '';
  expect(numbers(await technician.get(back))).toEqual(numbers(first));
  // A page is never told to be another one by a place of another list.
  expect(numbers(await search(technician, 'zeppelin', `&cursor=${'W10'}`))).toEqual(numbers(first));
});

test('the palette has the same in the same order as the page, and as one types no more than fits', async () => {
  for (let place = 0; place < 10; place += 1) await file(people.customer, { subject: `Ballast ${place}` });
  const page = numbers(await search(technician, 'ballast'));
  const { lines, said: heard } = await palette(technician, 'ballast');
  expect(lines.map(({ label }) => label.split(' ')[0])).toEqual(page.slice(0, 8));
  expect(heard).toBe('8 results');
  expect(await palette(technician, '')).toEqual({ lines: [], said: '' });
  expect((await palette(technician, 'nothingofthesort')).said).toBe('No results');
});

test('where nothing was asked the page says how to search, in the language of its reader', async () => {
  const page = await technician.get('/desk/search');
  expect(page.html.querySelector('h1')?.text).toBe('Search');
  expect(page.html.querySelectorAll('.search-how dt a').length).toBeGreaterThan(4);
  expect(page.html.querySelector('#everything')?.hasAttribute('data-focus')).toBe(true);
  for (const href of hrefs(page, '.search-how')) expect((await technician.get(href ?? '')).status).toBe(200);
  await app.system.db('users').where({ email: 'technician@demo.test' }).update({ locale: 'es' });
  expect(said(await technician.get('/desk/search'))).toContain('impresora papel');
});

test('where nothing is found it says what helps, and for a typing error what is shown instead', async () => {
  await file(people.customer, { subject: 'La impresora no imprime' });
  const none = await search(technician, 'submarine');
  expect(said(none)).toContain('Nothing found for “submarine”');
  expect(none.html.querySelectorAll('.search-how dt').length).toBeGreaterThan(4);
  const near = await search(technician, 'imprsora');
  expect(said(near)).toContain('There is nothing with “imprsora”: showing “impresora”.');
  expect(marks(near)).toEqual(['impresora']);
  // Whoever comes back to results comes back to where they were: only an empty page takes the focus.
  expect(near.html.querySelector('[data-focus]')).toBeNull();
});

test('filters narrow a search down, each with a way to take it off, and by themselves list what they leave', async () => {
  const first = await file(people.customer, { subject: 'Zeppelin one' });
  const second = await file(people.customer, { subject: 'Zeppelin two' });
  await changeTicket(people.technician, second.id, { priority: 'P1', tags: ['gondola'] });
  const both = await search(technician, 'zeppelin priority:P1');
  expect([numbers(both), marks(both)]).toEqual([[`#${second.number}`], ['Zeppelin']]);
  expect(hrefs(both, '.chips')).toEqual(['/desk/search?q=priority%3AP1', '/desk/search?q=zeppelin']);
  expect(numbers(await search(technician, 'etiqueta:gondola'))).toEqual([`#${second.number}`]);
  const all = await search(technician, 'is:open -tag:gondola');
  expect([numbers(all), count(all)]).toEqual([[`#${first.number}`], '1 ticket']);
  expect((await palette(technician, 'tag:gondola')).lines.map(({ label }) => label)).toEqual([
    `#${second.number} Zeppelin two`,
  ]);
  // People and organizations have no priority.
  expect((await search(technician, 'clara priority:P1')).html.querySelector('#people')).toBeNull();
  const none = await search(technician, 'zeppelin status:closed');
  expect(none.html.querySelector('.empty a')?.getAttribute('href')).toBe('/desk/search?q=zeppelin');
  // Words alone are no filter to be taken off.
  expect((await search(technician, 'zeppelin one')).html.querySelector('.chips')).toBeNull();
});

test('a part of a query that is wrong is underlined with what is allowed, and the rest is looked for', async () => {
  const ticket = await file(people.customer, { subject: 'Zeppelin' });
  const page = await search(technician, 'zeppelin status:opn');
  expect(numbers(page)).toEqual([`#${ticket.number}`]);
  expect(page.html.querySelector('.query-text mark')?.text).toBe('opn');
  expect(hrefs(page, '.query-echo')[0]).toBe('/desk/search?q=zeppelin+status%3Aopen');
  // Customers are taught no language: what they type are words.
  const portal = await customer.get('/portal/tickets?q=zeppelin+status:opn');
  expect([portal.status, portal.html.querySelector('.query-echo')]).toEqual([200, null]);
});

test('nobody finds what they may not see: no ticket, no word of it, no count', async () => {
  const ticket = await file(people.customer, { subject: 'Zeppelin' });
  const noted = await reply(people.technician, ticket.id, { body: 'Ballast', visibility: 'internal' });
  await changeTicket(people.technician, ticket.id, { tags: ['gondola'] });
  const other = await app.as('technician2@demo.test');
  for (const q of ['zeppelin', 'ballast', 'gondola', String(ticket.number)]) {
    const page = await search(other, q);
    expect([q, numbers(page), count(page)]).toEqual([q, [], 'No tickets']);
    expect((await palette(other, q)).lines.filter(({ icon }) => icon === 'ticket')).toEqual([]);
  }
  expect(numbers(await search(technician, 'ballast'))).toEqual([`#${ticket.number}`]);
  for (const email of ['customer2@demo.test', 'colleague@demo.test', 'customer@demo.test']) {
    const browser = await app.as(email);
    expect((await browser.get('/desk/search?q=zeppelin')).status).toBe(404);
    expect((await browser.get('/desk/search/palette?q=zeppelin')).status).toBe(404);
    for (const q of ['ballast', 'gondola']) {
      const list = await browser.get(`/portal/tickets?q=${q}&organization=1`);
      expect([email, list.text.includes(`tickets/${ticket.number}`)]).toEqual([email, false]);
      expect(list.text).not.toContain(noted.commentId);
      expect((await palette(browser, q, '/portal/search/palette')).lines).toEqual([]);
    }
  }
  expect((await palette(customer, 'zeppelin', '/portal/search/palette')).lines).toEqual([
    {
      href: `/portal/tickets/${ticket.number}`,
      icon: 'ticket',
      label: `#${ticket.number} Zeppelin`,
      hint: 'New',
    },
  ]);
  const stranger = await app.as('customer2@demo.test');
  expect((await palette(stranger, 'zeppelin', '/portal/search/palette')).lines).toEqual([]);
  // Staff find their own requests in the portal, whatever they work on.
  expect((await palette(technician, 'zeppelin', '/portal/search/palette')).lines).toEqual([]);
});

test('the portal marks what is found and leads to the reply, with its count and further pages', async () => {
  const ticket = await file(people.customer, { subject: 'The lamp of the scanner' });
  const { commentId } = await reply(people.technician, ticket.id, {
    body: 'Replace the bulb',
    visibility: 'public',
  });
  const list = await customer.get('/portal/tickets?q=bulb');
  expect(marks(list)).toEqual(['bulb']);
  expect(hrefs(list, 'tbody')).toEqual([
    `/portal/tickets/${ticket.number}`,
    `/portal/tickets/${ticket.number}#comment-${commentId}`,
  ]);
  expect(
    (await customer.get(`/portal/tickets/${ticket.number}`)).html.querySelector(`#comment-${commentId}`),
  ).not.toBeNull();
  expect(said(list)).toContain('Results for “bulb” in all tickets · 1 ticket');
  for (let place = 0; place < 21; place += 1) await file(people.customer, { subject: `Bulb ${place}` });
  const first = await customer.get('/portal/tickets?q=bulb');
  const next = first.html.querySelector('a[rel=next]')?.getAttribute('href') ?? '';
  const second = await customer.get(next);
  expect(second.html.querySelectorAll('tbody tr')).toHaveLength(2);
  expect(hrefs(second, '#ticket-list p')).toEqual(['/portal/tickets?q=bulb']);
});

test('whose organization shares its tickets can widen a search that finds nothing', async () => {
  const ticket = await file(people.colleague, { subject: 'Zeppelin' });
  const stranger = await app.as('customer2@demo.test');
  const none = await stranger.get('/portal/tickets?q=zeppelin');
  expect(none.text).not.toContain(`/portal/tickets/${ticket.number}`);
  const wider = none.html.querySelector('.empty a')?.getAttribute('href') ?? '';
  expect(hrefs(await stranger.get(wider), 'tbody')).toContain(`/portal/tickets/${ticket.number}`);
});

test('Arabic stands as it was written', async () => {
  const subject = 'الطابعة لا تعمل في المكتب';
  await file(people.customer, { subject });
  const page = await search(technician, 'الطابعة');
  expect(page.html.querySelector('.found-link bdi')?.text).toBe(subject);
  expect(marks(page)).toEqual(['الطابعة']);
});

test('a reply that its ticket shows on an earlier page is led to there', async () => {
  const ticket = await file(people.customer, { subject: 'A long one' });
  const { commentId } = await reply(people.technician, ticket.id, { body: 'Zeppelin', visibility: 'public' });
  for (let place = 0; place < 35; place += 1) {
    await reply(people.technician, ticket.id, { body: `Reply ${place}`, visibility: 'public' });
  }
  expect(hrefs(await search(technician, 'zeppelin'), '.found')[1]).not.toContain('before');
  for (let place = 0; place < 20; place += 1) {
    await changeTicket(people.technician, ticket.id, { priority: place % 2 ? 'P1' : 'P2' });
  }
  const page = await technician.get(`/desk/tickets/${ticket.number}`);
  expect(page.html.querySelector(`#c-${commentId}`)).toBeNull();
  const href = hrefs(await search(technician, 'zeppelin'), '.found')[1] ?? '';
  expect((await technician.get(href)).html.querySelector(`#c-${commentId}`)).not.toBeNull();
  const own = hrefs(await customer.get('/portal/tickets?q=zeppelin'), 'tbody')[1] ?? '';
  expect((await customer.get(own)).html.querySelector(`#comment-${commentId}`)).not.toBeNull();
});
