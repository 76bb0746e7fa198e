import { updateDepartment } from '../../src/features/departments';
import { rows } from '../../src/platform/db';
import { fileTicket, ticketNow, words } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';
import { finishBatches } from '../support/batches';
import type { Browser } from '../support/browser';
import { HOUR, idIn, makeCalendar, makePolicy, policyForm, policyNamed } from './policies.support';

// After a policy is saved the tickets follow in the background, and the administrator sees how far that is.

let app: TestApp;
let admin: Browser;
let calendarId: string;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
  calendarId = await makeCalendar(app);
});
afterAll(() => app.close());

const LIST = '/admin/sla';
const runs = () =>
  rows<{ id: string; state: string }>(
    app.system.db,
    `select id, state from batch_runs where kind = 'sla.recompute' order by created_at, id`,
  );

test('saving begins one run, and the list says that it is under way', async () => {
  await makePolicy(app, { name: 'Old', calendarId, isDefault: true });
  const ticket = await fileTicket(app);
  const answer = await admin.post(LIST, policyForm(calendarId, { isDefault: 'on' }));
  const [run, ...others] = await runs();
  // Two policies have changed, and one run is enough.
  expect([answer.location, others]).toEqual([LIST, []]);
  const progress = `a[href="/admin/batches/${run?.id}"]`;
  const saved = await admin.get(LIST);
  expect(words(saved, 'body')).toContain('Policy “Fast” created.');
  expect(saved.html.querySelector(progress)).not.toBeNull();
  await finishBatches(app);
  expect((await ticketNow(app, ticket.number)).slaPolicyId).toBe((await policyNamed(app, 'Fast')).id);
  const list = await admin.get(LIST);
  expect(list.html.querySelector(progress)).toBeNull();
  expect(words(list, '#policies tbody tr:last-child .num')).toBe('1');
});

test('what the preview says comes true', async () => {
  const { id } = await makePolicy(app, {
    name: 'Fast',
    calendarId,
    isDefault: true,
    p3Resolution: 10 * HOUR,
  });
  const filed = [await fileTicket(app), await fileTicket(app)];
  const form = policyForm(calendarId, {
    isDefault: 'on',
    p3FirstResponse: '',
    p3Resolution: '2 h',
    version: '1',
  });
  const shown = await admin.post(`${LIST}/${id}`, { ...form, step: 'preview' });
  const tiles = words(shown, '#preview .stat');
  expect(tiles).toMatch(/would have it ?2 .*Get it ?0 .*Lose it ?0 .*Due earlier ?2 ?Due later ?0/);
  const before = await Promise.all(filed.map(({ number }) => ticketNow(app, number)));
  await admin.post(`${LIST}/${id}`, form);
  await finishBatches(app);
  for (const { number, resolutionDueAt } of before) {
    const now = await ticketNow(app, number);
    expect(Number(resolutionDueAt) - Number(now.resolutionDueAt)).toBe(8 * HOUR * 1000);
  }
});

// zammad/zammad#5624: a promise of the old policy stayed on tickets whose new policy promises nothing of the kind.
test('the tickets of a policy that goes get another one, with what that promises and no more', async () => {
  const it = await idIn(app, 'departments', 'name', 'IT');
  const rest = await makePolicy(app, { name: 'Rest', calendarId, isDefault: true, p3Resolution: 9 * HOUR });
  const own = await makePolicy(app, {
    name: 'Own',
    calendarId,
    p3FirstResponse: HOUR,
    p3Resolution: 2 * HOUR,
  });
  await updateDepartment(await app.ctx('admin@demo.test'), it, { slaPolicyId: own.id });
  const filed = await fileTicket(app);
  expect(await ticketNow(app, filed.number)).toMatchObject({ slaPolicyId: own.id });
  expect((await ticketNow(app, filed.number)).responseDueAt).not.toBeNull();
  expect(words(await admin.get(`${LIST}/${own.id}/removal`), 'main')).toContain(
    '1 open ticket, which gets another',
  );
  await admin.post(`${LIST}/${own.id}/removal`, { moveTo: '' });
  await finishBatches(app);
  expect(await ticketNow(app, filed.number)).toMatchObject({ slaPolicyId: rest.id, responseDueAt: null });
});

test('the policy of tickets that are over goes without a write to any of them', async () => {
  const { id } = await makePolicy(app, { name: 'One', calendarId, isDefault: true, p3Resolution: HOUR });
  const { number } = await fileTicket(app);
  await app.system.db('tickets').where({ number }).update({ status: 'closed', closedAt: new Date() });
  await admin.post(`${LIST}/${id}/removal`, { moveTo: '' });
  expect(await ticketNow(app, number)).toMatchObject({ slaPolicyId: id });
  expect((await admin.get(`/desk/tickets/${number}`)).status).toBe(200);
});

// zammad/zammad#4353: a policy was switched off, and its tickets stayed late by it.
test('the tickets of a policy that is switched off are let go', async () => {
  const { id } = await makePolicy(app, { name: 'One', calendarId, isDefault: true, p3Resolution: HOUR });
  const filed = await fileTicket(app);
  expect((await ticketNow(app, filed.number)).resolutionDueAt).not.toBeNull();
  await admin.post(`${LIST}/${id}/deactivation`);
  await finishBatches(app);
  expect(await ticketNow(app, filed.number)).toMatchObject({ slaPolicyId: null, slaDueAt: null });
});
