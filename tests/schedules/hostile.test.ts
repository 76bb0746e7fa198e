import { removeSchedule } from '../../src/features/schedules/schedules.service';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { refusal } from '../tickets/desk';
import { ADMIN, errorAt, FORM, LIST, OWN, TECHNICIAN } from './pages.support';
import { scheduled } from './schedules.support';

// What somebody types who means harm.

/** Of which report a form is, as it says by itself; it has no other link that was made of its address. */
const leadsTo = ({ html }: Answer): string => {
  const of = html.querySelector('main [name="of"]')?.getAttribute('value') ?? '';
  const links = html.querySelectorAll('main [href]').map((one) => one.getAttribute('href') ?? '');
  expect(links.filter((href) => /evil|javascript|^\/\//.test(href))).toEqual([]);
  return of;
};

let app: TestApp;
let admin: Browser;
let technician: Browser;
beforeAll(async () => {
  app = await testApp();
  [admin, technician] = [await app.as(ADMIN), await app.as(TECHNICIAN)];
});
afterAll(() => app.close());

test.each([
  ['a quoted local part', '"a b"@x.test'],
  ['one that hides another', '"eve@evil.test"@x.test'],
  ['a route', '@evil.test:board@x.test'],
  ['a percent in front of a host', 'board%evil.test@'],
  ['what turns round how it reads', 'board\u202e@x.test'],
  ['letters that look like others', 'bоard@x.test'],
  ['one too long', `${'a'.repeat(250)}@x.test`],
  ['a number of a machine', 'board@[127.0.0.1]'],
])('no address is %s', async (_what, address) => {
  const answer = await admin.post(LIST, { ...FORM, addresses: address });
  expect(answer.status).toBe(422);
  expect(errorAt(answer, 'addresses')).toBeTruthy();
  const ctx = await app.ctx(ADMIN);
  expect(await refusal(() => scheduled(ctx, { addresses: [address] }))).toContain('invalid');
});

test('ends of lines in the service’s addresses and name begin no header', async () => {
  const ctx = await app.ctx(ADMIN);
  expect(await refusal(() => scheduled(ctx, { addresses: ['board@x.test\r\nBcc: eve@evil.test'] }))).toBe(
    'invalid addresses: schedules.error.address',
  );
  const made = await scheduled(ctx, { name: 'Board\r\nBcc: eve@evil.test\u202e' });
  expect(made.name).toBe('Board Bcc: eve@evil.test');
  await removeSchedule(ctx, made.id);
});

test('an address in other cases is one, by the form and by the service', async () => {
  const addresses = 'Board@x.test, BOARD@X.TEST;\u212Aim@x.test\nkim@x.test';
  const answer = await admin.post(LIST, { ...FORM, addresses });
  expect(answer.status).toBe(303);
  const id = String(answer.location).split('/').at(-1) as string;
  const kept = await app.system.db('reportScheduleRecipients').where({ scheduleId: id }).orderBy('address');
  expect(kept.map(({ address }) => address)).toEqual(['board@x.test', 'kim@x.test']);
});

test.each([
  'https://evil.test/admin/reports/overview',
  'javascript:alert(1)',
  '/admin/settings',
  '/admin/reports/../../logout',
  '{"place":"admin"}',
  '',
])('nothing is scheduled of an address that is of no report: %j', async (of) => {
  const shown = await admin.get(`${LIST}/new?of=${encodeURIComponent(of)}`);
  expect(shown.status).toBe(200);
  expect(leadsTo(shown)).toMatch(/^\/admin\/reports\/overview/);
  expect((await admin.post(LIST, { ...FORM, of })).status).toBeGreaterThanOrEqual(400);
});

test('of another host there is only the report in its address', async () => {
  const of = '//evil.test/admin/reports/overview?period=last_week&next=//evil.test';
  const shown = await admin.get(`${LIST}/new?of=${encodeURIComponent(of)}`);
  expect(leadsTo(shown)).toMatch(/^\/admin\/reports\/overview/);
  expect(leadsTo(shown)).not.toContain('evil');
});

test('a technician gets at no figures of all of the desk by a form of their own', async () => {
  const own = { ...FORM, addresses: '' };
  expect(leadsTo(await technician.get(`${OWN}/new?of=/admin/reports/overview`))).toMatch(
    /^\/desk\/reports\/overview/,
  );
  expect((await technician.post(OWN, { ...own, place: 'admin' })).status).toBe(400);
  const toAddress = await technician.post(OWN, { ...FORM, of: '/desk/reports/overview' });
  expect(toAddress.status).toBe(422);
  expect(await app.system.db('reportSchedules').where({ place: 'desk' })).toEqual([]);
});
