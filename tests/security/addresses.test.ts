import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { addressesOf, gets, posts } from './addresses';
import type { World } from './world';

// What is tried at every address has to be tried at one that is there: an address with a parameter in it is of nothing.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const WORLD = {
  ticket: { id: newId(), number: 1001 },
  ids: { description: newId(), reply: newId(), note: newId(), requester: newId(), field: newId() },
} as unknown as World;

test('no parameter of a route is left without a value', () => {
  const addresses = [...gets, ...posts].flatMap((route) => addressesOf(route, WORLD));
  expect(addresses.filter((address) => address.includes(':'))).toEqual([]);
  expect(addresses.filter((address) => address.includes('/reports/')).length).toBeGreaterThan(20);
});

test('what has a name in its address is tried by names that there are', async () => {
  const admin = await app.as('admin@demo.test');
  const named = gets.filter(({ path }) => /^\/admin\/(reports\/:report|messages\/:template)/.test(path));
  const answers: Record<string, number> = {};
  for (const address of named.flatMap((route) => addressesOf(route, WORLD)))
    answers[address] = (await admin.get(address)).status;
  expect(Object.keys(answers).length).toBeGreaterThan(15);
  expect(Object.entries(answers).filter(([, status]) => status !== 200)).toEqual([]);
});
