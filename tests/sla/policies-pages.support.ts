import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { makeCalendar } from './policies.support';

// The desk, its administrator and a calendar, for files that try what administrators do with policies.

export let app: TestApp;
export let admin: Browser;
/** Around the clock, and new for each test. */
export let calendarId: string;

export const LIST = '/admin/sla';
export const asAdmin = () => app.ctx('admin@demo.test');

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
  calendarId = await makeCalendar(app);
});
afterAll(() => app.close());
