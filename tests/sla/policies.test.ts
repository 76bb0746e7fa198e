import { calendars, createCalendar } from '../../src/features/calendars';
import { updatePolicy } from '../../src/features/sla/policies/policies.service';
import { previewPolicy } from '../../src/features/sla/policies/preview.service';
import { rows } from '../../src/platform/db';
import { words } from '../desk/ticket.support';
import {
  HOUR,
  idIn,
  makePolicy,
  namesInOrder,
  policyForm,
  policyNamed,
  refusals,
  revision,
} from './policies.support';
import { admin, app, asAdmin, calendarId, LIST } from './policies-pages.support';

test('a policy is made as it was typed, comes last, and is shown in words', async () => {
  await makePolicy(app, { name: 'Before', calendarId });
  const departmentId = await idIn(app, 'departments', 'name', 'IT');
  const form = policyForm(calendarId, {
    ...{ departmentIds: departmentId, types: ['request', 'incident'], vip: 'true', p1CalendarId: calendarId },
    ...{ tellsResponse: 'on', isDefault: 'on' },
  });
  expect((await admin.post(LIST, form)).location).toBe(LIST);
  expect(await policyNamed(app, 'Fast')).toMatchObject({
    ...{
      departmentIds: [departmentId],
      types: ['incident', 'request'],
      vip: true,
      isDefault: true,
      version: 1,
    },
    ...{
      p1FirstResponse: 900,
      p1Resolution: 4 * HOUR,
      p3Resolution: 5400,
      p2Resolution: null,
      p1NextResponse: null,
    },
    ...{ p1CalendarId: calendarId, p2CalendarId: null, tellsResponse: true, tellsResolution: false },
    ...{ pausesFor: ['customer', 'third_party'], position: 2 },
  });
  const list = await admin.get(LIST);
  expect(words(list, '#policies tbody tr:last-child')).toMatch(
    /FastIT · Incident \/ Request · VIP only and All others 15 min – 4 h 1 h 30 min – 4 h Always 0 Active/,
  );
});

test('the form of a policy holds what was typed, in both languages, and changes nothing by itself', async () => {
  const { id } = await makePolicy(app, { name: 'Fast', calendarId, p1Resolution: 5400, vip: false });
  for (const locale of ['es', 'en']) {
    await admin.post('/preferences', { locale, return_to: '/admin' });
    const form = await admin.get(`${LIST}/${id}`);
    expect(form.html.querySelector('#f-p1Resolution')?.getAttribute('value')).toBe('1 h 30 min');
    expect(form.html.querySelector('#f-vip option[selected]')?.getAttribute('value')).toBe('false');
  }
  const before = await revision(app);
  const same = {
    name: 'Fast',
    isActive: 'on',
    calendarId,
    p1Resolution: '1,5 h',
    vip: 'false',
    version: '1',
  };
  await admin.post(`${LIST}/${id}`, { ...same, pausesFor: ['third_party', 'customer'] });
  expect([(await policyNamed(app, 'Fast')).version, await revision(app)]).toEqual([1, before]);
});

// kestra-io/kestra#18608: a target of zero was saved and broken at once.
test.each([
  ['0 min', 'At least 1 min'],
  ['87600 h', 'At most 365 days'],
  ['4 hours and a bit', 'This cannot be read'],
  ['90', 'The unit is missing'],
  ['2 d', 'A day could have 8 hours or 24'],
  ['0.5 min', 'Whole minutes only'],
])(
  'a target of %p is refused beside its field, what was typed stays, and nothing is saved',
  async (typed, said) => {
    const form = policyForm(calendarId, { p2NextResponse: typed });
    expect((await refusals(admin, LIST, form)).p2NextResponse).toContain(said);
    const answer = await admin.post(LIST, form);
    expect(answer.html.querySelector('#f-p2NextResponse')?.getAttribute('value')).toBe(typed);
    expect(answer.html.querySelector('#f-p3Resolution')?.getAttribute('value')).toBe('1 h 30 min');
    expect(words(answer, '.error-summary')).toContain('Next response');
    expect(await namesInOrder(app)).toEqual([]);
  },
);

test('a calendar that does not exist is refused, the policy’s and a priority’s', async () => {
  const nowhere = '01980000-0000-7000-8000-000000000000';
  const form = policyForm(nowhere, { p4CalendarId: nowhere });
  expect(Object.keys(await refusals(admin, LIST, form)).sort()).toEqual(['calendarId', 'p4CalendarId']);
  expect(await refusals(admin, LIST, policyForm(''))).toEqual({ calendarId: 'This is required.' });
});

// What is wrong with an entry of a list was named in the summary without its field, and stood beside none.
test('what is none of the choices is refused beside the field that it is of', async () => {
  const wrong = {
    departmentIds: ['nowhere'],
    types: ['incident', 'accident'],
    pausesFor: ['tea'],
    vip: 'maybe',
  };
  expect(Object.keys(await refusals(admin, LIST, policyForm(calendarId, wrong))).sort()).toEqual([
    'departmentIds',
    'pausesFor',
    'types',
    'vip',
  ]);
  expect(await namesInOrder(app)).toEqual([]);
});

