import { changeSettings } from '../../src/features/settings';
import { changeTicket, createTicket, type NewTicket } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// The query language on the queue's page: the box, what is chosen beside it, chips, wrong parts and proposals.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function ticket(more: Partial<NewTicket> = {}) {
  const ctx = await app.ctx('admin@demo.test');
  const customer = await app.ctx('customer@demo.test');
  const requesterId = customer.actor.kind === 'person' ? customer.actor.id : undefined;
  return createTicket(ctx, { subject: 'Printer on fire', description: 'It burns.', requesterId, ...more });
}

const idIn = async (table: string, where: object): Promise<string> =>
  (await app.system.db(table).where(where).first()).id;
const numbers = ({ html }: Answer) =>
  html.querySelectorAll('#queue-table tbody tr').map((row) => Number(row.id.replace('t-', '')));
const texts = ({ html }: Answer, selector: string) =>
  html.querySelectorAll(selector).map((element) => element.text.replace(/\s+/g, ' ').trim());
const hrefs = ({ html }: Answer, selector: string) =>
  html.querySelectorAll(selector).map((link) => (link.getAttribute('href') ?? '').replaceAll('&amp;', '&'));
const box = ({ html }: Answer) => html.querySelector('#filters-q')?.getAttribute('value');
const value = ({ html }: Answer, selector: string) =>
  html.querySelector(selector)?.getAttribute('value') ?? '';
const chosen = ({ html }: Answer, id: string) =>
  html.querySelector(`#filters-${id} option[selected]`)?.text.trim() ?? '';
const queue = (q: string, more = '') => `/desk/tickets?view=all&q=${encodeURIComponent(q)}${more}`;

test('old addresses, selects and the language show the same, in the reader’s words', async () => {
  const { number } = await ticket({ urgency: 'critical' });
  const technician = await app.as('technician@demo.test');
  const me = await idIn('users', { email: 'technician@demo.test' });
  const [it, hardware] = [
    await idIn('departments', { name: 'IT' }),
    await idIn('categories', { name_en: 'Hardware' }),
  ];
  await changeTicket(await app.ctx('admin@demo.test'), (await ticket()).id, {
    categoryId: hardware,
    assigneeId: me,
  });
  const old = await technician.get(
    `/desk/tickets?view=all&q=fire&department=${it}&category=${hardware}&assignee=${me}&priority=P3&from=2026-01-01`,
  );
  const said =
    'fire created:>=2026-01-01 priority:P3 department:IT category:Hardware assignee:technician@demo.test';
  expect(box(old)).toBe(said);
  expect([chosen(old, 'department'), chosen(old, 'category'), chosen(old, 'assignee')]).toEqual([
    'IT',
    'Hardware',
    'Tomás Técnico',
  ]);
  expect(value(old, '#queue-from')).toBe('2026-01-01');
  expect(texts(old, '.chip > span:first-child')).toEqual([
    'Text: “fire”',
    'Created from: Jan 1, 2026',
    'Priority: P3 · Medium',
    'Department: IT',
    'Category: Hardware',
    'Assignee: Tomás Técnico',
  ]);
  const typed = await technician.get(queue(said));
  expect(texts(typed, '.chip > span:first-child')).toEqual(texts(old, '.chip > span:first-child'));
  expect(numbers(typed)).toEqual(numbers(old));
  expect(chosen(typed, 'assignee')).toBe('Tomás Técnico');
  // All that the page writes is the language.
  for (const href of hrefs(old, '#queue a').filter((to) => to.startsWith('/desk/tickets?'))) {
    expect(
      [...new URL(href, 'http://desk').searchParams.keys()].filter(
        (name) => !['view', 'q', 'sort'].includes(name),
      ),
    ).toEqual([]);
  }
  expect(numbers(await technician.get(queue('prioridad:alta,P1 fire')))).toEqual([number]);
});

test('what is chosen beside the box changes its part, and what was typed there stays', async () => {
  await ticket();
  const technician = await app.as('technician@demo.test');
  const it = await idIn('departments', { name: 'IT' });
  const form = (fields: Record<string, string>) =>
    `/desk/tickets?${new URLSearchParams({ view: 'all', sort: 'updated', ...fields })}`;
  const after = async (fields: Record<string, string>) => {
    const answer = await technician.get(form(fields));
    return [answer.status, decodeURIComponent((answer.location ?? '').replaceAll('+', ' '))];
  };
  const shown = 'department:Building -tag:x status:new';
  // Another department in place of the one that was there; a status in addition.
  expect(await after({ q: shown, shown, department: it, status: 'on_hold' })).toEqual([
    303,
    '/desk/tickets?view=all&q=-tag:x status:new,on_hold department:IT',
  ]);
  // Nobody has touched the selects, which show what was there before: what was typed counts.
  const building = await idIn('departments', { name: 'Building' });
  expect(await after({ q: 'department:IT', shown, department: building })).toEqual([
    303,
    '/desk/tickets?view=all&q=department:IT',
  ]);
  expect(await after({ q: shown, shown, department: '' })).toEqual([
    303,
    '/desk/tickets?view=all&q=-tag:x status:new',
  ]);
  expect(await after({ q: 'is:overdue x', shown: 'is:overdue x' })).toEqual([
    303,
    '/desk/tickets?view=all&q=x',
  ]);
  expect(
    await after({ q: '', shown: '', overdue: '1', tag: 'two words', from: '2026-01-01', to: '2026-01-31' }),
  ).toEqual([
    303,
    '/desk/tickets?view=all&q=created:>=2026-01-01 created:<=2026-01-31 is:overdue tag:"two words"',
  ]);
});

