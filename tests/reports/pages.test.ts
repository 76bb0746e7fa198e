import { createField } from '../../src/features/fields';
import { createOrganization } from '../../src/features/organizations';
import { REPORTS } from '../../src/features/reports/report.types';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { file } from '../tickets/desk';

// Reports as pages: who sees which, what their addresses say, and what is wrong with one.
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ADMIN = 'admin@demo.test';
const TECHNICIAN = 'technician@demo.test';
const OVERVIEW = '/admin/reports/overview';

const idOf = async (table: string, name: string) =>
  (await app.system.db(table).where({ name }).first('id')).id as string;

const asked = async (subject: string) => file(await app.ctx('customer@demo.test'), { subject });

const tile = ({ html }: Answer, name: string) => {
  const found = html.querySelector(`#tile-${name}`);
  return {
    value: found?.querySelector('.stat-value')?.text,
    href: found?.querySelector('.stat-label a')?.getAttribute('href'),
  };
};
const errorAt = ({ html }: Answer, name: string) =>
  html.querySelector(`#f-${name}-error`)?.text.replace(/\s+/g, ' ').trim();
const chosenIn = ({ html }: Answer, name: string) =>
  html.querySelector(`#f-${name} option[selected]`)?.getAttribute('value') ?? '';

describe('who sees them', () => {
  test.each([
    ['/admin/reports', ADMIN, 303, '/admin/reports/overview'],
    [
      '/admin/reports?period=today&priority=P1',
      ADMIN,
      303,
      '/admin/reports/overview?period=today&priority=P1',
    ],
    ['/desk/reports', TECHNICIAN, 303, '/desk/reports/overview'],
    ['/admin/reports/overview', TECHNICIAN, 404, null],
    ['/admin/reports/overview/list?figure=created', TECHNICIAN, 404, null],
    ['/desk/reports/overview', 'customer@demo.test', 404, null],
    ['/admin/reports/nothing', ADMIN, 404, null],
  ])('%s of %s', async (path, who, status, location) => {
    const answer = await (await app.as(who)).get(path);
    expect([answer.status, answer.location]).toEqual([status, location]);
  });

  test.each(REPORTS)('%s has a tab that keeps what is asked for, here and at the desk', async (name) => {
    for (const [place, who] of [
      ['admin', ADMIN],
      ['desk', TECHNICIAN],
    ] as const) {
      const answer = await (await app.as(who)).get(`/${place}/reports/${name}?period=last_7&priority=P2`);
      expect(answer.status).toBe(200);
      const tabs = answer.html.querySelectorAll('.tabs a').map((tab) => tab.getAttribute('href'));
      const reports = REPORTS.map((one) => `/${place}/reports/${one}?period=last_7&priority=P2`);
      expect(tabs).toEqual([...reports, `/${place}/reports/schedules`]);
      expect(answer.html.querySelector('.tabs [aria-current]')?.getAttribute('href')).toContain(`/${name}?`);
    }
  });
});

