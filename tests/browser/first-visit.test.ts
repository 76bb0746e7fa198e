import { until } from '../platform/helpers';
import { becomes, type Desk, leave, openDemoDesk, openPage } from './chromium';
import { open } from './visit';

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

test('a first visit stays within 100 KB and the next page within 20 KB', async () => {
  const page = await openPage(desk, { locale: 'es', theme: 'light' });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  const underWay = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (type !== 'EventSource') underWay.add(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId }) => underWay.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    underWay.delete(requestId);
  });
  /** Bytes until the page and its scripts are there, and nothing is under way any more. */
  async function costOf(path: string): Promise<number> {
    bytes = 0;
    await open(page, path);
    await until(() => underWay.size === 0);
    return bytes;
  }
  expect(await costOf('/')).toBeLessThanOrEqual(100 * 1024);
  await becomes(desk, page, 'technician@demo.test');
  await costOf('/desk/tickets');
  const next = await costOf('/desk/tickets?view=all');
  expect(next).toBeGreaterThan(1000);
  expect(next).toBeLessThanOrEqual(20 * 1024);
  await leave(page);
});
