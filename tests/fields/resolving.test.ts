import { createCategory } from '../../src/features/categories';
import { allDepartments } from '../../src/features/departments';
import { createField } from '../../src/features/fields';
import { changeTicket, closeTicket, reply, type Ticket } from '../../src/features/tickets';
import type { AppError } from '../../src/platform/errors';
import { attributeValue, fileTicket, pageNow, ticketNow, words } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// What staff have to fill in before they settle a ticket, on every way to settle one.

let app: TestApp;
let technician: Browser;
let category: string;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  await technician.get('/desk');
});
beforeEach(async () => {
  const admin = await app.ctx('admin@demo.test');
  const department = (await allDepartments(admin)).find(({ name }) => name === 'IT');
  const made = await createCategory(admin, {
    nameEs: 'Red',
    nameEn: 'Network',
    departmentId: department?.id,
  });
  category = made.id;
  const options = ['cable', 'router'].map((value) => ({ value, labelEs: value, labelEn: value }));
  const needed = { requiredWhenResolving: true, categoryIds: [category] };
  await createField(admin, {
    ...{
      key: 'cause',
      labelEs: 'Causa',
      labelEn: 'Cause',
      kind: 'multiselect',
      options,
      ...needed,
      position: 1,
    },
  });
  const byRouter = { shownWhenKey: 'cause', shownWhenValues: ['router'] };
  await createField(admin, {
    ...{
      key: 'serial',
      labelEs: 'Serie',
      labelEn: 'Serial',
      kind: 'text',
      ...needed,
      ...byRouter,
      position: 2,
    },
  });
});
afterAll(() => app.close());

const at = (number: number, path: string) => `/desk/tickets/${number}${path}`;
const NEEDED = '“Cause” is needed to resolve the ticket.';
const lacking = (): Promise<Ticket> => fileTicket(app, { categoryId: category });
const statusOf = async ({ number }: Ticket) => (await ticketNow(app, number)).status;

async function refusal(act: () => Promise<unknown>): Promise<string[]> {
  const error: AppError = await act().then(
    () => ({ fields: {} }),
    (thrown) => thrown,
  );
  return Object.keys(error.fields);
}

test('the panel asks for it beside the solution, and takes both in one step', async () => {
  const ticket = await lacking();
  const page = await technician.get(at(ticket.number, ''));
  expect(page.html.querySelectorAll('#form-p-status [name="fields.cause"]').length).toBeGreaterThan(1);
  const refused = await technician.post(at(ticket.number, '/properties'), {
    ...{
      status: 'resolved',
      'base.status': 'new',
      solution: 'Swapped it',
      'fields.cause': '',
      'base.fields.cause': '',
    },
  });
  expect(refused.status).toBe(422);
  expect(words(refused, '[id="p-needed-cause-error"]')).toBe(NEEDED);
  expect(refused.html.querySelector('#ticket-panel .error-summary a')?.getAttribute('href')).toBe(
    '#p-needed-cause',
  );
  expect(words(refused, '#p-solution')).toBe('Swapped it');
  expect(attributeValue(refused, '#p-status option[selected]')).toBe('resolved');
  expect(refused.html.querySelector('#form-p-status [data-open]')).not.toBeNull();
  expect(await statusOf(ticket)).toBe('new');
  await technician.post(at(ticket.number, '/properties'), {
    ...{ status: 'resolved', 'base.status': 'new', solution: 'Swapped it', 'fields.cause': ['', 'cable'] },
  });
  expect(await ticketNow(app, ticket.number)).toMatchObject({
    ...{ status: 'resolved', solution: 'Swapped it', fields: { cause: ['cable'] } },
  });
});

test('an answer that calls for another field brings that one, with what was ticked', async () => {
  const ticket = await lacking();
  const refused = await technician.post(at(ticket.number, '/properties'), {
    ...{ status: 'resolved', 'base.status': 'new', 'fields.cause': ['', 'router'] },
  });
  expect(refused.status).toBe(422);
  expect(words(refused, '[id="p-needed-serial-error"]')).toBe(
    'Error: “Serial” is needed to resolve the ticket.',
  );
  expect(attributeValue(refused, '#form-p-status [name="fields.cause"][checked]')).toBe('router');
  await technician.post(at(ticket.number, '/properties'), {
    ...{ status: 'resolved', 'base.status': 'new', 'fields.cause': ['', 'router'], 'fields.serial': 'R-1' },
  });
  expect(await statusOf(ticket)).toBe('resolved');
});

