import { routes } from '../../src/app/routes';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { idOf, stored } from './world';

// For PostgreSQL an id in capitals is the same row; for whoever compares it with the actor's it is somebody else.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const people = routes.filter(({ path }) => path.startsWith('/admin/users/:id'));

test.each(people.map(({ method, path }) => [method, path] as const))(
  '%s %s: one’s own id in capitals is nobody’s',
  async (method, path) => {
    const browser = await app.as('admin@demo.test');
    const own = (await idOf(app, 'admin@demo.test')).toUpperCase();
    const [device] = await rows<{ id: string }>(app.system.db, 'select id from sign_ins limit 1');
    const address = path.replace(':id', own).replace(/:\w+/, device?.id ?? '');
    const before = await stored(app);
    const answer = method === 'get' ? await browser.get(address) : await browser.post(address, {});
    expect([answer.status, answer.location]).toEqual([404, null]);
    expect(await stored(app)).toEqual(before);
  },
);

test('what is in a form is compared as it is written, too', async () => {
  const browser = await app.as('admin@demo.test');
  const [one] = await rows<{ id: string }>(app.system.db, `select id from organizations limit 1`);
  const id = one?.id ?? '';
  const answer = await browser.post(`/admin/organizations/${id}/removal`, { moveTo: id.toUpperCase() });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('aria-invalid');
});
