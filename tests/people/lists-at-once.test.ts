import { lists } from '../../src/app/lists';
import { references } from '../../src/app/references';
import { policies } from '../../src/features/sla/policies/policies.service';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { formOf, type Sample, samples } from './lists.support';

// Two administrators at one list at the same moment.

let app: TestApp;
let admin: Browser;
let known: Record<string, Sample>;

beforeAll(async () => {
  app = await testApp({ commits: true });
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
  known = await samples(app);
});
afterAll(() => app.close());

const LISTS: [string, { table: string; path: string }][] = [
  ...lists.map((list): [string, { table: string; path: string }] => [list.noun, list]),
  ['canned_reply', { table: 'canned_replies', path: '/desk/templates' }],
  ['ticket_field', { table: 'ticket_fields', path: '/admin/fields' }],
];

const sampleOf = (noun: string): Sample => known[noun] as Sample;

test.each(LISTS)(
  '%s: of two of one name, one is made and the other is told',
  async (noun, { table, path }) => {
    const { form, name } = sampleOf(noun);
    const answers = await Promise.all([admin.post(path, form), admin.post(path, form)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await app.system.db(table).where({ [name]: 'Uno' })).toHaveLength(1);
  },
);

test.each(LISTS)('%s: of two who save one field, the second is asked', async (noun, { table, path }) => {
  const { name } = sampleOf(noun);
  const [{ id }] = await app.system
    .db(table)
    .where({ [name]: 'Uno' })
    .select('id');
  const page = `${path}/${id}`;
  const form = formOf((await admin.get(page)).html, page);
  const answers = await Promise.all(
    ['Dos', 'Tres'].map((value) => admin.post(page, { ...form, [name]: value })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const [{ version }] = await app.system.db(table).where({ id }).select('version');
  expect(version).toBe(2);
});

test('two removals that move to each other at once do not wait for one another for ever', async () => {
  for (const noun of ['organization', 'skill']) {
    const path = lists.find((list) => list.noun === noun)?.path ?? '';
    const table = lists.find((list) => list.noun === noun)?.table ?? '';
    for (const name of ['Left', 'Right']) await admin.post(path, { name, isActive: 'on' });
    const both = await app.system.db(table).whereIn('name', ['Left', 'Right']).select('id');
    const [left, right] = both.map(({ id }) => String(id));
    const answers = await Promise.all([
      admin.post(`${path}/${left}/removal`, { moveTo: right ?? '' }),
      admin.post(`${path}/${right}/removal`, { moveTo: left ?? '' }),
    ]);
    // One goes; the other finds that what it was to move to is no longer there.
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  }
});

test('whatever refers to a list in the database says so', async () => {
  const keys = await rows<{ table: string; target: string }>(
    app.system.db,
    `select conrelid::regclass::text as table, confrelid::regclass::text as target from pg_constraint
     where contype = 'f' and confdeltype = 'a' and connamespace = 'public'::regnamespace`,
  );
  // Policies have pages of their own.
  const kept = [...lists, policies];
  for (const { noun, table } of kept) {
    const inTheWay = references.filter(({ to, move }) => to === noun && move);
    // One reference may look after all columns of its table.
    const referring = new Set(keys.filter(({ target }) => target === table).map((key) => key.table));
    expect({ noun, enough: inTheWay.length >= referring.size }).toEqual({ noun, enough: true });
  }
  // People are not removed: what refers to them says what stops with them, and moves nowhere.
  const nouns = [...kept.map(({ noun }) => noun), 'user'];
  expect(references.filter(({ to, move }) => to === 'user' && move)).toEqual([]);
  expect(references.filter(({ to }) => !nouns.includes(to))).toEqual([]);
  for (const { text } of references) expect(app.system.i18n.t('en', text, { count: 2 })).toContain('2');
});