test('a reply that resolves comes back with its text, and sends once the field is there', async () => {
  const ticket = await lacking();
  const send = (fields: Record<string, string | string[]>) =>
    technician.upload(
      at(ticket.number, '/replies'),
      { body: 'It was the cable.', status: 'resolved', ...fields },
      [],
    );
  const refused = await send({ solution: 'New cable' });
  expect(refused.status).toBe(422);
  expect(words(refused, '#composer-body')).toBe('It was the cable.');
  expect(words(refused, '.error-summary')).toContain(NEEDED);
  const target = refused.html.querySelector('.error-summary li a')?.getAttribute('href') ?? '';
  expect(refused.html.querySelector(`[id="${target.slice(1)}"]`)).not.toBeNull();
  expect(attributeValue(refused, '#composer-status option[selected]')).toBe('resolved');
  expect((await pageNow(app, ticket.number)).timeline.some(({ kind }) => kind === 'reply')).toBe(false);
  expect((await send({ 'base.fields.cause': '', 'fields.cause': ['', 'cable'] })).status).toBe(303);
  expect(await ticketNow(app, ticket.number)).toMatchObject({
    status: 'resolved',
    fields: { cause: ['cable'] },
  });
});

test('a bulk change says which ticket lacks which field, and resolves the others', async () => {
  const [lacks, whole] = [await lacking(), await fileTicket(app)];
  const numbers = [lacks, whole].map(({ number }) => String(number));
  const answer = await technician.post('/desk/tickets', { numbers, status: 'resolved' });
  expect(answer.status).toBe(422);
  expect(words(answer, '#queue-problem li')).toBe(`#${lacks.number}: ${NEEDED}`);
  expect([await statusOf(lacks), await statusOf(whole)]).toEqual(['new', 'resolved']);
});

test('closing as solved needs it too, as spam it does not', async () => {
  const ctx = await app.ctx('technician@demo.test');
  const ticket = await lacking();
  expect(await refusal(() => closeTicket(ctx, ticket.id))).toEqual(['fields.cause']);
  const closing = await technician.post(at(ticket.number, '/closure'), { reason: '' });
  expect([closing.status, words(closing, '[id="p-fields-cause-error"]')]).toEqual([422, NEEDED]);
  await changeTicket(ctx, ticket.id, { status: 'closed', closeReason: 'spam' });
  expect(await statusOf(ticket)).toBe('closed');
});

test('nothing else is held up: other changes, replies, the requester, the desk itself', async () => {
  const ctx = await app.ctx('technician@demo.test');
  const first = await lacking();
  const me = ctx.actor.kind === 'person' ? ctx.actor.id : null;
  await changeTicket(ctx, first.id, { assigneeId: me, priority: 'P1' });
  await reply(ctx, first.id, { body: 'On it.', visibility: 'public' });
  expect(await statusOf(first)).toBe('in_progress');
  await closeTicket(await app.ctx('customer@demo.test'), first.id);
  expect(await statusOf(first)).toBe('closed');
  const second = await lacking();
  await changeTicket(await app.ctx(), second.id, { status: 'resolved' });
  expect(await statusOf(second)).toBe('resolved');
  await closeTicket(ctx, second.id);
  expect(await statusOf(second)).toBe('closed');
});

test('a ticket that leaves the category is resolved without it, and one that comes needs it', async () => {
  const ctx = await app.ctx('technician@demo.test');
  const ticket = await lacking();
  const elsewhere = await fileTicket(app);
  await changeTicket(ctx, ticket.id, { categoryId: null, status: 'resolved' });
  expect(await statusOf(ticket)).toBe('resolved');
  const moving = () => changeTicket(ctx, elsewhere.id, { categoryId: category, status: 'resolved' });
  expect(await refusal(moving)).toEqual(['fields.cause']);
});

test('customers fill in nothing with a reply', async () => {
  const ticket = await lacking();
  const ctx = await app.ctx('customer@demo.test');
  const sending = reply(ctx, ticket.id, { body: 'x', visibility: 'public', fields: { cause: ['cable'] } });
  await expect(sending).rejects.toMatchObject({ code: 'forbidden' });
});

test('a reply that resolved and was undone comes back with what it had filled in, and the ticket lacks it again', async () => {
  const ticket = await lacking();
  const shown = { 'base.fields.cause': '', 'base.fields.serial': '' };
  const filled = { ...shown, 'fields.cause': ['', 'router'], 'fields.serial': ' 0042 «ñ»' };
  const sent = await technician.post(at(ticket.number, '/replies'), {
    ...{ body: 'Done', visibility: 'public', status: 'resolved', solution: 'Swapped it', ...filled },
  });
  expect(await statusOf(ticket)).toBe('resolved');
  const after = await technician.get(String(sent.location));
  const undo = after.html.querySelector('#toasts form')?.getAttribute('action');
  const undone = await technician.post(String(undo), { return_to: at(ticket.number, '') });
  const page = await technician.get(String(undone.location));
  expect(await ticketNow(app, ticket.number)).toMatchObject({ status: 'new', fields: {} });
  const composer = page.html.querySelector('#composer');
  const chosen = composer?.querySelectorAll('[name="fields.cause"][checked]');
  expect(chosen?.map((input) => input.getAttribute('value'))).toEqual(['router']);
  expect(attributeValue(page, '#composer [name="fields.serial"]').trim()).toBe('0042 «ñ»');
  expect(words(page, '#composer-solution')).toBe('Swapped it');
});
