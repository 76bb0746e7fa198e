import { calendars } from '../../src/features/calendars';
import { createCategory } from '../../src/features/categories';
import { departments, updateDepartment } from '../../src/features/departments';
import { createField } from '../../src/features/fields';
import { hasPromised } from '../../src/features/sla/book.queries';
import { policies, updatePolicy } from '../../src/features/sla/policies/policies.service';
import { openByPolicy } from '../../src/features/sla/policies/tickets.queries';
import { rows } from '../../src/platform/db';
import { record } from '../bench/capture';
import { words } from '../desk/ticket.support';
import { file } from '../tickets/desk';
import { HOUR, idIn, makeCalendar, makePolicy, namesInOrder, policyForm, revision } from './policies.support';
import { admin, app, asAdmin, calendarId, LIST } from './policies-pages.support';

test('every change of what promises go by renews the book, and no other', async () => {
  const { id } = await makePolicy(app, { name: 'One', calendarId });
  const it = await idIn(app, 'departments', 'name', 'IT');
  const ctx = await asAdmin();
  const renews = async (act: () => Promise<unknown>) => {
    const before = await revision(app);
    await act();
    return (await revision(app)) !== before;
  };
  expect(await renews(() => updatePolicy(ctx, id, { p1Resolution: HOUR }))).toBe(true);
  expect(await renews(() => updatePolicy(ctx, id, { p1Resolution: HOUR }))).toBe(false);
  expect(await renews(() => updateDepartment(ctx, it, { slaPolicyId: id }))).toBe(true);
  expect(await renews(() => updateDepartment(ctx, it, { name: 'IT and more' }))).toBe(false);
  expect(await renews(() => calendars.update(ctx, calendarId, { name: 'Other' }))).toBe(true);
  const parentId = await idIn(app, 'categories', 'name_en', 'Hardware');
  expect(await renews(() => createCategory(ctx, { nameEs: 'Sub', nameEn: 'Sub', parentId }))).toBe(true);
  expect(await renews(() => createCategory(ctx, { nameEs: 'Top', nameEn: 'Top', departmentId: it }))).toBe(
    false,
  );
  expect(await renews(() => policies.remove(ctx, id, { detach: true }))).toBe(true);
});

// Vigil-SOC/vigil#1031: a removal offered a way that the database then refused.
test('a policy that departments use is removed: they go to another, or do without', async () => {
  const one = await makePolicy(app, { name: 'One', calendarId });
  const two = await makePolicy(app, { name: 'Two', calendarId });
  const it = await idIn(app, 'departments', 'name', 'IT');
  await updateDepartment(await asAdmin(), it, { slaPolicyId: one.id });
  const page = await admin.get(`${LIST}/${one.id}/removal`);
  expect(words(page, 'main')).toContain('1 department has it as its own');
  expect((await admin.post(`${LIST}/${one.id}/removal`, { moveTo: two.id })).location).toBe(LIST);
  expect(await departments.find(await asAdmin(), it)).toMatchObject({ slaPolicyId: two.id });
  expect((await admin.post(`${LIST}/${two.id}/removal`, { moveTo: '' })).location).toBe(LIST);
  expect(await departments.find(await asAdmin(), it)).toMatchObject({ slaPolicyId: null });
  expect(await namesInOrder(app)).toEqual([]);
});

// frappe/helpdesk#2379 keeps a desk from removing its default; here a desk may do without, and the page says who loses it.
test('the default may be removed like any other', async () => {
  const { id } = await makePolicy(app, { name: 'One', calendarId, isDefault: true });
  expect((await admin.post(`${LIST}/${id}/removal`, { moveTo: '' })).location).toBe(LIST);
  expect(await namesInOrder(app)).toEqual([]);
});

test('a calendar that goes leaves its policies to another, a priority’s too', async () => {
  const other = await makeCalendar(app, 'Other');
  const { id } = await makePolicy(app, {
    name: 'One',
    calendarId,
    p1CalendarId: calendarId,
    p2CalendarId: other,
  });
  const ctx = await asAdmin();
  await expect(calendars.remove(ctx, calendarId)).rejects.toMatchObject({
    code: 'conflict',
    data: { uses: { policies: 1 } },
  });
  await calendars.remove(ctx, calendarId, { moveTo: other });
  expect(await policies.find(ctx, id)).toMatchObject({
    calendarId: other,
    p1CalendarId: other,
    p2CalendarId: other,
  });
});

describe('the page that removes a calendar', () => {
  const page = () => `/admin/calendars/${calendarId}/removal`;
  const choices = async () =>
    (await admin.get(page())).html.querySelectorAll('#f-moveTo option').map(({ text }) => text);

  test('chooses nothing for policies, which cannot do without, and asks for it beside the field', async () => {
    const other = await makeCalendar(app, 'Other');
    await makePolicy(app, { name: 'One', calendarId });
    expect(await choices()).toEqual(['Choose…', 'Other']);
    const refused = await admin.post(page(), { moveTo: '' });
    expect([refused.status, words(refused, '#f-moveTo-error')]).toEqual([
      409,
      expect.stringContaining('SLA policies use it and cannot do without a calendar'),
    ]);
    expect(refused.html.querySelector('#f-moveTo')?.getAttribute('aria-invalid')).toBe('true');
    expect(await calendars.find(await asAdmin(), calendarId)).toMatchObject({ name: 'Always' });
    expect((await admin.post(page(), { moveTo: other })).location).toBe('/admin/calendars');
  });

  test('says that another has to be made first where there is none', async () => {
    await makePolicy(app, { name: 'One', calendarId });
    expect(words(await admin.get(page()), 'main')).toContain('nothing yet that could take its place');
    expect(await choices()).toEqual([]);
    expect((await admin.get(page())).html.querySelector('main form button')).toBeNull();
    expect((await admin.post(page(), { moveTo: '' })).status).toBe(409);
  });

  test('lets departments do without', async () => {
    await makeCalendar(app, 'Other');
    const it = await idIn(app, 'departments', 'name', 'IT');
    await updateDepartment(await asAdmin(), it, { calendarId });
    expect(await choices()).toEqual(['None, where that is possible', 'Other']);
    expect((await admin.post(page(), { moveTo: '' })).location).toBe('/admin/calendars');
  });
});

