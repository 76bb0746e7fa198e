import { beginSignIn, NOWHERE, setUpDesk } from '../../src/features/auth';
import { createCategory } from '../../src/features/categories';
import { createDepartment } from '../../src/features/departments';
import { createOrganization } from '../../src/features/organizations';
import { changeSettings, getSettings } from '../../src/features/settings';
import { createTicket } from '../../src/features/tickets';
import { createUser, deactivateUser, findActorBySignIn, updateUser } from '../../src/features/users';
import { randomToken } from '../../src/platform/crypto';
import { inTx, systemCtx, type TxCtx } from '../../src/platform/ctx';
import { maybeRow, rows } from '../../src/platform/db';
import { AppError } from '../../src/platform/errors';
import { deferred, until } from '../platform/helpers';
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

/** Somebody writes what refers to a thing while an administrator removes it from its page. */
async function removedMeanwhile(
  path: string,
  fields: Record<string, string>,
  write: (tx: TxCtx) => Promise<unknown>,
) {
  const admin = await app.as('admin@demo.test');
  const [written, removing] = [deferred<void>(), deferred<void>()];
  const writing = inTx(systemCtx(app.system), async (tx) => {
    await write(tx);
    written.resolve();
    await removing.promise;
  });
  await Promise.race([written.promise, writing]);
  let answered = false;
  const answer = admin.post(`${path}/removal`, fields).finally(() => {
    answered = true;
  });
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => answered || (await maybeRow(app.system.db, waiting)) !== null);
  removing.resolve();
  await writing;
  return answer;
}

test('what is referred to while it is being removed moves along, or the page says that it is in use', async () => {
  const ctx = systemCtx(app.system);
  const other = await createDepartment(ctx, { name: 'Otra' });
  const department = await createDepartment(ctx, { name: 'Se va' });
  const names = (name: string) => ({ nameEs: name, nameEn: name, departmentId: other.id });
  const category = await createCategory(ctx, names('Se va'));
  const organization = await createOrganization(ctx, { name: 'Se va' });
  const requesterId = (await createUser(ctx, { name: 'Va', email: 'a@va.test', role: 'customer' })).id;
  const ticket = { requesterId, subject: 'Late', description: 'Just now' };
  const moved = await removedMeanwhile(`/admin/departments/${department.id}`, { moveTo: other.id }, (tx) =>
    createTicket(tx, { ...ticket, departmentId: department.id }),
  );
  expect(moved.location).toBe('/admin/departments');
  expect(await app.system.db('tickets').where({ departmentId: other.id }).select('subject')).toHaveLength(1);
  const late = [
    await removedMeanwhile(`/admin/categories/${category.id}`, {}, (tx) =>
      createTicket(tx, { ...ticket, categoryId: category.id }),
    ),
    await removedMeanwhile(`/admin/organizations/${organization.id}`, {}, (tx) =>
      createUser(tx, { name: 'Ve', email: 'e@va.test', role: 'customer', organizationId: organization.id }),
    ),
  ];
  for (const answer of late) {
    expect(answer.status).toBe(409);
    expect(answer.html.querySelector('select[name=moveTo]')).not.toBeNull();
  }
});

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
  const proof = { userId: id, method: 'password', origin: NOWHERE } as const;
  const { signInId } = await beginSignIn(ctx, proof);
  expect((await findActorBySignIn(ctx, signInId))?.actor.id).toBe(id);
  await deactivateUser(ctx, id);
  expect(await findActorBySignIn(ctx, signInId)).toBeNull();
  await expect(beginSignIn(ctx, proof)).rejects.toBeInstanceOf(AppError);
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
      defaultLocale: 'es' as const,
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

test('settings read within a transaction are its own: its failure and its changes reach nobody else', async () => {
  const ctx = systemCtx(app.system);
  const { name } = await getSettings(ctx);
  const forget = () => inTx(ctx, (tx) => app.system.cache.forget(tx, '*'));
  await forget();
  await inTx(ctx, async (tx) => {
    await tx.db.raw('select 1 / 0').catch(() => undefined);
    const inside = getSettings(tx).catch((error: Error) => error.message);
    const outside = getSettings(ctx);
    expect(await inside).toMatch(/aborted/);
    expect((await outside).name).toBe(name);
  }).catch(() => undefined);
  await forget();
  await inTx(ctx, async (tx) => {
    await changeSettings(tx, { name: 'Never saved' });
    expect((await getSettings(tx)).name).toBe('Never saved');
    throw new Error('changed my mind');
  }).catch(() => undefined);
  expect((await getSettings(ctx)).name).toBe(name);
});

test('somebody signs in twice at once in a browser that others have used: both get in, and it is one device', async () => {
  const { id: userId } = await administrator('twice');
  for (let round = 0; round < 10; round++) {
    const origin = { ...NOWHERE, deviceToken: randomToken() };
    const begin = () => beginSignIn(systemCtx(app.system), { userId, method: 'password', origin });
    await Promise.all([begin(), begin()]);
  }
  expect(await app.system.db('devices').where({ userId }).select('id')).toHaveLength(10);
});

test('two people who join departments of each other at once do not wait for one another for ever', async () => {
  const ctx = systemCtx(app.system);
  const person = (name: string) =>
    createUser(ctx, { name, email: `${name}@example.com`, role: 'technician' });
  for (const round of [1, 2, 3, 4, 5]) {
    const [one, other] = [await person(`one${round}`), await person(`other${round}`)];
    const departmentOf = (id: string) =>
      createDepartment(ctx, { name: `Of ${id}`, memberIds: [id] }).then((made) => made.id);
    const [ofOne, ofOther] = [await departmentOf(one.id), await departmentOf(other.id)];
    const both = { departmentIds: [ofOne, ofOther] };
    await Promise.all([updateUser(ctx, one.id, both), updateUser(ctx, other.id, both)]);
    const members = await rows(
      app.system.db,
      'select 1 from department_members where department_id = any(:ids::uuid[])',
      { ids: [ofOne, ofOther] },
    );
    expect(members).toHaveLength(4);
  }
});
