import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { stored } from './deliveries.support';
import { BYTES, FILE_NAME, mailOf, type Scheduled, scheduled } from './scheduled.support';

// The file of a report where the desk shows its mail: who may see one may have the other, and nobody else.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function sent(): Promise<Scheduled & { id: string }> {
  const report = await scheduled(app, { to: 'board@x.test' });
  await sendMails(await app.ctx());
  return { ...report, id: (await mailOf(app, report)).id };
}

/** With what a browser is told of it. */
async function bytesAt(path: string, email: string) {
  const cookie = (await app.as(email)).cookieHeader;
  const answer = await fetch(new URL(path, app.url), { headers: { cookie } });
  return {
    bytes: Buffer.from(await answer.arrayBuffer()),
    type: answer.headers.get('content-type'),
    name: decodeURIComponent(/UTF-8''(.*)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''),
    sniffing: answer.headers.get('x-content-type-options'),
  };
}

test('the page of a delivery lists it with its size, and an administrator gets it', async () => {
  const { id } = await sent();
  const { html } = await (await app.as('admin@demo.test')).get(`/admin/deliveries/${id}`);
  const link = html.querySelector('#files a');
  expect(link?.text.trim()).toBe(FILE_NAME);
  expect(html.querySelector('#files')?.text).toMatch(/70 kB/);
  const path = link?.getAttribute('href') ?? '';
  const { bytes, ...said } = await bytesAt(path, 'admin@demo.test');
  expect(bytes.equals(BYTES)).toBe(true);
  expect(said).toEqual({ type: 'application/pdf', name: FILE_NAME, sniffing: 'nosniff' });
});

test('so does the development outbox', async () => {
  const { id } = await sent();
  const { html } = await (await app.as('admin@demo.test')).get('/dev/outbox');
  const path = `/dev/outbox/${id}/files/1`;
  expect(html.querySelector(`a[href="${path}"]`)?.text.trim()).toBe(FILE_NAME);
  expect((await bytesAt(path, 'admin@demo.test')).bytes.equals(BYTES)).toBe(true);
});

test('there its text has no link that ends it, for that is its reader’s to choose', async () => {
  const { id } = await sent();
  const { text } = await (await app.as('admin@demo.test')).get(`/admin/deliveries/${id}/text`);
  expect(text).toContain('Get this report no more');
  expect(text).not.toContain('/unsubscribe/');
});

test('nobody else gets it, and there is no other file', async () => {
  const { id } = await sent();
  const bare = await stored(app);
  for (const place of ['/admin/deliveries', '/dev/outbox']) {
    const path = `${place}/${id}/files/1`;
    for (const email of ['technician@demo.test', 'customer@demo.test']) {
      expect([path, email, (await (await app.as(email)).get(path)).status]).toEqual([path, email, 404]);
    }
    expect((await app.visitor().get(path)).location).toContain('/login');
    const admin = await app.as('admin@demo.test');
    for (const wrong of [`${id}/files/2`, `${id}/files/0`, `${id}/files/x`, `${bare}/files/1`]) {
      expect([wrong, (await admin.get(`${place}/${wrong}`)).status]).toEqual([wrong, 404]);
    }
  }
});

test('what is kept no more is named and leads nowhere', async () => {
  const { id, fileKey } = await sent();
  await app.system.files.remove(fileKey);
  const admin = await app.as('admin@demo.test');
  const files = (await admin.get(`/admin/deliveries/${id}`)).html.querySelector('#files');
  expect(files?.text).toContain(FILE_NAME);
  expect(files?.text).toContain('Not kept any more');
  expect(files?.querySelector('a')).toBeNull();
  expect((await admin.get(`/admin/deliveries/${id}/files/1`)).status).toBe(404);
});

test('a message without files shows none', async () => {
  const id = await stored(app);
  const { html } = await (await app.as('admin@demo.test')).get(`/admin/deliveries/${id}`);
  expect(html.querySelector('#files')).toBeNull();
});
