import { deactivateUser, reactivateUser, updateUser } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { isIn } from '../support/browser';
import { ADMIN, actingAs, app, CUSTOMER, idOf } from './acting.support';
import { signedIn, signedOutIn, signInsOf, stream } from './sessions.support';

describe('it ends', () => {
  test.each<
    [string, (ids: { admin: string; person: string }) => Promise<unknown>, (() => Promise<unknown>)?]
  >([
    [
      'with the administrator’s own sign-in',
      async ({ admin }) =>
        (await signedIn(app, 'technician2@demo.test')).post(`/admin/users/${admin}/sessions/end`),
    ],
    [
      'when the administrator is one no longer',
      async ({ admin }) => updateUser(await other(), admin, { role: 'technician' }),
    ],
    ['when the administrator is deactivated', async ({ admin }) => deactivateUser(await other(), admin)],
    [
      'when the person’s role changes',
      async ({ person }) => updateUser(await other(), person, { role: 'technician' }),
    ],
    [
      'when the person becomes an administrator',
      async ({ person }) => updateUser(await other(), person, { role: 'administrator' }),
    ],
    ['when the person is deactivated', async ({ person }) => deactivateUser(await other(), person)],
    [
      'when the person’s password changes',
      async ({ person }) => updateUser(await other(), person, { password: 'servidesk-demo' }),
    ],
  ])('%s, with the stream that is open', async (_what, act) => {
    const second = await idOf('technician2@demo.test');
    const ids = { admin: await idOf(ADMIN), person: await idOf(CUSTOMER) };
    await updateUser(systemCtx(app.system), second, { role: 'administrator' });
    const browser = await actingAs(CUSTOMER);
    const open = await stream(app, browser, 'portal');
    expect(open.status).toBe(200);
    await act(ids);
    expect(await open.ended).toBe(true);
    const system = systemCtx(app.system);
    for (const [id, role] of [
      [ids.admin, 'administrator'],
      [ids.person, 'customer'],
      [second, 'technician'],
    ] as const) {
      await reactivateUser(system, id);
      await updateUser(system, id, { role });
    }
    expect(await isIn(browser)).toBe(false);
  });

  const other = () => app.ctx('technician2@demo.test');

  test('from elsewhere, and the next page names both people, whose drafts go', async () => {
    const browser = await actingAs(CUSTOMER);
    await (await signedIn(app, ADMIN)).post('/account/sessions/end');
    const people = signedOutIn(await browser.get('/login'))?.split(' ');
    expect(people?.sort()).toEqual([await idOf(ADMIN), await idOf(CUSTOMER)].sort());
  });

  test('with signing out, both at once', async () => {
    const browser = await actingAs(CUSTOMER);
    const copy = browser.copy();
    await browser.post('/logout');
    expect(await isIn(copy)).toBe(false);
    expect((await copy.post('/acting/end')).status).toBe(403);
    const [acting] = await signInsOf(app, CUSTOMER);
    const own = await app.system.db('signIns').where({ id: acting?.parentId }).first();
    expect([acting?.endedAt !== null, own.endedAt !== null]).toEqual([true, true]);
  });

  test('even if rows were left behind: rights are read anew', async () => {
    const browser = await actingAs(CUSTOMER);
    const id = await idOf(CUSTOMER);
    await app.system.db('users').where({ id }).update({ role: 'administrator' });
    expect(await isIn(browser)).toBe(false);
    await app.system.db('users').where({ id }).update({ role: 'customer' });
    expect(await isIn(browser)).toBe(true);
  });
});
test('nobody ends what they have not begun', async () => {
  const person = await signedIn(app, CUSTOMER);
  expect((await person.post('/acting/end')).location).toBe('/');
  expect(await isIn(person)).toBe(true);
  expect((await app.visitor().post('/acting/end')).location).toBe('/');
});