test('a condition on something that never was is refused', async () => {
  const departmentIds = '01980000-0000-7000-8000-000000000000';
  expect(Object.keys(await refusals(admin, LIST, policyForm(calendarId, { departmentIds })))).toEqual([
    'departmentIds',
  ]);
  expect(
    Object.keys(await refusals(admin, LIST, policyForm(calendarId, { fieldValues: 'nothing=1' }))),
  ).toEqual(['fieldValues']);
});

test('targets that a caller of the service gives are held to the same limits', async () => {
  const made = makePolicy(app, { name: 'Fast', calendarId, p1Resolution: 59, p2Resolution: 60.5 });
  await expect(made).rejects.toMatchObject({
    fields: { p1Resolution: expect.anything(), p2Resolution: expect.anything() },
  });
});

test('a target that its calendar has no time for in ten years is refused, until a calendar has made it so', async () => {
  const monday = {
    name: 'Monday',
    timeZone: 'UTC',
    isAlways: false,
    hours: [{ day: 1, from: 540, to: 600 }],
  };
  const rare = (await createCalendar(await asAdmin(), monday)).id;
  const form = policyForm(calendarId, { p1CalendarId: rare, p1Resolution: '600 h', p3Resolution: '8760 h' });
  expect(await refusals(admin, LIST, form)).toEqual({
    p1Resolution: 'This would never be due: the calendar does not have so many hours in ten years.',
  });
  expect(await namesInOrder(app)).toEqual([]);
  const made = await makePolicy(app, { name: 'Long', calendarId, p2Resolution: 600 * HOUR });
  const hours = { isAlways: false, hours: monday.hours };
  await calendars.update(await asAdmin(), calendarId, hours);
  const renamed = await updatePolicy(await asAdmin(), made.id, { name: 'Longer' });
  expect(renamed.name).toBe('Longer');
  const preview = await previewPolicy(await asAdmin(), made.id, { ...renamed, isDefault: true });
  expect(preview.oddities).toEqual([{ name: 'never_due', priority: 'P2' }]);
  await expect(updatePolicy(await asAdmin(), made.id, { p2Resolution: 601 * HOUR })).rejects.toMatchObject({
    fields: { p2Resolution: { key: 'sla.error.never_due' } },
  });
});

// rtCamp/next_crm#206: a default could not be saved, for there was one already.
test('there is one default: whichever was it before is it no more, and both say so', async () => {
  const first = await makePolicy(app, { name: 'First', calendarId, isDefault: true });
  await makePolicy(app, { name: 'Second', calendarId, isDefault: true });
  expect(await policyNamed(app, 'First')).toMatchObject({ isDefault: false, version: 2 });
  expect(await policyNamed(app, 'Second')).toMatchObject({ isDefault: true });
  const told = await rows(
    app.system.db,
    `select changes from events where subject_id = :id and type = 'sla_policy.changed'`,
    {
      id: first.id,
    },
  );
  expect(told).toEqual([{ changes: { isDefault: { before: true, after: false } } }]);
});

// frappe/helpdesk#3639: the list shows the order in which policies are asked.
test('policies are put in order by hand, and the list shows it', async () => {
  for (const name of ['One', 'Two', 'Three']) await makePolicy(app, { name, calendarId });
  const three = await policyNamed(app, 'Three');
  const before = await revision(app);
  await admin.post(`${LIST}/${three.id}/position`, { direction: 'up' });
  expect(await namesInOrder(app)).toEqual(['One', 'Three', 'Two']);
  const list = await admin.get(LIST);
  expect(list.html.querySelectorAll('td.primary a').map(({ text }) => text.trim())).toEqual([
    'One',
    'Three',
    'Two',
  ]);
  expect(await revision(app)).not.toBe(before);
});

test('a name that is too long is refused beside its field, and where there is no calendar one is asked for', async () => {
  const name = 'w'.repeat(300);
  const said = { name: 'Too long: 80 characters at most; it has 300.' };
  expect(await refusals(admin, LIST, policyForm(calendarId, { name }))).toEqual(said);
  const calendar = { name, timeZone: 'UTC', isAlways: 'on' };
  expect(await refusals(admin, '/admin/calendars', calendar)).toEqual(said);
  expect(await namesInOrder(app)).toEqual([]);
  expect((await admin.get(`${LIST}/new`)).html.querySelector('main .notice')).toBeNull();
  await calendars.remove(await asAdmin(), calendarId);
  const page = await admin.get(`${LIST}/new`);
  expect(page.html.querySelector('main .notice a[href="/admin/calendars/new"]')).not.toBeNull();
});
