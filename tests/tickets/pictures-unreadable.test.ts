import { rows } from '../../src/platform/db';
import { runTask, type TaskName } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import { PNG } from '../support/pictures';

// The library that draws pictures does not load on processors older than it is built for.
jest.mock('sharp', () => {
  throw new Error('Unsupported CPU: Prebuilt binaries for linux-x64 require v2 microarchitecture');
});

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function run(name: TaskName, payload: unknown): Promise<void> {
  const task = app.system.tasks.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  await runTask(task, await app.ctx(), payload, { number: 1, isLast: false });
}

test('what cannot be drawn for want of the library stays to be drawn, and one job a night fails', async () => {
  const customer = await app.as('customer@demo.test');
  const typed = { subject: 'Old processor', description: 'x', urgency: 'normal' };
  await customer.upload('/portal/tickets', typed, [{ name: 'a.png', content: PNG }]);
  const pictures = () =>
    rows<{ id: string }>(
      app.system.db,
      `select id, preview_key, undrawable from attachments where name = 'a.png'`,
    );
  const [{ id = '' } = {}] = await pictures();
  await run('tickets.draw_attachment', { attachmentId: id });
  await expect(run('tickets.draw_missing', { after: null })).rejects.toMatchObject({ problem: 'library' });
  expect(await pictures()).toEqual([{ id, previewKey: null, undrawable: false }]);
});
