import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inTransaction } from './transactions';

// No transaction may wait for anything but the database: a test in which one does fails, and says for what.

const waited: string[] = [];

const noted = (what: unknown) => {
  if (inTransaction.getStore()) waited.push(typeof what === 'string' ? what : 'another server');
};

/** What we say ourselves, and what Node says of requests to others. */
const CHANNELS = ['servidesk:slow', 'undici:request:create', 'http.client.request.start'];

beforeAll(() => {
  channel('servidesk:transaction').bindStore(inTransaction);
  for (const name of CHANNELS) subscribe(name, noted);
});

afterEach(() => {
  expect(waited.splice(0)).toEqual([]);
});

afterAll(() => {
  channel('servidesk:transaction').unbindStore(inTransaction);
  for (const name of CHANNELS) unsubscribe(name, noted);
});
