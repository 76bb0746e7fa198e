import { listUsers } from '../../src/features/users';
import { newId } from '../../src/platform/ids';
import { admin, app, signedIn, titles } from './administration.support';

const LISTS = ['users', 'departments', 'organizations', 'categories', 'skills'];

test('only administrators find the administration pages', async () => {
  const technician = await signedIn('technician@demo.test');
  const customer = await signedIn('customer@demo.test');
  for (const name of [...LISTS, 'settings', 'access']) {
    const page = await admin.get(`/admin/${name}`);
    expect(page.status).toBe(200);
    expect(page.html.querySelector('.top-search input')?.getAttribute('value') ?? '').toBe('');
    expect((await technician.get(`/admin/${name}`)).status).toBe(404);
    expect((await customer.post(`/admin/${name}`, { name: 'x' })).status).toBe(404);
    expect((await app.visitor().get(`/admin/${name}`)).location).toBe(`/login?next=%2Fadmin%2F${name}`);
  }
});
test('pages exist in both languages, and unknown ids do not', async () => {
  for (const name of LISTS) {
    expect((await admin.get(`/admin/${name}/new`)).status).toBe(200);
    expect((await admin.get(`/admin/${name}/${newId()}`)).status).toBe(404);
    expect((await admin.get(`/admin/${name}/nonsense`)).status).toBe(404);
    expect((await admin.post(`/admin/${name}/${newId()}`, { name: 'x' })).status).not.toBeGreaterThanOrEqual(
      500,
    );
  }
  await admin.post('/preferences', { locale: 'es', return_to: '/admin/users' });
  for (const name of [...LISTS, 'settings']) {
    expect((await admin.get(`/admin/${name}`)).html.querySelector('html')?.getAttribute('lang')).toBe('es');
  }
});
test('lists leave out what cannot be read of a query, and say so', async () => {
  for (const name of ['users', 'departments', 'organizations', 'skills']) {
    for (const query of ['sort=nonsense', 'q=a&q=b', 'cursor=nonsense', `q=${'x'.repeat(500)}`]) {
      const page = await admin.get(`/admin/${name}?${query}`);
      expect(page.status).toBe(200);
      expect(page.html.querySelectorAll('.unread li')).toHaveLength(1);
    }
    expect((await admin.get(`/admin/${name}?q=%25%5C_'`)).status).toBe(200);
  }
});
test('a list of people is searched, filtered, sorted and paged', async () => {
  const byName = titles(await admin.get('/admin/users?sort=name'));
  expect(byName).toContain('Tomás Técnico');
  expect(titles(await admin.get('/admin/users?sort=-name'))).toEqual([...byName].reverse());
  expect(titles(await admin.get('/admin/users?q=tomas'))).toEqual(['Tomás Técnico']);
  expect(titles(await admin.get('/admin/users?role=administrator'))).toEqual(['Alma Admin']);
  const crowd = Array.from({ length: 60 }, (_, number) => ({
    id: newId(),
    name: `Paginada ${number}`,
    email: `p${number}@example.com`,
    role: 'customer',
  }));
  await app.system.db('users').insert(crowd);
  for (const sort of ['name', '-name', 'created', '-created']) {
    const first = await admin.get(`/admin/users?q=paginada&sort=${sort}`);
    const next = first.html.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    const second = await admin.get(next ?? '');
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(60);
    const back = second.html.querySelector('a[rel=prev]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    expect(titles(await admin.get(back ?? ''))).toEqual(titles(first));
  }
});
test('names stand in the order of a Spanish dictionary, on every page of a list', async () => {
  const order = ['Ana', 'Ángel', 'Nadia', 'Nuria', 'ñandú', 'Zoe'];
  const crowd = ['Zoe', 'ñandú', 'Ángel', 'Nuria', 'Nadia', 'Ana'].map((name, number) => ({
    id: newId(),
    name: `${name} Ordenada`,
    email: `o${number}@example.com`,
    role: 'customer',
  }));
  await app.system.db('users').insert(crowd);
  const ctx = await app.ctx('admin@demo.test');
  for (const sort of ['name', '-name'] as const) {
    const found: string[] = [];
    const pages: string[] = [];
    let [cursor, back]: (string | null)[] = [null, null];
    do {
      const page = await listUsers(ctx, { q: 'ordenada', sort, limit: 2, cursor });
      found.push(...page.items.map(({ name }) => name.replace(' Ordenada', '')));
      pages.push(page.items.map(({ id }) => id).join());
      [cursor, back] = [page.next, page.previous];
    } while (cursor);
    expect(found).toEqual(sort === 'name' ? order : [...order].reverse());
    const previous = await listUsers(ctx, { q: 'ordenada', sort, limit: 2, cursor: back });
    expect(previous.items.map(({ id }) => id).join()).toBe(pages.at(-2));
  }
});
