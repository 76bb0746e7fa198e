import { leavingToken } from '../../src/features/notifications/unsubscribe/token';
import { leavingUrl } from '../../src/features/notifications/unsubscribe/url';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { mailOf, type Scheduled, scheduled } from './scheduled.support';

// Somebody without an account ends a scheduled report, from a mail program and on a page.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pathFor = async ({ recipientId }: Scheduled) =>
  new URL(leavingUrl(await app.ctx(), recipientId)).pathname;

/** As a mail program asks: no cookie, no session, no token, from another place. */
function press(path: string): Promise<Response> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'cross-site',
    origin: 'https://mail.example',
  };
  return fetch(new URL(path, app.url), { method: 'POST', body: 'List-Unsubscribe=One-Click', headers });
}

async function leftAt({ recipientId }: Scheduled): Promise<Date | null> {
  const [found] = await rows<{ leftAt: Date | null }>(
    app.system.db,
    'select left_at from report_schedule_recipients where id = :recipientId',
    { recipientId },
  );
  return found?.leftAt ?? null;
}

const events = ({ scheduleId }: Scheduled) =>
  rows<{ type: string; data: object }>(
    app.system.db,
    'select type, data from events where subject_id = :scheduleId order by id',
    { scheduleId },
  );

test('looking changes nothing and begins no session', async () => {
  const report = await scheduled(app, { to: 'board@x.test' });
  const path = await pathFor(report);
  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await fetch(new URL(path, app.url), { method });
    expect([method, answer.status, answer.headers.get('set-cookie')]).toEqual([method, 200, null]);
  }
  expect(await leftAt(report)).toBeNull();
  expect(await events(report)).toEqual([]);
});

test('one press ends it for that address, twice as once, and what waits is not sent', async () => {
  const report = await scheduled(app, { to: 'board@x.test' });
  const other = await scheduled(app, { to: 'other@x.test' });
  const path = await pathFor(report);
  expect((await press(path)).status).toBe(200);
  const first = await leftAt(report);
  expect(first).not.toBeNull();
  expect((await press(path)).status).toBe(200);
  expect(await leftAt(report)).toEqual(first);
  const { recipientId } = report;
  expect(await events(report)).toEqual([{ type: 'report_schedule.left', data: { recipientId } }]);
  expect(await leftAt(other)).toBeNull();
  await sendMails(await app.ctx());
  expect(await mailOf(app, report)).toMatchObject({ state: 'withdrawn', failure: 'turned_off' });
  expect(await mailOf(app, other)).toMatchObject({ state: 'outbox' });
});

test('the page names the report and not the address, ends it, and begins it again', async () => {
  const report = await scheduled(app, { to: 'board@x.test', locale: 'es' });
  await sendMails(await app.ctx());
  const path = await pathFor(report);
  const browser = app.visitor();
  const shown = await browser.get(path);
  expect(shown.html.querySelector('h1')?.text).toBe('¿Dejar de recibir «Team & <Pruebas>» por correo?');
  expect(shown.text).not.toContain('board@x.test');
  const send = async () => {
    const form = (await browser.get(path)).html.querySelector('#choice');
    const fields = (form?.querySelectorAll('input') ?? []).map((one) => [
      one.getAttribute('name'),
      one.getAttribute('value'),
    ]);
    return browser.post(form?.getAttribute('action') ?? '', Object.fromEntries(fields));
  };
  expect((await send()).html.querySelector('h1')?.text).toBe('«Team & <Pruebas>» ya no te llega por correo');
  expect(await leftAt(report)).not.toBeNull();
  expect((await send()).status).toBe(200);
  expect(await leftAt(report)).toBeNull();
  const types = (await events(report)).map(({ type }) => type);
  expect(types).toEqual(['report_schedule.left', 'report_schedule.returned']);
});

test('the page tells a stranger what a mail has told them, and nothing that the desk calls it besides', async () => {
  const report = await scheduled(app, { to: 'board@x.test' });
  const path = await pathFor(report);
  const page = async () => {
    const { text, html } = await app.visitor().get(path);
    expect(text).not.toContain('Weekly team');
    expect(text).not.toContain('never again');
    return html.querySelector('h1')?.text;
  };
  // No mail has left yet: whoever has the link has been told nothing.
  expect(await page()).toBe('Stop this report by mail?');
  await sendMails(await app.ctx());
  const { db } = app.system;
  await db('reportSchedules').where({ id: report.scheduleId }).update({ name: 'Bad payers: never again' });
  expect(await page()).toBe('Stop “Team & <Pruebas>” by mail?');
  // What has been made under the new name and not been sent is not told either.
  await db('reportRunRecipients')
    .where({ recipientId: report.recipientId })
    .update({ title: 'Bad payers: never again' });
  await db('deliveries').where({ eventId: report.eventId }).update({ state: 'failed' });
  expect(await page()).toBe('Stop this report by mail?');
  expect((await press(path)).status).toBe(200);
  expect(await page()).toBe('This report does not reach you by mail');
});

test('a link that is forged, cut, of another key, or for who is on no list says so, and ends nothing', async () => {
  const report = await scheduled(app, { to: 'board@x.test' });
  const other = await scheduled(app, { to: 'other@x.test' });
  const person = await scheduled(app, { to: 'technician', place: 'desk' });
  const path = await pathFor(report);
  const hex = ({ recipientId }: Scheduled) => recipientId.replaceAll('-', '');
  const gone = `/unsubscribe/${leavingToken(app.system.config.encryptionKey, newId())}`;
  const otherKey = `/unsubscribe/${leavingToken(`${app.system.config.encryptionKey}!`, report.recipientId)}`;
  for (const wrong of [
    path.slice(0, -1),
    `${path}A`,
    path.replace(hex(report), hex(other)),
    path.replace('/2.', '/1.'),
    path.replace('.report_recipient.', '.reply.'),
    otherKey,
    gone,
    await pathFor(person),
  ]) {
    const page = await app.visitor().get(wrong);
    expect([wrong, page.status, (await press(wrong)).status]).toEqual([wrong, 404, 404]);
    expect(page.html.querySelector('h1')?.text).toBe('This link does not work');
  }
  for (const one of [report, other, person]) expect(await leftAt(one)).toBeNull();
});
