import { wishesOf } from '../../src/features/notifications';
import { turnOff } from '../../src/features/notifications/preferences';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { userId } from './deliveries.support';
import { mailOf, type Scheduled, scheduled } from './scheduled.support';

// What becomes of a report between the run that made it and the moment when it leaves.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function endOf(report: Scheduled) {
  await sendMails(await app.ctx());
  const { state, failure, bodyText } = await mailOf(app, report);
  return { state, failure, bodyText };
}
const change = (name: string, to: object) =>
  app.system
    .db('users')
    .where({ email: `${name}@demo.test` })
    .update(to);
/** They are no administrator any more, or cannot sign in; another one stays. */
async function changeAdmin(to: object): Promise<void> {
  await change('technician2', { role: 'administrator' });
  await change('admin', to);
}
const WITHDRAWN = { state: 'withdrawn', bodyText: null };
const ROW = 'reportScheduleRecipients';

test('it leaves while nothing has changed', async () => {
  expect(await endOf(await scheduled(app, { to: 'technician', place: 'desk' }))).toMatchObject({
    state: 'outbox',
  });
});

test.each([
  ['a customer by now', { role: 'customer' }],
  ['deactivated', { state: 'inactive' }],
])('nobody gets figures who is %s', async (_what, to) => {
  const report = await scheduled(app, { to: 'technician', place: 'desk' });
  await change('technician', to);
  expect(await endOf(report)).toEqual({ ...WITHDRAWN, failure: 'no_access' });
});

test('who runs the desk no more gets no figures of all of it, neither by its pages nor by those of the desk', async () => {
  const ofDesk = await scheduled(app, { to: 'admin', owner: 'admin' });
  const own = await scheduled(app, { to: 'admin', owner: 'admin', place: 'desk' });
  await changeAdmin({ role: 'technician' });
  expect(await endOf(ofDesk)).toEqual({ ...WITHDRAWN, failure: 'no_access' });
  expect(await endOf(own)).toEqual({ ...WITHDRAWN, failure: 'no_access' });
});

test('technicians who saw all departments get no figures of them once they see their own alone', async () => {
  const set = (value: boolean) =>
    app.system.db.raw(`insert into settings (key, value) values ('techniciansSeeAll', '${value}')
      on conflict (key) do update set value = excluded.value`);
  await set(true);
  const all = await scheduled(app, { to: 'technician', place: 'desk', isOfAll: true });
  expect(await endOf(all)).toMatchObject({ state: 'outbox' });
  const late = await scheduled(app, { to: 'technician', place: 'desk', isOfAll: true });
  await set(false);
  expect(await endOf(late)).toEqual({ ...WITHDRAWN, failure: 'no_access' });
});

test.each([
  ['runs the desk no more', { role: 'technician' }],
  ['has been deactivated', { state: 'inactive' }],
])('an address gets no figures of somebody who %s', async (_what, to) => {
  const report = await scheduled(app, { to: 'board@x.test' });
  await changeAdmin(to);
  expect(await endOf(report)).toEqual({ ...WITHDRAWN, failure: 'no_access' });
});

test('nor does a typed address that is by now one of staff, whose own figures are others', async () => {
  const report = await scheduled(app, { to: 'new.hire@x.test' });
  await change('technician', { email: 'new.hire@x.test' });
  expect(await endOf(report)).toEqual({ ...WITHDRAWN, failure: 'no_access' });
});

test('nor does the typed address of an account that has been deactivated', async () => {
  const report = await scheduled(app, { to: 'customer@demo.test' });
  await change('customer', { state: 'inactive' });
  expect(await endOf(report)).toEqual({ ...WITHDRAWN, failure: 'no_access' });
});

test('who has turned the kind off gets none, and who has ended it by its link neither', async () => {
  const toPerson = await scheduled(app, { to: 'technician', place: 'desk' });
  const toAddress = await scheduled(app, { to: 'board@x.test' });
  await turnOff(await app.ctx(), await userId(app, 'technician'), 'report_scheduled', 'mail');
  await app.system.db(ROW).where({ id: toAddress.recipientId }).update({ leftAt: new Date() });
  expect(await endOf(toPerson)).toEqual({ ...WITHDRAWN, failure: 'turned_off' });
  expect(await endOf(toAddress)).toEqual({ ...WITHDRAWN, failure: 'turned_off' });
});

test.each([
  [
    'the file has been swept',
    async (of: Scheduled) =>
      app.system.db('reportRunRecipients').update({ fileKey: null }).where({ fileKey: of.fileKey }),
  ],
  ['the file is lost', async (of: Scheduled) => app.system.files.remove(of.fileKey)],
  [
    'the address is on the list no more',
    async (of: Scheduled) => app.system.db(ROW).where({ id: of.recipientId }).delete(),
  ],
  [
    'the schedule is gone',
    async (of: Scheduled) => app.system.db('reportSchedules').where({ id: of.scheduleId }).delete(),
  ],
])('nothing is sent where %s', async (_what, happens) => {
  const report = await scheduled(app, { to: 'board@x.test' });
  await happens(report);
  expect(await endOf(report)).toMatchObject({ state: 'withdrawn', failure: 'gone' });
});

test('in the desk it is a line that leads to the page, for staff who want one; customers cannot choose it', async () => {
  const [technician, customer] = [await userId(app, 'technician'), await userId(app, 'customer')];
  const wishes = await wishesOf(await app.ctx(), [technician, customer]);
  const allowed = (id: string) =>
    (['in_app', 'mail'] as const).filter((channel) => wishes.get(id)?.allows('report_scheduled', channel));
  expect([allowed(technician), allowed(customer)]).toEqual([['mail'], []]);
  await scheduled(app, { to: 'technician', place: 'desk', channels: ['in_app'] });
  const { html } = await (await app.as('technician@demo.test')).get('/notifications');
  const line = html.querySelector('a[href="/desk/reports/overview"]');
  expect(line?.text.trim()).toBe('Team & <Pruebas>: 23 – 29 Nov 2026');
});
