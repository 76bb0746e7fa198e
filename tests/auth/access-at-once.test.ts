import { type Access, changeAccess } from '../../src/features/auth/access/access.service';
import { assertStillGetsIn } from '../../src/features/auth/shared/methods.service';
import { getSettings, type SignInMethod } from '../../src/features/settings';
import { createUser } from '../../src/features/users';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';

// The door is left open also when two people, or two windows, decide at the same moment.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

const access = (...signInMethods: SignInMethod[]): Access => ({
  ...{ signUp: 'open', signUpDomains: [], signInMethods, staffNeedFactor: false, sessionIdleMinutes: 60 },
  ...{ sessionDays: 7, rememberDays: 30, trustedDeviceDays: 30 },
});

const closeTo = (ctx: Ctx, method: 'password' | 'passkey') => changeAccess(ctx, access(method));

async function givePasskey(userId: string): Promise<void> {
  await app.system
    .db('passkeys')
    .insert({ id: newId(), userId, credentialId: newId(), publicKey: 'x', name: 'Key' });
}

async function removePasskeys(ctx: Ctx, userId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    await tx.db('passkeys').where({ userId }).delete();
    await assertStillGetsIn(tx, userId);
  });
}

test('one window closes passwords while the other removes the passkey: one of them is refused', async () => {
  const ctx = await app.ctx('admin@demo.test');
  const id = ctx.actor.kind === 'person' ? ctx.actor.id : '';
  for (let round = 0; round < 5; round++) {
    await app.system.db('passkeys').where({ userId: id }).delete();
    await givePasskey(id);
    await changeAccess(ctx, access('password', 'passkey'));
    const outcomes = await Promise.allSettled([closeTo(ctx, 'passkey'), removePasskeys(ctx, id)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [{ count = 0 } = {}] = await app.system.db('passkeys').where({ userId: id }).count();
    const { signInMethods } = await getSettings(ctx);
    expect(signInMethods.includes('password') || Number(count) > 0).toBe(true);
  }
});

test('two administrators with different ways decide at once: the last one holds, and has a way in', async () => {
  const first = await app.ctx('admin@demo.test');
  const { id } = await createUser(await app.ctx(), { name: 'B', email: 'b@x.test', role: 'administrator' });
  await givePasskey(id);
  const second = await app.ctx('b@x.test');
  await changeAccess(first, access('password', 'passkey'));
  const outcomes = await Promise.allSettled([closeTo(first, 'password'), closeTo(second, 'passkey')]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  const { signInMethods } = await getSettings(first);
  const open = signInMethods.filter((method) => method === 'password' || method === 'passkey');
  expect(open).toHaveLength(1);
});
