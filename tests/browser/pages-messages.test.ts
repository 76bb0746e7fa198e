import {
  publishAnnouncement,
  withdrawAnnouncement,
} from '../../src/features/notifications/announcements/announcements.service';
import { tellAnnouncement } from '../../src/features/notifications/announcements/telling.service';
import { systemCtx } from '../../src/platform/ctx';
import { word } from '../support/hostile';
import { type Crawl, openCrawl, READERS, refused, visits } from './pages';

// What has to do with messages, in states of their own: refused addresses, a withdrawn announcement, what is not saved.
let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

test.each(READERS)('in $locale', async (reader) => {
  const { app } = crawl.desk;
  const admin = await app.ctx('admin@demo.test');
  const addresses = [`${word(60)}@${word(60)}.test`, 'customer@demo.test', 'a@b.test'];
  await app.system
    .db('refusedAddresses')
    .insert(addresses.map((address) => ({ address, words: `550 5.1.1 ${word(120)} <${address}>` })))
    .onConflict()
    .ignore();
  const text = {
    titleEs: word(100),
    bodyEs: word(300),
    titleEn: null,
    bodyEn: null,
    audience: 'everyone',
  } as const;
  const { id } = await publishAnnouncement(admin, text);
  await tellAnnouncement(systemCtx(app.system), id);
  await withdrawAnnouncement(admin, id);
  const problems = await visits(crawl, 'admin', reader, async function* (page) {
    await page.goto('/admin/deliveries/refused');
    yield '/admin/deliveries/refused (three)';
    await page.goto('/admin/deliveries');
    yield '/admin/deliveries (refused addresses)';
    await page.goto('/admin/sla/new');
    await page.locator('[name=name]').fill('Typed');
    await page.locator('[data-unsaved-state]:not(:empty)').waitFor();
    yield '/admin/sla/new (unsaved)';
  });
  expect(problems).toEqual([]);
  const read = await visits(crawl, 'customer', reader, async function* (page) {
    await page.goto(`/announcements/${id}`);
    refused(page);
    yield '/announcements/:id (withdrawn)';
  });
  expect(read).toEqual([]);
});
