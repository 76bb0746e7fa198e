import { essence } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { atMoment } from '../support/date';
import { file } from '../tickets/desk';

// Pages that are asked for at the same time share what they show. Each is the page that its reader would get alone.
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const EN = 'admin@demo.test';
const ES = 'technician2@demo.test';
const DESK = 'technician@demo.test';

const PAGES = [
  [EN, '/admin/dashboard'],
  [ES, '/admin/dashboard'],
  [EN, '/admin/reports/overview'],
  [ES, '/admin/reports/overview'],
  [EN, '/admin/reports/tickets?period=today'],
  [DESK, '/desk/reports/overview'],
  [DESK, '/desk/reports/technicians'],
] as const;

test('readers of other languages, clocks and rights who ask at once get each their own page', async () => {
  const { db } = app.system;
  await db('users')
    .where({ email: ES })
    .update({ role: 'administrator', locale: 'es', timeZone: 'Asia/Tokyo' });
  const { id } = await db('departments').where({ name: 'Building' }).first('id');
  const hidden = await file(await app.ctx('customer@demo.test'), { subject: 'Of another department' });
  await db('tickets').where({ id: hidden.id }).update({ departmentId: id });
  await file(await app.ctx('customer@demo.test'), { subject: 'Of theirs' });
  const browsers = new Map<string, Browser>();
  for (const email of [EN, ES, DESK]) browsers.set(email, await app.as(email));
  const get = async (email: string, path: string) => {
    const answer = await (browsers.get(email) as Browser).get(path);
    return { path, status: answer.status, text: essence(answer) };
  };
  await atMoment(Date.now(), async () => {
    const alone: Awaited<ReturnType<typeof get>>[] = [];
    for (const [email, path] of PAGES) alone.push(await get(email, path));
    expect(alone.map(({ status }) => status)).toEqual(PAGES.map(() => 200));
    expect(new Set(alone.map(({ text }) => text)).size).toBe(PAGES.length);
    for (let round = 0; round < 3; round += 1) {
      const asked = [0, 1, 2, 3].flatMap(() => PAGES.map(([email, path]) => get(email, path)));
      expect(await Promise.all(asked)).toEqual([0, 1, 2, 3].flatMap(() => alone));
    }
  });
});
