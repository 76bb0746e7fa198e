import { beginSignIn, setUpDesk } from '../../src/features/auth';
import { createUser, deactivateUser, findActorBySignIn, updateUser } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { AppError } from '../../src/platform/errors';
import { type TestApp, testApp } from '../support/app';

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

const administrator = (name: string) =>
  createUser(systemCtx(app.system), { name, email: `${name}@example.com`, role: 'administrator' });

async function active(): Promise<string[]> {
  const found = await rows<{ id: string }>(
    app.system.db,
    `select id from users where role = 'administrator' and state = 'active'`,
  );
  return found.map(({ id }) => id);
}

function refusals(outcomes: PromiseSettledResult<unknown>[]): (string | undefined)[] {
  return outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [Object.values((outcome.reason as AppError).fields)[0]?.key] : [],
  );
}

test('of two administrators who demote or deactivate each other at once, one stays', async () => {
  const ctx = systemCtx(app.system);
  for (let round = 0; round < 5; round++) {
    const [first] = await active();
    const { id: second } = await administrator(`ana${round}`);
    const outcomes = await Promise.allSettled([
      updateUser(ctx, first ?? '', { role: 'technician' }),
      deactivateUser(ctx, second),
    ]);
    expect(refusals(outcomes)).toEqual(['users.error.last_administrator']);
    expect(await active()).toHaveLength(1);
  }
});

test('one address makes one account, however many ask at once', async () => {
  const ctx = systemCtx(app.system);
  const input = { name: 'Doble', email: 'doble@example.com', role: 'customer' } as const;
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => createUser(ctx, input)));
  expect(refusals(outcomes)).toEqual(Array(3).fill('users.error.email_taken'));
});

test('a deactivation ends the sign-ins in the same transaction', async () => {
  const ctx = systemCtx(app.system);
  const { id } = await createUser(ctx, { name: 'Va', email: 'va@example.com', role: 'technician' });
  const { signInId } = await beginSignIn(ctx, id, { ip: null, userAgent: null });
  expect((await findActorBySignIn(ctx, signInId))?.id).toBe(id);
  await deactivateUser(ctx, id);
  expect(await findActorBySignIn(ctx, signInId)).toBeNull();
  await expect(beginSignIn(ctx, id, { ip: null, userAgent: null })).rejects.toBeInstanceOf(AppError);
});

test('an empty desk gets one first administrator, even when several ask at once', async () => {
  const empty = await testApp({ commits: true });
  try {
    await empty.system.db.raw(`alter table users disable trigger users_last_administrator`);
    await empty.system.db.raw(`update users set role = 'technician' where role = 'administrator'`);
    await empty.system.db.raw(`alter table users enable trigger users_last_administrator`);
    expect((await empty.visitor().get('/login')).location).toBe('/setup');
    const visitor = empty.visitor();
    expect((await visitor.get('/setup')).status).toBe(200);
    const fields = {
      name: 'Marta',
      email: 'marta@example.com',
      password: 'una clave larga',
      timeZone: 'Europe/Madrid',
    };
    expect((await visitor.post('/setup', { ...fields, password: 'short' })).status).toBe(422);
    const ctx = systemCtx(empty.system);
    const asked = [1, 2, 3].map((number) =>
      setUpDesk(ctx, { ...fields, email: `marta${number}@example.com`, locale: 'es' }),
    );
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await visitor.get('/setup')).status).toBe(404);
  } finally {
    await empty.close();
  }
});
