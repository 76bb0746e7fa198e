import { becomes, type Desk, leave, openDemoDesk, openPage } from './chromium';

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
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(bytes).toBeLessThanOrEqual(100 * 1024);
  await becomes(desk, page, 'technician@demo.test');
  await page.goto('/desk/tickets', { waitUntil: 'networkidle' });
  bytes = 0;
  await page.goto('/desk/tickets?view=all', { waitUntil: 'networkidle' });
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(20 * 1024);
  await leave(page);
});
