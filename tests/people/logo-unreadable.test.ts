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

test('a desk on a machine that reads no pictures works, and says so beside the field', async () => {
  const admin = await app.as('admin@demo.test');
  await admin.get('/admin/settings/logo');
  const answer = await admin.upload('/admin/settings/logo', {}, [{ name: 'a.png', content: PNG }], 'logo');
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector('#f-logo-error')?.textContent).toContain(
    'This server cannot read pictures. Its log says why.',
  );
});
