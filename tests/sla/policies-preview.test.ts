import { turn } from '../../src/features/sla/clock/clock';
import { columnsOf } from '../../src/features/sla/clock/columns';
import { policies } from '../../src/features/sla/policies/policies.service';
import type { PolicyInput, StoredPolicy } from '../../src/features/sla/policies/policies.types';
import { bookWith, effectsOf } from '../../src/features/sla/policies/preview';
import { previewPolicy } from '../../src/features/sla/policies/preview.service';
import { termsOf } from '../../src/features/sla/terms';
import { closeTicket, type NewTicket } from '../../src/features/tickets';
import { newId } from '../../src/platform/ids';
import { fileTicket, words } from '../desk/ticket.support';
import type { Browser } from '../support/browser';
import { book, policy } from '../units/sla/policy.samples';
import { HOUR, makePolicy, namesInOrder, policyForm, policyNamed, revision } from './policies.support';
import { admin, app, calendarId, LIST } from './policies-pages.support';

const HOUR_MS = HOUR * 1000;

/** A whole form of a policy, but for what is given. */
const input = (more: Partial<PolicyInput> = {}): PolicyInput => ({
  ...({ ...policies.defaults, name: 'Typed', calendarId } as PolicyInput),
  ...more,
});

async function preview(id: string | null, more: Partial<PolicyInput>, hoursOn = 0) {
  const ctx = await app.ctx('admin@demo.test');
  return previewPolicy({ ...ctx, now: new Date(ctx.now.getTime() + hoursOn * HOUR_MS) }, id, input(more));
}

/** What a ticket has now, as if it had been reckoned by a policy that promises a resolution in so many hours. */
async function given(number: number, policyId: string, dueIn: number): Promise<void> {
  const dueAt = new Date(Date.now() + dueIn * HOUR_MS);
  await app.system
    .db('tickets')
    .where({ number })
    .update({ slaPolicyId: policyId, slaDueAt: dueAt, resolutionDueAt: dueAt });
}

/** Customers do not say of what type a ticket is. */
async function fileRequest(more: Partial<NewTicket> = {}) {
  const ticket = await fileTicket(app, more);
  await app.system.db('tickets').where({ number: ticket.number }).update({ type: 'request' });
  return ticket;
}

const figures = (answer: Awaited<ReturnType<Browser['get']>>) =>
  Object.fromEntries(
    answer.html
      .querySelectorAll('#preview .stat')
      .map((tile) => [
        tile.querySelector('.stat-label')?.text.trim(),
        Number(tile.querySelector('.stat-value')?.text),
      ]),
  );

test('the preview shows what is typed and what it would do, and saves nothing', async () => {
  const ticket = await fileTicket(app);
  const other = await fileRequest({ subject: 'Another thing' });
  const { id } = await makePolicy(app, { name: 'Fast', calendarId });
  const before = [await revision(app), await policyNamed(app, 'Fast')];
  const form = policyForm(calendarId, { name: 'Faster', types: 'request', step: 'preview', version: '1' });
  const answer = await admin.post(`${LIST}/${id}`, form);
  expect(answer.status).toBe(200);
  expect(figures(answer)).toMatchObject({ 'Open tickets that would have it': 1, 'Get it': 1, 'Lose it': 0 });
  expect(words(answer, '#preview tbody')).toContain(`#${other.number} Another thing`);
  expect(words(answer, '#preview tbody')).not.toContain(`#${ticket.number} `);
  expect(answer.html.querySelector(`#preview a[href="/desk/tickets/${other.number}"]`)).not.toBeNull();
  expect(answer.html.querySelector('#f-name')?.getAttribute('value')).toBe('Faster');
  expect([await revision(app), await policyNamed(app, 'Fast')]).toEqual(before);
});

test('a new policy is previewed before there is one, and what is wrong with it is said as when it is saved', async () => {
  await fileTicket(app);
  const form = policyForm(calendarId, { types: 'incident', step: 'preview' });
  expect(figures(await admin.post(LIST, form))).toMatchObject({ 'Get it': 1 });
  const refused = await admin.post(LIST, { ...form, p1Resolution: '0 min' });
  expect([refused.status, refused.html.querySelector('#preview')]).toEqual([422, null]);
  expect(words(refused, '#f-p1Resolution-error')).toContain('At least 1 min');
  expect(await namesInOrder(app)).toEqual([]);
});

