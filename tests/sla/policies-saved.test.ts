import { updateDepartment } from '../../src/features/departments';
import { updatePolicy } from '../../src/features/sla/policies/policies.service';
import { rows } from '../../src/platform/db';
import { fileTicket, ticketNow, words } from '../desk/ticket.support';
import { finishBatches } from '../support/batches';
import { HOUR, idIn, makePolicy, policyForm, policyNamed } from './policies.support';
import { admin, app, calendarId, LIST } from './policies-pages.support';

// After a policy is saved the tickets follow in the background, and the administrator sees how far that is.

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
  const saved = await admin.get(LIST);
  expect(words(saved, 'body')).toContain('Policy “Fast” created.');
  expect(words(saved, '#run')).toBe('Recalculating open ticketsCounting… Show details');
  expect(saved.html.querySelector(`#run a[href="/admin/batches/${run?.id}"]`)).not.toBeNull();
  // The page listens to it, and gets the list with it where that changes.
  expect(saved.html.querySelector('body')?.getAttribute('data-live-topics')).toMatch(/^batches,bell:/);
  expect(saved.html.querySelector('#policies[data-live="batches"] #run')).not.toBeNull();
  await finishBatches(app);
  expect((await ticketNow(app, ticket.number)).slaPolicyId).toBe((await policyNamed(app, 'Fast')).id);
  const list = await admin.get(LIST);
  expect(list.html.querySelector('#run')).toBeNull();
  expect(words(list, '#policies tbody tr:last-child .num')).toBe('1');
});

test('an open page asks for the list alone', async () => {
  await makePolicy(app, { name: 'One', calendarId, isDefault: true });
  const part = await admin.get(LIST, { 'X-Live': 'true' });
  expect(words(part, '#policies tbody')).toContain('One');
  expect(part.html.querySelector('h1')).toBeNull();
});

test('a run that was given up is told as long as it is the last one', async () => {
  await makePolicy(app, { name: 'One', calendarId, isDefault: true });
  await fileTicket(app);
  const { id } = await makePolicy(app, { name: 'Two', calendarId, types: ['incident'] });
  await app.system.db('batchRuns').update({ state: 'failed' });
  expect(words(await admin.get(LIST), '#run')).toContain('stopped by an error');
  await updatePolicy(await app.ctx('admin@demo.test'), id, { p3Resolution: HOUR });
  await finishBatches(app);
  expect((await admin.get(LIST)).html.querySelector('#run')).toBeNull();
});

describe('how many open tickets get another policy is told', () => {
  const told = async () => words(await admin.get(LIST), '#toasts');
  let ids: { first: string; second: string };
  beforeEach(async () => {
    const all = { calendarId, types: ['incident' as const, 'request' as const] };
    const first = await makePolicy(app, { ...all, name: 'First', types: ['incident'] });
    const second = await makePolicy(app, { ...all, name: 'Second' });
    const rest = await makePolicy(app, { name: 'Rest', calendarId, isDefault: true });
    ids = { first: first.id, second: second.id };
    const [, , other, over] = await Promise.all([1, 2, 3, 4].map(() => fileTicket(app)));
    const tickets = () => app.system.db('tickets');
    await tickets().where({ id: other?.id }).update({ type: 'question', slaPolicyId: rest.id });
    await tickets().where({ id: over?.id }).update({ status: 'closed', closedAt: new Date() });
    await finishBatches(app);
  });

  test('when one is moved', async () => {
    const place = (id: string, direction: string) => admin.post(`${LIST}/${id}/position`, { direction });
    await place(ids.second, 'up');
    expect(await told()).toContain('Order saved: 2 open tickets get another policy.');
    // Before its background job, too: what was told once is not told again.
    await place(ids.second, 'down');
    expect(await told()).toContain('2 open tickets');
    await place(ids.second, 'down');
    expect(await told()).toContain('Order saved: no open ticket gets another policy.');
  });

  test('when one is changed or deactivated', async () => {
    const form = policyForm(calendarId, { name: 'First', types: ['question'], version: '1' });
    await admin.post(`${LIST}/${ids.first}`, form);
    expect(await told()).toContain('Policy “First” saved. 3 open tickets get another policy, or none.');
    await admin.post(`${LIST}/${ids.first}`, { ...form, name: 'One', version: '2' });
    expect(await told()).toMatch(/Policy “One” saved\.$/);
    await admin.post(`${LIST}/${ids.second}/deactivation`);
    expect(await told()).toContain('Policy “Second” saved. 2 open tickets get');
    await admin.post(`${LIST}/${ids.first}`, { ...form, name: 'One', isDefault: 'on', version: '3' });
    expect(await told()).toContain('2 open tickets get another policy');
  });

  test('before one is removed or deactivated there', async () => {
    const it = await idIn(app, 'departments', 'name', 'IT');
    await updateDepartment(await app.ctx('admin@demo.test'), it, { slaPolicyId: ids.first });
    const page = words(await admin.get(`${LIST}/${ids.first}/removal`), 'main');
    expect(page).toContain('2 open tickets, which get another policy or none');
    expect(page).toContain('its open tickets get another policy or none, but departments keep it');
  });
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
