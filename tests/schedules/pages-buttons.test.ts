import { createCategory } from '../../src/features/categories';
import { categories } from '../../src/features/categories/categories.service';
import { createUser, updateUser } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { named } from '../tickets/desk';
import { ADMIN, FORM, LIST, OWN, personId, scheduled, TECHNICIAN, textOf } from './pages.support';
import { QUERY } from './schedules.support';

// Who sees which buttons of a schedule: those that do something, and what is said where it would send nothing.

let app: TestApp;
let admin: Browser;
let technician: Browser;
beforeAll(async () => {
  app = await testApp();
  [admin, technician] = [await app.as(ADMIN), await app.as(TECHNICIAN)];
});
afterAll(() => app.close());

const ACTS = ['runs', 'resumption', 'pause', 'owner', 'removal'];
const actsOn = ({ html }: Answer, id: string) =>
  ACTS.filter((act) => html.querySelector(`main form[action$="${id}/${act}"]`));

type State = 'running' | 'paused' | 'stopped';

/** One in a state, whose owner may see its report, or may not any more. */
async function inState(state: State, mayOwner: boolean) {
  const people = [await personId(app, TECHNICIAN)];
  const made = await scheduled(app, { place: 'desk', addresses: [], people }, TECHNICIAN);
  const [pausedAt, nextAt] = [state === 'paused' ? new Date() : null, made.nextAt];
  const ownerId = mayOwner ? made.ownerId : await personId(app, 'customer@demo.test');
  await app.system
    .db('reportSchedules')
    .where({ id: made.id })
    .update({ ownerId, pausedAt, nextAt: state === 'running' ? nextAt : null });
  return made.id;
}

describe.each([
  ['running', true, ['runs', 'pause', 'removal'], undefined],
  ['running', false, ['owner', 'removal'], 'It has stopped'],
  ['paused', true, ['runs', 'resumption', 'removal'], 'It is paused'],
  ['paused', false, ['owner', 'removal'], 'and it is paused'],
  ['stopped', true, ['runs', 'resumption', 'removal'], 'They can now'],
  ['stopped', false, ['owner', 'removal'], 'If you take it over it goes out again'],
] as const)('%s, while its owner may see the report: %s', (state, mayOwner, acts, said) => {
  test('an administrator has what works, and none of it leads to an error', async () => {
    const shown = await inState(state, mayOwner);
    const page = await admin.get(`${LIST}/${shown}`);
    expect(actsOn(page, shown)).toEqual(acts);
    const hasSend = acts.some((act) => act === 'runs');
    expect(textOf(page, '.schedule-runs')?.includes('“Send now”')).toBe(hasSend);
    if (said) expect(textOf(page, '.notice')).toContain(said);
    else expect(page.html.querySelector('main .notice')).toBeNull();
    expect(page.html.querySelectorAll('.schedule-next li')).toHaveLength(
      state === 'running' && mayOwner ? 3 : 0,
    );
    for (const act of acts) {
      const id = await inState(state, mayOwner);
      const answer = await admin.post(`${LIST}/${id}/${act}`);
      expect(answer.status).toBe(303);
      const after = await admin.get(String(answer.location));
      expect([act, after.html.querySelector('.toast-success') !== null]).toEqual([act, true]);
    }
  });
});

test('a technician is offered to take nothing over, and an administrator may at the desk, too', async () => {
  const id = await inState('stopped', true);
  expect(actsOn(await technician.get(`${OWN}/${id}`), id)).toEqual(['runs', 'resumption', 'removal']);
  const other = await inState('stopped', false);
  const page = await admin.get(`${OWN}/${other}`);
  expect(page.html.querySelector(`main form[action="${LIST}/${other}/owner"]`)).toBeTruthy();
});

test('one that is taken over while it is paused stays so, and is resumed then', async () => {
  const id = await inState('paused', false);
  const taken = await admin.post(`${LIST}/${id}/owner`);
  const page = await admin.get(String(taken.location));
  expect(actsOn(page, id)).toEqual(['runs', 'resumption', 'removal']);
  await admin.post(`${LIST}/${id}/resumption`);
  expect(actsOn(await admin.get(`${LIST}/${id}`), id)).toEqual(['runs', 'pause', 'removal']);
});

test('an owner who may see it again is no reason for anybody to take it over', async () => {
  const email = 'back@demo.test';
  const owner = await createUser(await app.ctx(), { email, name: 'Back Again', role: 'administrator' });
  const { id } = await scheduled(app, {}, email);
  await updateUser(await app.ctx(ADMIN), owner.id, { role: 'technician' });
  await app.system.db('reportSchedules').where({ id }).update({ nextAt: null });
  expect(actsOn(await admin.get(`${LIST}/${id}`), id)).toEqual(['owner', 'removal']);
  await updateUser(await app.ctx(ADMIN), owner.id, { role: 'administrator' });
  expect(actsOn(await admin.get(`${LIST}/${id}`), id)).toEqual(['runs', 'resumption', 'removal']);
});

describe('one whose filter is gone', () => {
  const filtered = async () => {
    const ctx = await app.ctx(ADMIN);
    const category = await createCategory(ctx, {
      ...{ nameEs: 'Sillas', nameEn: 'Chairs', parentId: null },
      departmentId: await named(ctx, 'departments', 'IT'),
      ...{ skillIds: [], position: 9, isActive: true },
    });
    const made = await scheduled(app, { query: { ...QUERY, categoryId: category.id } });
    await categories.remove(ctx, category.id);
    return made.id;
  };

  test('says on its page and in its form that nothing goes out, before it has run', async () => {
    const id = await filtered();
    const page = await admin.get(`${LIST}/${id}`);
    expect(textOf(page, '.notice-title')).toBe('Nothing goes out');
    expect(actsOn(page, id)).toEqual(['pause', 'removal']);
    expect(page.html.querySelectorAll('.schedule-next li')).toHaveLength(0);
    const form = await admin.get(`${LIST}/${id}/edit`);
    expect(textOf(form, '#f-query .notice-title')).toBe('Nothing goes out');
  });

  test('saved with it says so, and saved without it says that it is saved', async () => {
    const id = await filtered();
    const of = '/admin/reports/overview';
    const query = new URLSearchParams({ category: (await kept(id)).categoryId });
    const form = { ...FORM, of: `${of}?${query}`, name: 'Chairs' };
    const saved = await admin.post(`${LIST}/${id}`, { ...form, version: '1' });
    const page = await admin.get(String(saved.location));
    expect(textOf(page, '.toast')).toContain('“Chairs” saved, but nothing goes out');
    const dropped = await admin.post(`${LIST}/${id}`, { ...form, isUnfiltered: 'on', version: '2' });
    const after = await admin.get(String(dropped.location));
    expect(textOf(after, '.toast')).toBe('“Chairs” saved.');
    expect(after.html.querySelector('main .notice')).toBeNull();
    expect(actsOn(after, id)).toEqual(['runs', 'pause', 'removal']);
  });

  const kept = async (id: string): Promise<{ categoryId: string }> =>
    (await app.system.db('reportSchedules').where({ id }).first()).query;
});