test('the tickets before and after one are those of the query that somebody came from', async () => {
  const [first, , last] = [
    await ticket({ subject: 'Apple one' }),
    await ticket({ subject: 'Pear' }),
    await ticket({ subject: 'Apple two' }),
  ];
  const technician = await app.as('technician@demo.test');
  const list = await technician.get(queue('subject:apple'));
  const [href = ''] = hrefs(list, `#t-${last.number} a.row-link`);
  expect(href).toBe(`/desk/tickets/${last.number}?view=all&query=subject%3Aapple`);
  const page = await technician.get(href);
  const link = `/desk/tickets/${first.number}?view=all&query=subject%3Aapple`;
  expect(hrefs(page, 'a[data-shortcut="k"], a[data-shortcut="j"]')).toEqual([link]);
  expect(hrefs(page, 'main a')).toContain('/desk/tickets?view=all&q=subject%3Aapple');
  // What is done on the page keeps it.
  const done = await technician.post(
    `/desk/tickets/${last.number}/assignment?view=all&query=subject%3Aapple`,
    { assignee: '' },
  );
  expect(done.location ?? link).toContain('query=subject%3Aapple');
  for (const query of ['%00', 'x'.repeat(5000), 'status:opn', '"', 'a&query=b'])
    expect((await technician.get(`/desk/tickets/${last.number}?view=all&query=${query}`)).status).toBe(200);
});

test('a wrong part is underlined, said with what would be right, and the rest counts', async () => {
  const { number } = await ticket({ subject: 'Zebra' });
  const technician = await app.as('technician@demo.test');
  const answer = await technician.get(queue('status:opn zebra created:>2026-13-01'));
  expect([answer.status, numbers(answer)]).toEqual([200, [number]]);
  expect(texts(answer, '.query-text mark')).toEqual(['opn', '>2026-13-01']);
  expect(texts(answer, '.query-echo li')[0]).toMatch(
    /^“opn” is no value of “status”\. Perhaps: open\. Allowed: new,/,
  );
  const [first] = hrefs(answer, '.query-echo li a');
  expect(first).toBe('/desk/tickets?view=all&q=status%3Aopen+zebra+created%3A%3E2026-13-01');
  expect(texts(answer, '.chip.wrong > span:first-child')).toEqual(['status:opn', 'created:>2026-13-01']);
});

test('it is in the language of the page, and neither text nor length is ever refused', async () => {
  await ticket();
  const customer = await app.as('technician@demo.test');
  await app.system.db('users').where({ email: 'technician@demo.test' }).update({ locale: 'es' });
  const spanish = await app.as('technician@demo.test');
  const answer = await spanish.get('/desk/tickets?view=all&status=new&assignee=none&overdue=1');
  expect(box(answer)).toBe('estado:nuevo asignado:nadie es:atrasado');
  expect(texts(answer, '.chip > span:first-child')).toEqual([
    'Estado: Nuevo',
    'Asignado a: Sin asignar',
    'Vencidos',
  ]);
  expect(texts(answer, '.query-help code')).toContain('estado:abierto');
  expect(texts(await spanish.get(queue('estado:abirto')), '.query-echo li')[0]).toContain('Quizás: abierto.');
  await app.system.db('users').where({ email: 'technician@demo.test' }).update({ locale: 'en' });
  for (const q of [
    '"',
    '(',
    "'; drop table tickets; --",
    ':*',
    '\\',
    '% _ ％ ＿',
    '!!',
    '- -',
    'field.x:1',
    '&|<->',
    '\ud83d\ude00',
  ]) {
    expect([q, (await customer.get(queue(q))).status]).toEqual([q, 200]);
  }
  expect(numbers(await customer.get(queue('％')))).toEqual([]);
  const long = await customer.get(queue('x'.repeat(10_000)));
  expect([long.status, box(long)?.length]).toEqual([200, 1000]);
  expect(texts(long, '.query-echo li')).toEqual(['Only the first 1,000 characters of the search count.']);
  expect(long.html.querySelector('main .chips li')?.text.length).toBeLessThan(150);
});

