import { lists } from '../../src/app/lists';
import { routes } from '../../src/app/routes';
import { maybeRow, row, rows, snakeCase } from '../../src/platform/db';
import type { ListPages } from '../../src/platform/http/list-pages';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { type Form, formOf, type Sample, samples } from './lists.support';

// What every list that administrators keep can do, whichever it is.

let app: TestApp;
let admin: Browser;
let known: Record<string, Sample>;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
  known = await samples(app);
});
afterAll(() => app.close());

type List = Pick<ListPages, 'noun' | 'table' | 'path'>;
const every = lists.map((list): [string, ListPages] => [list.noun, list]);
/** Those that have pages of their own. */
const others: List[] = [
  { noun: 'canned_reply', table: 'canned_replies', path: '/desk/templates' },
  { noun: 'ticket_field', table: 'ticket_fields', path: '/admin/fields' },
  { noun: 'sla_policy', table: 'sla_policies', path: '/admin/sla' },
];
const all: [string, List][] = [...every, ...others.map((list): [string, List] => [list.noun, list])];

function sampleOf({ noun }: List): Sample {
  const sample = known[noun];
  if (!sample) throw new Error(`tests/people/lists.support.ts has no sample of a ${noun}`);
  return sample;
}

/** Creates one through its form; returns the path of its page. */
async function made(list: List, more: Form = {}): Promise<string> {
  const { form, name } = sampleOf(list);
  const fields = { ...form, ...more };
  expect((await admin.post(list.path, fields)).location).toBe(list.path);
  const { id } = await row<{ id: string }>(
    app.system.db,
    `select id from ${list.table} where ${snakeCase(name)} = :name`,
    { name: fields[name] },
  );
  return `${list.path}/${id}`;
}

const idIn = (path: string) => path.split('/').at(-1) ?? '';

async function stored(list: List, path: string): Promise<Record<string, unknown>> {
  const found = await app.system.db(list.table).where({ id: idIn(path) });
  return found[0] ?? {};
}

const openForm = async (path: string): Promise<Form> => formOf((await admin.get(path)).html, path);

function events(path: string): Promise<{ type: string; data: { version?: number } | null }[]> {
  return rows(app.system.db, 'select type, data from events where subject_id = :id order by id', {
    id: idIn(path),
  });
}

const names = (answer: Answer) =>
  answer.html.querySelectorAll('td.primary a').map((cell) => cell.text.trim().split(': ').at(-1));

test.each(every)('%s: created, renamed and removed, each with its event', async (_noun, list) => {
  const { name } = sampleOf(list);
  const path = await made(list);
  const form = await openForm(path);
  expect(form.version).toBe('1');
  expect((await admin.post(path, { ...form, [name]: 'Dos' })).location).toBe(list.path);
  expect(await stored(list, path)).toMatchObject({ [name]: 'Dos', version: 2 });
  expect((await openForm(path)).version).toBe('2');
  expect((await admin.get(`${path}/removal`)).text).toContain('Nothing refers to it');
  expect((await admin.post(`${path}/removal`)).location).toBe(list.path);
  expect((await admin.get(path)).status).toBe(404);
  const told = await events(path);
  expect(told.map(({ type }) => type)).toEqual(
    ['created', 'changed', 'deleted'].map((verb) => `${list.noun}.${verb}`),
  );
  expect(told[1]?.data).toEqual({ version: 2 });
});

test.each(every)(
  '%s: a name that is taken is said beside the field, and what was typed stays',
  async (_noun, list) => {
    const { form, name } = sampleOf(list);
    await made(list);
    const answer = await admin.post(list.path, form);
    expect(answer.status).toBe(422);
    const label = answer.html.querySelector(`label[for="f-${name}"]`)?.text.replace('*', '').trim();
    const problem = answer.html.querySelector(`.error-summary a[href="#f-${name}"]`)?.text;
    expect(problem?.startsWith(`${label}: `)).toBe(true);
    expect(answer.html.querySelector(`#f-${name}`)?.getAttribute('value')).toBe('Uno');
  },
);

test.each(all)('%s: the same form sent twice makes one', async (_noun, list) => {
  const { form, name } = sampleOf(list);
  const blank = formOf((await admin.get(`${list.path}/new`)).html, list.path);
  const fields = { ...form, _submission: blank._submission ?? '' };
  for (const _ of [1, 2]) expect((await admin.post(list.path, fields)).location).toBe(list.path);
  expect(await app.system.db(list.table).where({ [name]: 'Uno' })).toHaveLength(1);
});

