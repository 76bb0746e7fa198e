import { findUserByEmail } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { signInsOf } from './sessions.support';

export const CUSTOMER = 'customer@demo.test';

export const TECHNICIAN = 'technician@demo.test';

export const HOUR = 60 * 60 * 1000;

export const DAY = 24 * HOUR;

export let app: TestApp;

export const idOf = async (email: string) => (await findUserByEmail(systemCtx(app.system), email))?.id ?? '';

export const newest = async (email: string) => (await signInsOf(app, email))[0] as { id: string };

beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());