describe('what is asked for', () => {
  test('the form as a browser sends it leads to the address that says no more than it must', async () => {
    const browser = await app.as(ADMIN);
    const id = await idOf('organizations', 'Acme');
    const typed =
      'period=last_7&from=2026-11-01&to=2026-11-30&department=&category=&priority=P1&organization=acm&technician=';
    const answer = await browser.get(`${OVERVIEW}?${typed}`);
    expect([answer.status, answer.location]).toEqual([
      303,
      `${OVERVIEW}?period=last_7&priority=P1&organization=${id}`,
    ]);
    const shown = await browser.get(answer.location ?? '');
    expect(shown.html.querySelector('#f-organization')?.getAttribute('value')).toBe('Acme');
    expect([chosenIn(shown, 'period'), chosenIn(shown, 'priority')]).toEqual(['last_7', 'P1']);
    const chips = shown.html.querySelectorAll('.chips .chip').map((chip) => chip.getAttribute('href'));
    expect(chips).toEqual([
      `${OVERVIEW}?period=last_7&organization=${id}`,
      `${OVERVIEW}?period=last_7&priority=P1`,
    ]);
  });

  test('days of a range stay in the form, and are told with those that they are compared with', async () => {
    const answer = await (await app.as(ADMIN)).get(`${OVERVIEW}?period=range&from=2026-03-01&to=2026-03-31`);
    expect(answer.status).toBe(200);
    expect(chosenIn(answer, 'period')).toBe('range');
    expect(answer.html.querySelector('#f-to')?.getAttribute('value')).toBe('2026-03-31');
    const told = answer.html.querySelector('.report-parameters')?.text ?? '';
    expect(told).toMatch(/Mar 1, 2026 – Mar 31, 2026/);
    expect(told).toMatch(/Jan 29, 2026 – Feb 28, 2026/);
  });

  test.each([
    ['period=range&from=2026-11-30&to=2026-11-01', 'to', /ends before it begins/],
    ['period=range&from=2026-11-30', 'to', /required|Fill|Enter/i],
    ['period=some_day', 'period', /./],
    [`department=${newId()}`, 'department', /no longer exists/],
    [`category=${newId()}`, 'category', /no longer exists/],
    [`technician=${newId()}`, 'technician', /no longer exists/],
    [`organization=${newId()}`, 'organization', /no longer exists/],
    ['organization=Nobody+GmbH', 'organization', /No organization has that name/],
    ['organization=%00', 'organization', /./],
  ])('%s is said beside %s, and the page answers', async (query, name, message) => {
    const answer = await (await app.as(ADMIN)).get(`${OVERVIEW}?${query}`);
    expect([answer.status, errorAt(answer, name)]).toEqual([200, expect.stringMatching(message)]);
    expect(answer.html.querySelector('#report')).not.toBeNull();
  });

  test('a name that several have is not guessed at', async () => {
    for (const name of ['Norte Uno', 'Norte Dos']) await createOrganization(await app.ctx(ADMIN), { name });
    const answer = await (await app.as(ADMIN)).get(`${OVERVIEW}?organization=norte`);
    expect(errorAt(answer, 'organization')).toMatch(
      /2 have that in their names: Norte (Dos|Uno), Norte (Dos|Uno)/,
    );
    expect(answer.html.querySelector('#f-organization')?.getAttribute('value')).toBe('norte');
  });

  test('what is not offered any more still filters, by its name', async () => {
    const id = await idOf('departments', 'Building');
    await app.system.db('departments').where({ id }).update({ isActive: false });
    const answer = await (await app.as(ADMIN)).get(`${OVERVIEW}?department=${id}`);
    expect(errorAt(answer, 'department')).toBeUndefined();
    expect(chosenIn(answer, 'department')).toBe(id);
    expect(answer.html.querySelector('.chip')?.text).toContain('Building');
  });

  test('at the desk nobody is offered a colleague, nor told the figures of one', async () => {
    const browser = await app.as(TECHNICIAN);
    const page = await browser.get('/desk/reports/technicians');
    const names = page.html.querySelectorAll('#f-technician option').map((one) => one.text);
    expect(names).toEqual([expect.any(String), 'Tomás Técnico']);
    const other = await app.system.db('users').where({ email: 'technician2@demo.test' }).first('id');
    await asked('Printer');
    const answer = await browser.get(`/desk/reports/overview?technician=${other.id}`);
    expect(errorAt(answer, 'technician')).toMatch(/no longer exists|not/);
    expect(answer.html.querySelectorAll('.report-section')).toHaveLength(0);
  });
});

