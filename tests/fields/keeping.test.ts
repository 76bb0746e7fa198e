import { createCategory } from '../../src/features/categories';
import { allDepartments } from '../../src/features/departments';
import { createField, findField, listFields, updateField } from '../../src/features/fields';
import { fields } from '../../src/features/fields/fields.service';
import { changeTicket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import type { AppError } from '../../src/platform/errors';
import { attributeValue, fileTicket, words } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// The administrator's side: options, conditions and their way out, order.

let app: TestApp;
let admin: Ctx;
let browser: Browser;
beforeAll(async () => {
  app = await testApp({ commits: true });
  admin = await app.ctx('admin@demo.test');
  browser = await app.as('admin@demo.test');
  await browser.get('/admin/fields');
});
beforeEach(() => app.system.db('ticket_fields').delete());
afterAll(() => app.close());

const both = (label: string) => ({ labelEs: `${label} es`, labelEn: label });
const options = ['red', 'green'].map((value) => ({ value, ...both(value) }));
const colour = () => createField(admin, { key: 'colour', ...both('Colour'), kind: 'select', options });
const byColour = { shownWhenKey: 'colour', shownWhenValues: ['red'] };

async function refused(act: () => Promise<unknown>): Promise<Record<string, string>> {
  const error: AppError = await act().then(
    () => ({ fields: {} }),
    (thrown) => thrown,
  );
  return Object.fromEntries(Object.entries(error.fields).map(([name, { key }]) => [name, key]));
}

test('a tree, several choices and an address are made in the form', async () => {
  const form = { customerAccess: 'edit', position: '10', labelEs: 'Equipo', labelEn: 'Device' };
  const made = await browser.post('/admin/fields', {
    ...{
      ...form,
      kind: 'tree',
      requiredWhenResolving: 'on',
      options: 'Equipos | Hardware\n> Impresora | Printer\n',
    },
  });
  expect(made.status).toBe(303);
  const [device] = await listFields(admin);
  expect(device).toMatchObject({
    ...{ key: 'device', kind: 'tree', requiredWhenResolving: true, shownWhenKey: null },
    options: [{ value: 'hardware' }, { value: 'hardware_printer', parent: 'hardware', labelEs: 'Impresora' }],
  });
  const page = await browser.get(`/admin/fields/${device?.id}`);
  expect(page.html.querySelector('#f-options')?.text.trim()).toBe(
    'hardware = Equipos | Hardware\n> hardware_printer = Impresora | Printer',
  );
  const address = { ...form, kind: 'address', labelEn: 'Link', options: 'ignored' };
  expect((await browser.post('/admin/fields', address)).status).toBe(303);
  const twice = { ...form, kind: 'multiselect', labelEn: 'Twice', options: 'a = A\na = B' };
  const refusedTwice = await browser.post('/admin/fields', twice);
  expect([refusedTwice.status, words(refusedTwice, '#f-options-error')]).toEqual([
    422,
    'Error: Line 2: the stored value “a” is that of line 1 already.',
  ]);
  const list = await browser.get('/admin/fields');
  expect(words(list, 'table')).toContain('Tree of options2 options');
  expect(words(list, 'table')).toContain('Required to resolve');
});

test('a condition is chosen in two steps, with scripts and without, and told in the list', async () => {
  await colour();
  const form = {
    ...{ customerAccess: 'none', position: '20', labelEs: 'Nota', labelEn: 'Note', kind: 'text' },
    options: '',
  };
  const asked = await browser.post('/admin/fields', { ...form, shownWhenKey: 'colour', step: 'choices' });
  expect([asked.status, attributeValue(asked, '#f-labelEn')]).toEqual([200, 'Note']);
  expect(words(asked, '#shown-when-values')).toMatch(/When “Colour” is.*red.*green/);
  expect(await listFields(admin)).toHaveLength(1);
  const missing = await browser.post('/admin/fields', { ...form, shownWhenKey: 'colour' });
  expect(words(missing, '#f-shownWhenValues-error')).toBe('Choose at least one of that field’s values.');
  const sent = { ...form, shownWhenKey: 'colour', shownWhenValues: ['red', 'green'] };
  expect((await browser.post('/admin/fields', sent)).status).toBe(303);
  expect(words(await browser.get('/admin/fields'), 'table')).toContain('Only if “Colour” is: red / green');
  const note = (await listFields(admin)).find(({ key }) => key === 'note');
  const page = await browser.get(`/admin/fields/${note?.id}`);
  expect(page.html.querySelectorAll('[name="shownWhenValues"][checked]')).toHaveLength(2);
  const { kind: _kind, ...edited } = { ...form, isActive: 'on', shownWhenKey: '', shownWhenValues: ['red'] };
  await browser.post(`/admin/fields/${note?.id}`, edited);
  expect(await findField(admin, note?.id ?? '')).toMatchObject({ shownWhenKey: null, shownWhenValues: [] });
});

test('a condition has to make sense', async () => {
  await colour();
  const text = await createField(admin, { key: 'text', ...both('Text'), kind: 'text', ...byColour });
  const set = (patch: object) => refused(() => updateField(admin, text.id, patch));
  expect(await set({ shownWhenKey: 'nothing' })).toEqual({ shownWhenKey: 'fields.error.condition_unknown' });
  expect(await set({ shownWhenValues: ['pink'] })).toEqual({
    shownWhenValues: 'fields.error.condition_values',
  });
  expect(await set({ customerAccess: 'view' })).toEqual({ shownWhenKey: 'fields.error.condition_access' });
  expect(await set({ shownWhenKey: 'text' })).toEqual({ shownWhenKey: 'fields.error.condition_not_choices' });
  const box = await createField(admin, {
    ...{ key: 'box', ...both('Box'), kind: 'checkbox', ...byColour },
  });
  expect(
    await refused(() => updateField(admin, box.id, { shownWhenKey: 'box', shownWhenValues: ['true'] })),
  ).toEqual({
    shownWhenKey: 'fields.error.condition_circle',
  });
  const first = (await listFields(admin)).find(({ key }) => key === 'colour');
  const circle = () =>
    updateField(admin, first?.id ?? '', { shownWhenKey: 'box', shownWhenValues: ['true'] });
  expect(await refused(circle)).toEqual({ shownWhenKey: 'fields.error.condition_circle' });
});

test('a condition holds wherever the field is asked for', async () => {
  const [department] = await allDepartments(admin);
  const make = (name: string, parentId: string | null = null) =>
    createCategory(admin, {
      nameEs: name,
      nameEn: name,
      departmentId: parentId ? null : department?.id,
      parentId,
    });
  const whole = await make('Whole');
  const part = await make('Part', whole.id);
  const other = await make('Other');
  const deciding = await createField(admin, {
    ...{ key: 'colour', ...both('Colour'), kind: 'select', options, categoryIds: [whole.id] },
  });
  const make2 = (categoryIds: string[]) =>
    createField(admin, { key: 'note', ...both('Note'), kind: 'text', categoryIds, ...byColour });
  const wrong = { shownWhenKey: 'fields.error.condition_categories' };
  expect(await refused(() => make2([]))).toEqual(wrong);
  expect(await refused(() => make2([part.id, other.id]))).toEqual(wrong);
  await make2([part.id]);
  expect(await refused(() => updateField(admin, deciding.id, { categoryIds: [other.id] }))).toEqual({
    categoryIds: 'fields.error.decides_elsewhere',
  });
});

test('what others are shown by is not taken away, and whoever tries is told by whom', async () => {
  const deciding = await colour();
  await createField(admin, { key: 'note', ...both('Note'), kind: 'text', ...byColour });
  const form = {
    ...{ labelEs: 'Color', labelEn: 'Colour', customerAccess: 'none', position: '0' },
    isActive: 'on',
  };
  const save = (fields: Record<string, string>) =>
    browser.post(`/admin/fields/${deciding.id}`, { ...form, ...fields });
  const cut = await save({ options: 'green = Verde | Green' });
  expect(words(cut, '#f-options-error')).toContain('“Note” is shown by an option that is missing here.');
  expect(cut.html.querySelector('#f-options')?.text.trim()).toBe('green = Verde | Green');
  const off = await save({ options: 'red = Rojo | Red', isActive: '' });
  expect(words(off, '#f-isActive-error')).toContain('“Note” is shown by this field.');
  const retired = await browser.post(`/admin/fields/${deciding.id}/retirement`);
  expect([retired.status, words(retired, '.error-summary')]).toEqual([
    422,
    expect.stringContaining('“Note” is shown by this field.'),
  ]);
  expect(await listFields(admin)).toHaveLength(2);
  // A new name or place of an option is no new option.
  expect((await save({ options: 'green = Verde | Green\nred = Granate | Burgundy' })).status).toBe(303);
  const note = (await listFields(admin)).find(({ key }) => key === 'note');
  expect(note).toMatchObject(byColour);
  await updateField(admin, note?.id ?? '', { isActive: false });
  expect((await browser.post(`/admin/fields/${deciding.id}/retirement`)).status).toBe(303);
});

test('an option that tickets have can go, and they keep it', async () => {
  const deciding = await colour();
  const ticket = await fileTicket(app);
  await changeTicket(admin, ticket.id, { fields: { colour: 'red' } });
  const red = { value: 'red', labelEs: 'Escarlata', labelEn: 'Scarlet' };
  await updateField(admin, deciding.id, { options: [red, ...options.slice(1)] });
  const removed = await updateField(admin, deciding.id, { options: options.slice(1) });
  expect(removed.formerOptions).toEqual([red]);
  const page = await browser.get(`/desk/tickets/${ticket.number}`);
  expect(attributeValue(page, '#p-fields-colour option[selected]')).toBe('red');
  expect(words(page, '#p-fields-colour')).toContain('Scarlet (no longer offered)');
  // Whoever saves another property takes nothing away.
  await browser.post(`/desk/tickets/${ticket.number}/properties`, {
    urgency: 'high',
    'fields.colour': 'red',
  });
  expect(words(await browser.get(`/desk/tickets/${ticket.number}`), '#p-fields-colour')).toContain(
    'Scarlet (no',
  );
  await browser.post(`/desk/tickets/${ticket.number}/properties`, { 'fields.colour': 'green' });
  expect(words(await browser.get(`/desk/tickets/${ticket.number}`), '#p-fields-colour')).not.toContain(
    'Scarlet',
  );
  const history = words(await browser.get(`/desk/tickets/${ticket.number}`), 'main');
  expect(history).toContain('Scarlet (no longer offered)');
  // Another change of the definition forgets nothing, and its key brings the option back.
  expect((await updateField(admin, deciding.id, { labelEn: 'Paint' })).formerOptions).toEqual([red]);
  const back = await updateField(admin, deciding.id, { options: [...options.slice(1), red] });
  expect(back).toMatchObject({ options: [{ value: 'green' }, { value: 'red' }], formerOptions: [] });
});

test('two who make a circle of conditions at once: one of them is refused', async () => {
  const box = (key: string) => createField(admin, { key, ...both(key), kind: 'checkbox' });
  for (let round = 0; round < 5; round++) {
    await app.system.db('ticket_fields').delete();
    const [a, b] = [await box('a'), await box('b')];
    const outcomes = await Promise.allSettled([
      updateField(admin, a.id, { shownWhenKey: 'b', shownWhenValues: ['true'] }),
      updateField(admin, b.id, { shownWhenKey: 'a', shownWhenValues: ['true'] }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  }
});

test('a field changes places with its neighbour in one transaction, and two who move at once take turns', async () => {
  const begin = [...'abcd'].entries();
  for (const [position, key] of begin) {
    await createField(admin, { key, ...both(key), kind: 'text', position: position + 1 });
  }
  const order = async () => (await listFields(admin)).map(({ key }) => key).join('');
  const idOf = async (key: string) => (await listFields(admin)).find((field) => field.key === key)?.id ?? '';
  const move = async (key: string, direction: 'up' | 'down') =>
    fields.place(admin, await idOf(key), direction);
  const answer = await browser.post(`/admin/fields/${await idOf('a')}/place`, { direction: 'down' });
  expect([answer.status, answer.location]).toEqual([303, `/admin/fields#field-${await idOf('a')}`]);
  expect(await order()).toBe('bacd');
  const events = await rows<{ changes: unknown; written: string }>(
    app.system.db,
    `select changes, xmin::text as written from events where type = 'ticket_field.changed' and subject_id in
       (select id from ticket_fields) order by changes -> 'position' ->> 'before'`,
  );
  expect(events.map(({ changes }) => changes)).toEqual([
    { position: { before: 1, after: 2 } },
    { position: { before: 2, after: 1 } },
  ]);
  expect(new Set(events.map(({ written }) => written)).size).toBe(1);
  await Promise.all([move('d', 'up'), move('b', 'down')]);
  expect(await order()).toBe('abdc');
  await Promise.all([move('c', 'up'), move('c', 'up')]);
  expect(await order()).toBe('acbd');
  await move('a', 'up');
  expect(await order()).toBe('acbd');
});

test('a category that goes takes the fields of a condition along', async () => {
  const [department] = await allDepartments(admin);
  const make = (name: string) =>
    createCategory(admin, { nameEs: name, nameEn: name, departmentId: department?.id });
  const [old, next] = [await make('Old'), await make('Next')];
  const there = { categoryIds: [old.id] };
  await createField(admin, { key: 'colour', ...both('Colour'), kind: 'select', options, ...there });
  await createField(admin, { key: 'note', ...both('Note'), kind: 'text', ...byColour, ...there });
  const answer = await browser.post(`/admin/categories/${old.id}/removal`, { moveTo: next.id });
  expect(answer.status).toBe(303);
  expect((await listFields(admin)).map(({ categoryIds }) => categoryIds)).toEqual([[next.id], [next.id]]);
});

test('two who change a condition in forms that were open at once are asked', async () => {
  await colour();
  const note = await createField(admin, { key: 'note', ...both('Note'), kind: 'text', ...byColour });
  const form = {
    ...{ labelEs: 'Nota', labelEn: 'Note', customerAccess: 'none', position: '0' },
    isActive: 'on',
  };
  const send = (shownWhenValues: string[]) =>
    browser.post(`/admin/fields/${note.id}`, {
      ...{ ...form, version: String(note.version), shownWhenKey: 'colour', shownWhenValues },
    });
  expect((await send(['green'])).status).toBe(303);
  const asked = await send(['red', 'green']);
  expect([asked.status, words(asked, 'main')]).toEqual([409, expect.stringMatching(/green es|green/)]);
  expect((await findField(admin, note.id)).shownWhenValues).toEqual(['green']);
});