test('the list says which priorities go by another calendar', async () => {
  const [other, third] = [await makeCalendar(app, 'Other'), await makeCalendar(app, 'Third')];
  const more = { p1CalendarId: other, p2CalendarId: third, p3CalendarId: calendarId, p4CalendarId: other };
  await makePolicy(app, { name: 'One', calendarId, ...more });
  await makePolicy(app, { name: 'Two', calendarId });
  const { html } = await admin.get(LIST);
  const cells = html.querySelectorAll('#policies td[data-label="Calendar"]').map(({ text }) => text.trim());
  expect(cells).toEqual(['AlwaysP1, P4: Other · P2: Third', 'Always']);
});

test('a department’s policy is chosen in its form, and must exist', async () => {
  const { id } = await makePolicy(app, { name: 'One', calendarId });
  const it = await idIn(app, 'departments', 'name', 'IT');
  const path = `/admin/departments/${it}`;
  expect(
    (await admin.get(path)).html.querySelectorAll('#f-slaPolicyId option').map(({ text }) => text),
  ).toEqual(['None', 'One']);
  await admin.post(path, { name: 'IT', isActive: 'on', slaPolicyId: id });
  expect((await admin.get(path)).html.querySelector('#f-slaPolicyId option[selected]')?.text).toBe('One');
  const refused = await admin.post(path, { name: 'IT', isActive: 'on', slaPolicyId: it });
  expect([refused.status, words(refused, '#f-slaPolicyId-error')]).toEqual([
    422,
    expect.stringContaining('Choose one of the options'),
  ]);
  expect(words(await admin.get(LIST), '#policies')).toContain('1 department uses it');
});

test('policies are the administrator’s alone', async () => {
  const { id } = await makePolicy(app, { name: 'One', calendarId });
  const technician = await app.as('technician@demo.test');
  await technician.get('/desk');
  expect((await technician.get(LIST)).status).toBe(404);
  expect((await technician.get(`${LIST}/${id}`)).status).toBe(404);
  expect((await technician.post(LIST, policyForm(calendarId))).status).toBe(404);
  expect((await technician.post(`${LIST}/${id}`, policyForm(calendarId, { step: 'preview' }))).status).toBe(
    404,
  );
  const ctx = await app.ctx('technician@demo.test');
  await expect(updatePolicy(ctx, id, { name: 'Mine' })).rejects.toMatchObject({ code: 'not_found' });
});

test('the log says what changed in words', async () => {
  const { id } = await makePolicy(app, { name: 'One', calendarId });
  await updatePolicy(await asAdmin(), id, { p1Resolution: 5400, types: ['incident'] });
  const log = words(await admin.get('/admin/audit'), 'main');
  expect(log).toContain('SLA policy changed');
  expect(log).toMatch(/P1: resolution.*1 h 30 min/);
  expect(log).toMatch(/Types.*Incident/);
});

// What had no value was named with nothing behind it.
test('the log names no condition that a policy does not have, and says of one that was taken away that it is none', async () => {
  const options = [{ value: 'saw', labelEs: 'Sierra', labelEn: 'Saw' }];
  await createField(await asAdmin(), { key: 'tool', labelEs: 'X', labelEn: 'X', kind: 'select', options });
  const { id } = await makePolicy(app, { name: 'One', calendarId });
  const entry = async () => words(await admin.get('/admin/audit?what=sla_policy'), 'tbody tr');
  expect(await entry()).not.toContain('Values of custom fields');
  await updatePolicy(await asAdmin(), id, { fieldValues: { tool: ['saw'] } });
  expect(await entry()).toContain('Values of custom fields: tool=saw');
  await updatePolicy(await asAdmin(), id, { fieldValues: {} });
  expect(await entry()).toContain('Values of custom fields: before: tool=saw → after: nothing');
});

test('how many open tickets have each policy is read from an index of open tickets alone', async () => {
  const { id } = await makePolicy(app, { name: 'Counted', calendarId });
  const [open, closed] = [await file(await app.ctx('customer@demo.test')), await file(await asAdmin())];
  const db = app.system.db;
  await db('tickets').where({ id: open.id }).update({ slaPolicyId: id });
  await db('tickets')
    .where({ id: closed.id })
    .update({ slaPolicyId: id, status: 'closed', closeReason: 'spam', closedAt: new Date() });
  const { statements, stop } = record();
  expect((await openByPolicy(db)).get(id)).toBe(1);
  stop();
  // Few tickets are read whole sooner.
  await db.raw(
    'set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off',
  );
  const plan = await rows(db, `explain ${statements[0]?.text}`);
  expect(JSON.stringify(plan)).toMatch(/Index Only Scan using tickets_sla_policy/);
  await db('slaPolicies').where({ id }).delete();
  expect(await hasPromised(db)).toBe(true);
  await db('tickets').where({ id: open.id }).update({ slaPolicyId: null, slaNextAt: null });
  expect(await hasPromised(db)).toBe(false);
});