describe('a number', () => {
  test('leads to exactly what it counts, and back', async () => {
    for (const subject of ['Screen flickers', 'Mouse <b>jumps</b> 🐭']) await asked(subject);
    const browser = await app.as(ADMIN);
    const report = await browser.get(`${OVERVIEW}?period=today`);
    const { value, href } = tile(report, 'created');
    expect(value).toBe('2');
    const list = await browser.get(href ?? '');
    expect(list.status).toBe(200);
    expect(list.html.querySelectorAll('tbody tr .row-link').map((link) => link.text)).toEqual([
      'Mouse <b>jumps</b> 🐭',
      'Screen flickers',
    ]);
    expect(list.html.querySelector('h1')?.text).toBe('Created');
    expect(list.html.querySelector('.page-subtitle')?.text).toBe('2 tickets');
    const back = list.html.querySelector('.page-actions a')?.getAttribute('href');
    expect(back).toBe(`${OVERVIEW}?period=today`);
  });

  test('is told with what the report leaves out, and by the words that the desk has for its place', async () => {
    await createField(await app.ctx(ADMIN), {
      labelEs: 'Qué aparato',
      labelEn: 'Which device',
      key: 'device',
      kind: 'select',
      options: [{ value: 'pc', labelEs: 'Ordenador', labelEn: 'Computer' }],
    });
    const browser = await app.as(ADMIN);
    const partsAt = async (query: string) =>
      (await browser.get(`${OVERVIEW}/list?${query}`)).html
        .querySelectorAll('.report-parameters > div')
        .map((one) => one.querySelectorAll('dt, dd').map(({ text }) => text));
    const id = await idOf('departments', 'Building');
    expect(await partsAt(`figure=created&department=${id}&by_department=${id}&by_field%3Adevice=pc`)).toEqual(
      [
        ['Period', expect.any(String)],
        ['Department', 'Building'],
        ['Which device', 'Computer'],
      ],
    );
    expect((await partsAt('figure=created&by_field%3Adevice=')).at(-1)).toEqual(['Which device', 'No value']);
    expect((await partsAt('figure=created&by_organization=')).at(-1)).toEqual([
      'Organization',
      'No organization',
    ]);
    expect((await partsAt('figure=breached&by_cause=third_party')).at(-1)?.[1]).not.toContain('_');
    expect((await partsAt('figure=responded&by_technician=')).at(-1)).toEqual([
      'Technician',
      'No longer there',
    ]);
  });

  test('that no address names has no list, and says so', async () => {
    const answer = await (await app.as(ADMIN)).get(`${OVERVIEW}/list?figure=everything`);
    expect(answer.status).toBe(200);
    expect(answer.html.querySelector('.unread')?.text).toContain('figure');
    expect(answer.html.querySelectorAll('tbody tr')).toHaveLength(0);
  });

  test('of a part that there is not counts nothing, whatever the address makes of it', async () => {
    const browser = await app.as(ADMIN);
    await asked('Printer');
    for (const part of [
      'by_status=nonsense',
      `by_department=${newId()}`,
      'by_bucket=0',
      'by_hour=99',
      'by_age=9',
    ]) {
      const answer = await browser.get(`${OVERVIEW}/list?figure=created&${part}`);
      expect([part, answer.status, answer.html.querySelectorAll('tbody tr').length]).toEqual([part, 200, 0]);
    }
  });

  test('of many goes on page by page, each once', async () => {
    for (let at = 0; at < 51; at += 1) await asked(`Ticket ${at}`);
    const browser = await app.as(ADMIN);
    const first = await browser.get(`${OVERVIEW}/list?figure=created&period=today`);
    const next = first.html.querySelector('[rel=next]')?.getAttribute('href');
    const second = await browser.get(next ?? '');
    const subjects = [first, second].flatMap(({ html }) =>
      html.querySelectorAll('tbody .row-link').map((link) => link.text),
    );
    expect([subjects.length, new Set(subjects).size]).toEqual([51, 51]);
    expect(second.html.querySelector('[rel=prev]')).not.toBeNull();
  });
});

test('each table leads to a file of its own', async () => {
  await asked('Printer');
  const browser = await app.as(ADMIN);
  for (const name of REPORTS) {
    const { html } = await browser.get(`/admin/reports/${name}?period=today`);
    const links = html.querySelectorAll('.report-file a').map((link) => link.getAttribute('href') ?? '');
    expect([name, links.length]).toEqual([name, html.querySelectorAll('.figure-table').length]);
    for (const link of links) {
      const file = await browser.get(link);
      expect([link, file.status, file.headers.get('content-type')]).toEqual([
        link,
        200,
        'text/csv; charset=utf-8',
      ]);
    }
  }
});

test('a desk on which nothing happened says so instead of drawing nothing', async () => {
  const answer = await (await app.as(ADMIN)).get(`${OVERVIEW}?period=today`);
  expect(answer.html.querySelector('.empty')?.text).toContain('Nothing on these days');
  expect(answer.html.querySelectorAll('.report-section')).toHaveLength(0);
  const filtered = await (await app.as(ADMIN)).get(`${OVERVIEW}?period=today&priority=P1`);
  expect(filtered.html.querySelector('.empty a')?.getAttribute('href')).toBe(`${OVERVIEW}?period=today`);
});

test('until what happened before is counted, the page says that it is not complete', async () => {
  const browser = await app.as(ADMIN);
  await app.system.db('reportBackfill').update({ isDone: false });
  expect((await browser.get(OVERVIEW)).text).toContain('not complete yet');
  await app.system.db('reportBackfill').update({ isDone: true });
  expect((await browser.get(OVERVIEW)).text).not.toContain('not complete yet');
});

test('at the desk an id tells nobody’s name, be it a customer’s', async () => {
  const technician = await app.as(TECHNICIAN);
  const id = await idOf('users', 'Clara Cliente');
  for (const asks of [
    `?technician=${id}`,
    `/list?figure=created&by_technician=${id}`,
    `.csv?technician=${id}`,
  ]) {
    const answer = await technician.get(`/desk/reports/overview${asks}`);
    expect([asks, answer.status]).toEqual([asks, 200]);
    expect(answer.text).not.toContain('Clara');
  }
});