test.each(['calendarId', 'p2CalendarId', 'departmentIds', 'fieldValues'])(
  'what is not there is said before it is saved: %s',
  async (field) => {
    const value = field === 'fieldValues' ? ['__proto__=true', 'nothing=x'] : newId();
    const form = policyForm(calendarId, { [field]: value });
    const refused = await Promise.all([
      admin.post(LIST, { ...form, step: 'preview' }),
      admin.post(LIST, form),
    ]);
    const said = refused.map(({ html }) => html.querySelectorAll('main .error').map(({ text }) => text));
    expect(refused.map(({ status }) => status)).toEqual([422, 422]);
    expect(refused[0].html.querySelector('#preview')).toBeNull();
    expect(said[0]).toEqual(said[1]);
    expect(said[0]).not.toEqual([]);
  },
);

test('a condition on what has gone meanwhile does not keep the policy from being previewed', async () => {
  const departmentIds = [newId()];
  const { id } = await makePolicy(app, { name: 'Fast', calendarId });
  await app.system.db('slaPolicies').where({ id }).update({ departmentIds });
  const form = policyForm(calendarId, { departmentIds, step: 'preview', version: '1' });
  expect((await admin.post(`${LIST}/${id}`, form)).html.querySelector('#preview')).not.toBeNull();
});

test('the preview is said in Spanish, too', async () => {
  await admin.post('/preferences', { locale: 'es', return_to: '/admin' });
  const answer = await admin.post(LIST, policyForm(calendarId, { step: 'preview' }));
  expect(words(answer, '#preview')).toContain('Si se guardara ahora');
  expect(words(answer, '#preview')).toContain('no es para ningún ticket');
});

test('who gets it and who loses it: earlier policies come first, solved tickets do not count', async () => {
  const first = await makePolicy(app, { name: 'First', calendarId, types: ['request'] });
  const { id } = await makePolicy(app, { name: 'Second', calendarId, types: ['incident'] });
  const [one, two, , gone] = [
    await fileTicket(app),
    await fileTicket(app),
    await fileRequest(),
    await fileTicket(app),
  ] as const;
  await closeTicket(await app.ctx('admin@demo.test'), gone.id);
  await app.system.db('tickets').update({ slaPolicyId: null });
  await given(one.number, id, 5);
  await given(two.number, first.id, 5);
  // The request is the first policy's, whatever the second says.
  expect((await preview(id, { types: ['incident', 'request'] })).counts).toMatchObject({
    matching: 2,
    gained: 1,
    lost: 0,
  });
  expect((await preview(id, { types: ['question'] })).counts).toMatchObject({
    matching: 0,
    gained: 0,
    lost: 1,
  });
  // zammad/zammad#4353: a policy that is switched off lets all of its tickets go.
  expect((await preview(id, { types: ['incident'], isActive: false })).counts).toMatchObject({
    matching: 0,
    lost: 1,
  });
});

test('the default takes what the other default had, and says so', async () => {
  const old = await makePolicy(app, { name: 'Old', calendarId, isDefault: true });
  const ticket = await fileTicket(app);
  await given(ticket.number, old.id, 5);
  const shown = await preview(null, { isDefault: true });
  expect(shown.counts).toMatchObject({ matching: 1, gained: 1 });
  expect(shown.takesDefaultFrom).toBe('Old');
});

