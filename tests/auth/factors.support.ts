import { changeSettings, type Settings } from '../../src/features/settings';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { forgetFailures, signedIn } from './factors.people';

export let app: TestApp;

export let origin: string;

export const CUSTOMER = 'customer@demo.test';

export const OTHER = 'customer2@demo.test';

export const ADMIN = 'admin@demo.test';

export const STEP = '/login/factor';

export const TOTP = '/account/security/totp';

export const set = async (settings: Partial<Settings>) => changeSettings(await app.ctx(ADMIN), settings);

export const person = (email: string) => signedIn(app, email);

export const eventsOf = (type: string) =>
  rows<{ data: Record<string, unknown> | null }>(
    app.system.db,
    'select data from events where type = :type order by id',
    { type },
  );

beforeAll(async () => {
  app = await testApp();
  origin = app.system.config.baseUrl;
});
afterAll(() => app.close());
beforeEach(() => forgetFailures(app));