test.each(all)('%s: a form that nobody changed changes nothing', async (_noun, list) => {
  const path = await made(list);
  expect((await admin.post(path, await openForm(path))).location).toBe(list.path);
  expect(await events(path)).toHaveLength(1);
});

test.each(all)('%s: of two forms that change different fields, both are kept', async (_noun, list) => {
  const { name, other, more } = sampleOf(list);
  if (other === null) return;
  const path = await made(list);
  const mine = await openForm(path);
  expect((await admin.post(path, { ...mine, [other]: more })).location).toBe(list.path);
  expect((await admin.post(path, { ...mine, [name]: 'Dos' })).location).toBe(list.path);
  expect(await stored(list, path)).toMatchObject({ [name]: 'Dos', [other]: more, version: 3 });
});

describe.each(['en', 'es'])('a stale form, in %s', (locale) => {
  test.each(all)(
    '%s: what two changed differently is asked about, and nothing is lost',
    async (_noun, list) => {
      const { name } = sampleOf(list);
      await admin.post('/preferences', { locale, return_to: '/admin' });
      const path = await made(list);
      const mine = await openForm(path);
      await admin.post(path, { ...mine, [name]: 'Suyo' });
      const asked = await admin.post(path, { ...mine, [name]: 'Mío' });
      expect(asked.status).toBe(409);
      expect(asked.html.querySelector('html')?.getAttribute('lang')).toBe(locale);
      expect(asked.html.querySelector('.versus')?.text).toMatch(/Uno[\s\S]*Alma Admin[\s\S]*Suyo[\s\S]*Mío/);
      expect(await stored(list, path)).toMatchObject({ [name]: 'Suyo' });
      const choice = formOf(asked.html, path);
      expect(choice).toMatchObject({ ...without(mine, 'version'), [name]: 'Mío', version: '2' });
      // Theirs stays unless one says otherwise.
      expect((await admin.post(path, choice)).location).toBe(list.path);
      expect(await stored(list, path)).toMatchObject({ [name]: 'Suyo', version: 2 });
      expect((await admin.post(path, { ...choice, [`keep.${name}`]: 'mine' })).location).toBe(list.path);
      expect(await stored(list, path)).toMatchObject({ [name]: 'Mío', version: 3 });
    },
  );
});

test.each(all)(
  '%s: whoever chooses theirs or their own loses nothing that only others changed',
  async (_noun, list) => {
    const { name, other, more } = sampleOf(list);
    if (other === null) return;
    const path = await made(list);
    const mine = await openForm(path);
    await admin.post(path, { ...mine, [name]: 'Suyo', [other]: more });
    const choice = formOf((await admin.post(path, { ...mine, [name]: 'Mío' })).html, path);
    // And once more, when the choice itself has become stale.
    await admin.post(path, { ...(await openForm(path)), [name]: 'Otro' });
    const again = await admin.post(path, { ...choice, [`keep.${name}`]: 'mine' });
    expect(again.status).toBe(409);
    const last = { ...formOf(again.html, path), [`keep.${name}`]: 'mine' };
    expect((await admin.post(path, last)).location).toBe(list.path);
    expect(await stored(list, path)).toMatchObject({ [name]: 'Mío', [other]: more });
  },
);

test.each(all)('%s: a third change while one chooses is asked about again', async (_noun, list) => {
  const { name } = sampleOf(list);
  const path = await made(list);
  const mine = await openForm(path);
  await admin.post(path, { ...mine, [name]: 'Suyo' });
  const choice = formOf((await admin.post(path, { ...mine, [name]: 'Mío' })).html, path);
  await admin.post(path, { ...mine, version: '2', [name]: 'Otro' });
  const again = await admin.post(path, { ...choice, [`keep.${name}`]: 'mine' });
  expect(again.status).toBe(409);
  expect(again.html.querySelector('.versus')?.text).toMatch(/Suyo[\s\S]*Otro[\s\S]*Mío/);
});

test.each(all)('%s: whoever keeps theirs and errs elsewhere goes on with theirs', async (_noun, list) => {
  const { name, other } = sampleOf(list);
  const path = await made(list);
  const mine = await openForm(path);
  await admin.post(path, { ...mine, [name]: 'Suyo' });
  const choice = formOf((await admin.post(path, { ...mine, [name]: 'Mío' })).html, path);
  const wrong = other === null ? { version: 'x' } : { [other]: 'x'.repeat(30_000) };
  const answer = await admin.post(path, { ...choice, ...wrong });
  expect(answer.status).toBe(422);
  expect(formOf(answer.html, path)[name]).toBe('Suyo');
});