test('times that move, and what would be late at once', async () => {
  const { id } = await makePolicy(app, {
    name: 'One',
    calendarId,
    types: ['incident'],
    p3Resolution: 10 * HOUR,
  });
  const ticket = await fileTicket(app);
  await app.system.db('tickets').where({ number: ticket.number }).update({ slaPolicyId: id });
  const at = { types: ['incident' as const] };
  const due = async (more: Partial<PolicyInput>, hoursOn: number) => {
    const { effects } = await preview(id, { ...at, ...more }, hoursOn);
    return effects;
  };
  await makeClock(ticket.number, id, 10 * HOUR);
  expect(await due({ p3Resolution: 10 * HOUR }, 1)).toMatchObject({
    reckoned: 1,
    earlier: 0,
    later: 0,
    breached: 0,
    atRisk: 0,
  });
  expect(await due({ p3Resolution: 20 * HOUR }, 1)).toMatchObject({ earlier: 0, later: 1, breached: 0 });
  expect(await due({ p3Resolution: 5 * HOUR }, 1)).toMatchObject({
    earlier: 1,
    later: 0,
    breached: 0,
    atRisk: 0,
  });
  expect(await due({ p3Resolution: 5 * HOUR }, 4.75)).toMatchObject({ earlier: 1, breached: 0, atRisk: 1 });
  expect(await due({ p3Resolution: 2 * HOUR }, 3)).toMatchObject({ earlier: 1, breached: 1, atRisk: 0 });
  // A promise behind the nearest one, one more, and one less.
  expect(await due({ p3FirstResponse: HOUR, p3Resolution: 9 * HOUR }, 0.5)).toMatchObject({
    begun: 1,
    dropped: 0,
    earlier: 1,
  });
  expect(await due({ p3Resolution: null }, 1)).toMatchObject({ begun: 0, dropped: 1, earlier: 0, later: 0 });
  // What is late already is not late by the change.
  expect(await due({ p3Resolution: 10 * HOUR }, 11)).toMatchObject({ breached: 0 });
});

/** The clock of a ticket that was filed under that policy. */
async function makeClock(number: number, policyId: string, target: number): Promise<void> {
  const filed = await app.system.db('tickets').where({ number }).first();
  const startedAt = Math.floor(new Date(filed?.createdAt ?? 0).getTime() / 1000);
  const all = { ...book([policy(policyId, { calendarId, types: ['incident'], p3Resolution: target })]) };
  const calendars = new Map([
    [calendarId, { timeZone: 'UTC', isAlways: true, hours: [], isClosed: () => false }],
  ]);
  const facts = { status: 'new' as const, holdReason: null, closeReason: null };
  const chosen = all.policies[0] as StoredPolicy;
  const terms = termsOf({ ...all, calendars }, chosen, 'P3');
  const turned = turn(null, { at: startedAt, before: null, after: facts, terms, calendars });
  const { slaClock, ...columns } = columnsOf(turned.clock, policyId);
  await app.system
    .db('tickets')
    .where({ number })
    .update({ ...columns, slaClock: JSON.stringify(slaClock) });
}

test('slips that keep nothing from being saved are told', async () => {
  const names = async (more: Partial<PolicyInput>) =>
    (await preview(null, more)).oddities.map(({ name }) => name);
  expect(await names({ p1Resolution: HOUR })).toEqual(['for_nobody']);
  expect(await names({ isActive: false, p1Resolution: HOUR })).toEqual(['inactive']);
  expect(await names({ isDefault: true })).toEqual(['no_targets']);
  expect(
    (await preview(null, { isDefault: true, p2FirstResponse: 2 * HOUR, p2Resolution: HOUR })).oddities,
  ).toEqual([{ name: 'response_after_resolution', priority: 'P2' }]);
});

test('only the first tickets are named, and the counts are whole', async () => {
  for (let n = 0; n < 22; n += 1) await fileTicket(app);
  const shown = await preview(null, { types: ['incident'] });
  expect([shown.counts.matching, shown.tickets.length, shown.isCut, shown.isSample]).toEqual([
    22,
    20,
    false,
    false,
  ]);
});

test('a policy that becomes active again keeps its place among the others', () => {
  const [one, two] = [policy('one', { types: ['incident'] }), policy('two', { types: ['incident'] })];
  const now = book([two]);
  expect(bookWith(now, one, ['one', 'two']).policies.map(({ id }) => id)).toEqual(['one', 'two']);
  expect(
    bookWith(now, policy('new', { types: ['incident'] }), ['one', 'two']).policies.map(({ id }) => id),
  ).toEqual(['two', 'new']);
  const forAll = policy('all', { isDefault: true });
  expect(
    bookWith(book([two, forAll]), policy('new', { types: ['incident'] }), ['two', 'all']).policies.map(
      ({ id }) => id,
    ),
  ).toEqual(['two', 'new', 'all']);
  expect(bookWith(book([one, two]), { ...two, isActive: false }, ['one', 'two']).policies).toEqual([one]);
});

test('tickets that have no clock and get no policy have no times', () => {
  expect(effectsOf(book([]), [], new Date())).toEqual({
    reckoned: 0,
    begun: 0,
    dropped: 0,
    earlier: 0,
    later: 0,
    breached: 0,
    atRisk: 0,
  });
});