interface Proposed {
  from: number;
  to: number;
  suggestions: { write: string; hint: string }[];
}

async function proposed(email: string, typed: string, at = typed.length): Promise<Proposed> {
  const answer = await (await app.as(email)).get(
    `/desk/search/complete?q=${encodeURIComponent(typed)}&at=${at}`,
  );
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text);
}
const writes = async (email: string, typed: string, at?: number) =>
  (await proposed(email, typed, at)).suggestions.map(({ write }) => write);

describe('while it is typed', () => {
  const TECHNICIAN = 'technician@demo.test';

  test('names are proposed, then their values', async () => {
    expect(await writes(TECHNICIAN, 'x sta')).toEqual(['status:']);
    expect(await writes(TECHNICIAN, 'esta')).toContain('status:');
    expect(await writes(TECHNICIAN, '-prior')).toEqual(['priority:']);
    expect(await writes(TECHNICIAN, 'status:o')).toEqual(['open', 'on_hold']);
    expect(await writes(TECHNICIAN, 'status:new,')).toContain('closed');
    expect(await writes(TECHNICIAN, 'department:')).toEqual(expect.arrayContaining(['IT', 'Building']));
    expect(await writes(TECHNICIAN, 'created:')).toContain('<7d');
    expect(await writes(TECHNICIAN, 'assignee:')).toEqual(
      expect.arrayContaining(['me', 'none', '"Tomás Técnico"']),
    );
    expect(await writes(TECHNICIAN, 'assignee:tom')).toEqual(['"Tomás Técnico"']);
    expect(await writes(TECHNICIAN, 'requester:cla')).toEqual(['customer@demo.test']);
    expect(await writes(TECHNICIAN, 'nothing begins so ')).toEqual([]);
    // The caret is in the middle of a word: all of it goes.
    expect(await proposed(TECHNICIAN, 'status:opxx vpn', 9)).toMatchObject({
      from: 7,
      to: 11,
      suggestions: [{ write: 'open' }],
    });
  });

  // jstanden/cerb#1190: nothing was proposed within quotes once a blank was typed. netarchivesuite/solrwayback#7 and
  // finos/vuu#389: what was taken stood there without quotes, and found nothing.
  test('blanks and quotes are no hindrance', async () => {
    expect(await writes(TECHNICIAN, 'assignee:"tomás té')).toEqual(['"Tomás Técnico"']);
    expect(await writes(TECHNICIAN, 'assignee:"Tomás Técnico"')).toEqual([]);
  });

  // paperless-ngx/paperless-ngx#3187, kohler/hotcrp#135, requarks/wiki#2100: words of what nobody may see were proposed.
  test('nothing is proposed that its reader may not see', async () => {
    const admin = await app.ctx('admin@demo.test');
    const mine = await ticket();
    const hidden = await ticket({ departmentId: await idIn('departments', { name: 'Building' }) });
    await changeTicket(admin, mine.id, { tags: ['zanzibar-mine'] });
    await changeTicket(admin, hidden.id, { tags: ['zanzibar-hidden'] });
    expect(await writes(TECHNICIAN, 'tag:zan')).toEqual(['zanzibar-mine']);
    expect(await writes('technician2@demo.test', 'tag:zan')).toEqual(['zanzibar-hidden']);
    expect((await writes('admin@demo.test', 'tag:zan')).sort()).toEqual(['zanzibar-hidden', 'zanzibar-mine']);
    // An organization of which they see no ticket is as unknown as one that there is not.
    const own = await app.system
      .db('organizations')
      .join('users', 'organizations.id', 'users.organization_id')
      .select('organizations.*')
      .where({ email: 'customer2@demo.test' })
      .first();
    const customer2 = await idIn('users', { email: 'customer2@demo.test' });
    await ticket({ departmentId: await idIn('departments', { name: 'Building' }), requesterId: customer2 });
    const named = `org:${own.name}`;
    expect([await writes(TECHNICIAN, named), await writes('technician2@demo.test', named)]).toEqual([
      [],
      [own.name],
    ]);
    const said = async (email: string, q: string) =>
      texts(await (await app.as(email)).get(queue(q)), '.query-echo li');
    expect(await said(TECHNICIAN, named)).toEqual([`“${own.name}” was not found for “org”.`]);
    expect(await said(TECHNICIAN, 'org:nosuch')).toEqual(['“nosuch” was not found for “org”.']);
    expect(await said('technician2@demo.test', named)).toEqual([]);
    await changeSettings(admin, { techniciansSeeAll: true });
    expect((await writes(TECHNICIAN, 'tag:zan')).sort()).toEqual(['zanzibar-hidden', 'zanzibar-mine']);
    const customer = await app.as('customer@demo.test');
    expect((await customer.get('/desk/search/complete?q=tag:zan&at=7')).status).toBe(404);
  });
});