test.each(every)('%s: searched, and refused what is no search', async (_noun, list) => {
  await made(list);
  const { name } = sampleOf(list);
  await made(list, { [name]: 'Ñandú', ...(name === 'nameEs' && { nameEn: 'Rhea' }) });
  const shown = name === 'nameEs' ? 'Rhea' : 'Ñandú';
  expect(names(await admin.get(`${list.path}?q=nandu`))).toEqual([shown]);
  expect(names(await admin.get(`${list.path}?q=nothing+like+it`))).toEqual([]);
  for (const query of ['sort=nonsense', 'q=a&q=b', `q=${'x'.repeat(500)}`]) {
    const { status, html } = await admin.get(`${list.path}?${query}`);
    expect([query, status, html.querySelectorAll('.unread li').length]).toEqual([query, 200, 1]);
  }
});

test.each(every)('%s: unknown ones, and those of others, are not there', async (_noun, list) => {
  const path = await made(list);
  const technician = await app.as('technician@demo.test');
  await technician.get('/account');
  const form = await openForm(path);
  for (const { method, path: pattern } of list.routes) {
    const address = pattern.replace(':id', idIn(path));
    const answer = method === 'get' ? await technician.get(address) : await technician.post(address, form);
    expect([address, answer.status]).toEqual([address, 404]);
    const nowhere = pattern.replace(':id', newId());
    if (nowhere === pattern) continue;
    const { status } = method === 'get' ? await admin.get(nowhere) : await admin.post(nowhere, form);
    expect([nowhere, status]).toEqual([nowhere, pattern.endsWith('/position') ? 422 : 404]);
  }
  expect((await stored(list, path)).version).toBe(1);
});

const ordered = every.filter(([, { routes }]) => routes.some(({ path }) => path.endsWith('/position')));

test.each(ordered)(
  '%s: put in order by hand, with one event for each that has another place',
  async (_noun, list) => {
    const { name } = sampleOf(list);
    const paths: string[] = [];
    for (const letter of ['a', 'b', 'c']) {
      paths.push(await made(list, { [name]: `Zz ${letter}`, nameEn: `Zz ${letter}`, position: '9000' }));
    }
    const order = async () => names(await admin.get(`${list.path}?q=zz`));
    const form = await openForm(paths[1] ?? '');
    expect((await admin.post(`${paths[2]}/position`, { direction: 'up' })).location).toBe(
      `${list.path}#${list.noun}-${idIn(paths[2] ?? '')}`,
    );
    expect(await order()).toEqual(['Zz a', 'Zz c', 'Zz b']);
    const before = await count(list);
    await admin.post(`${paths[2]}/position`, { direction: 'up' });
    expect(await order()).toEqual(['Zz c', 'Zz a', 'Zz b']);
    expect((await count(list)) - before).toBe(2);
    // A form that was open meanwhile does not bring back the old place.
    await admin.post(paths[1] ?? '', { ...form, [name]: 'Zz new', nameEn: 'Zz new' });
    expect(await order()).toEqual(['Zz c', 'Zz a', 'Zz new']);
    expect((await admin.post(`${paths[2]}/position`, { direction: 'left' })).status).toBe(422);
  },
);

async function count({ noun }: List): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    app.system.db,
    'select count(*) from events where subject_type = :noun',
    { noun },
  );
  return found?.count ?? 0;
}

function without(form: Form, field: string): Form {
  return Object.fromEntries(Object.entries(form).filter(([name]) => name !== field));
}

/** Pages with the form of a thing that is there already: what is posted goes to the page's own address. */
const edited = routes
  .filter(({ method, path }) => method === 'post' && /^\/(admin|desk)\/[a-z]+(\/:id)?$/.test(path))
  .map(({ path }) => path)
  .filter((path) => path.endsWith('/:id') || !routes.some((route) => route.path === `${path}/new`))
  .filter((path) => routes.some((route) => route.method === 'get' && route.path === path));

/** Forms of the same address that change no thing which is there. */
const OTHER = ['/desk/tickets'];

test.each(edited.filter((path) => !OTHER.includes(path)))(
  'the form of %s says at which version it was opened',
  async (path) => {
    const [list = ''] = path.split('/:id');
    const page = path === list ? path : await onePageOf(list);
    expect(
      (await admin.get(page)).html.querySelectorAll(`form[action="${page}"] [name="version"]`),
    ).toHaveLength(1);
  },
);

/** The page of one thing, by the first link of its list. */
async function onePageOf(list: string): Promise<string> {
  for (const [, one] of all.filter(([, { path }]) => path === list)) return made(one);
  const { html } = await admin.get(list);
  const link = html.querySelector('td.primary a, td a.row-link')?.getAttribute('href');
  if (!link) throw new Error(`the list ${list} is empty`);
  return link;
}
