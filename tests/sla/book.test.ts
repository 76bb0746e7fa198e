import { bookOf } from '../../src/features/sla/book';
import { currentRevision, renewRevision } from '../../src/features/sla/book.queries';
import { type TestApp, testApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

test('a transaction that has failed fails nobody else who reads the same book', async () => {
  const ctx = await app.ctx();
  await renewRevision(app.system.db);
  const revision = await currentRevision(app.system.db);
  const failed = await app.system.db.transaction();
  await expect(failed.raw('select 1 / 0')).rejects.toThrow('division by zero');
  const readings = [bookOf({ ...ctx, db: failed }, revision), bookOf(ctx, revision)];
  const [first, second] = await Promise.allSettled(readings);
  await failed.rollback();
  expect(first?.status).toBe('rejected');
  expect(second).toMatchObject({ status: 'fulfilled', value: { revision } });
});
