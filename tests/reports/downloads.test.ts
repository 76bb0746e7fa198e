import { parse } from 'csv-parse/sync';
import { REPORTS } from '../../src/features/reports/report.types';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { elsewhere } from '../support/transactions';
import { sheetsOf } from '../support/workbook-reader';
import { queryOf, reportOf, wordsIn } from './desk';

// Reports as files, by the addresses of their pages.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ADMIN = 'admin@demo.test';
const TECHNICIAN = 'technician@demo.test';

async function fetched(path: string, who = ADMIN) {
  const cookie = (await app.as(who)).cookieHeader;
  const headers = { cookie, 'accept-language': 'en' };
  const answer = await elsewhere(() => fetch(app.url + path, { redirect: 'manual', headers }));
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    header: (name: string) => answer.headers.get(name),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

const lastDownload = () =>
  app.system.db('events').where({ type: 'report.downloaded' }).orderBy('id', 'desc').first();

describe('who may have them', () => {
  test.each([
    ['/admin/reports/overview.xlsx', ADMIN, 200],
    ['/admin/reports/overview.csv', ADMIN, 200],
    ['/desk/reports/overview.xlsx', TECHNICIAN, 200],
    ['/admin/reports/overview.pdf', ADMIN, 200],
    ['/desk/reports/technicians.csv', TECHNICIAN, 200],
    ['/admin/reports/overview.xlsx', TECHNICIAN, 404],
    ['/desk/reports/overview.csv', 'customer@demo.test', 404],
    ['/admin/reports/nothing.xlsx', ADMIN, 404],
    ['/admin/reports/overview.csv?table=nothing', ADMIN, 404],
    ['/admin/reports/overview.exe', ADMIN, 404],
  ])('%s of %s', async (path, who, status) => {
    expect((await fetched(path, who)).status).toBe(status);
  });
});

describe('a file', () => {
  test.each(REPORTS)('of %s has the figures of its page', async (name) => {
    const { bytes, status } = await fetched(`/admin/reports/${name}.xlsx?period=last_90`);
    expect(status).toBe(200);
    const [summary] = await sheetsOf(bytes);
    const ctx = await app.ctx(ADMIN);
    const report = await reportOf(ctx, name, queryOf({ period: 'last_90' }), { words: wordsIn('en') });
    const counted = report.tiles.filter(({ kind }) => kind === 'count');
    for (const { label, value } of counted) {
      const row = summary?.rows.find(([first]) => first === label);
      expect([label, row?.[1]]).toEqual([label, value]);
    }
  });

  test('is named after the report and its days, kept by nobody, and nothing but a file', async () => {
    const { header } = await fetched('/admin/reports/sla.csv?period=range&from=2026-11-01&to=2026-11-20');
    expect(header('content-disposition')).toContain('filename="SLA compliance 2026-11-01 2026-11-20.csv"');
    expect(header('cache-control')).toBe('private, no-store');
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('content-type')).toBe('text/csv; charset=utf-8');
    expect(header('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('goes by the filters of the page', async () => {
    const { bytes } = await fetched(`/admin/reports/overview.csv?department=${newId()}`);
    const lines = parse(bytes, { bom: true }) as string[][];
    expect(lines.find(([, , name, measure]) => name === 'Created' && measure === 'Value')?.[4]).toBe('0');
  });

  test('is in the records, with who took it and what was asked for', async () => {
    const { id } = await app.system.db('users').where({ email: ADMIN }).first('id');
    await fetched('/admin/reports/tickets.xlsx?priority=P1&unknown=1');
    expect(await lastDownload()).toMatchObject({
      ...{ actorId: id, subjectType: 'report', subjectId: null },
      data: { report: 'tickets', place: 'admin', format: 'xlsx', query: { priority: 'P1' } },
    });
    const log = await (await app.as(ADMIN)).get('/admin/audit?type=report');
    expect(log.text).toContain('Report downloaded');
    expect(log.text).toContain('Tickets, XLSX');
  });
});

test('the page leads to its files, with all that it was asked', async () => {
  const { html } = await (await app.as(ADMIN)).get('/admin/reports/overview?period=last_90&priority=P2');
  const links = html.querySelectorAll('.page-actions a[download]').map((link) => link.getAttribute('href'));
  expect(links).toEqual(
    ['pdf', 'xlsx', 'csv'].map((format) => `/admin/reports/overview.${format}?period=last_90&priority=P2`),
  );
  const [pdf = ''] = links;
  expect((await fetched(pdf)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('an address that says what cannot be leads to the page that tells so, and nothing is handed out', async () => {
  const path = '/admin/reports/overview';
  const before = await lastDownload();
  const { status, location } = await fetched(`${path}.xlsx?period=range&from=2026-11-20&to=2026-11-01`);
  expect([status, location]).toEqual([303, `${path}?period=range&from=2026-11-20&to=2026-11-01`]);
  expect(await lastDownload()).toEqual(before);
});
