import { type TestApp, testApp } from '../support/app';

// The library that draws pictures does not load on processors older than it is built for.
jest.mock('sharp', () => {
  throw new Error('Unsupported CPU: Prebuilt binaries for linux-x64 require v2 microarchitecture');
});

/** Of one pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('a desk on a machine that reads no pictures works, and says so beside the field', async () => {
  const admin = await app.as('admin@demo.test');
  await admin.get('/admin/settings/logo');
  const content = new Uint8Array(Buffer.from(PNG, 'base64'));
  const answer = await admin.upload('/admin/settings/logo', {}, [{ name: 'a.png', content }], 'logo');
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector('#f-logo-error')?.textContent).toContain(
    'This server cannot read pictures. Its log says why.',
  );
});
