/// <reference lib="dom" />
import { becomes, type Desk, leave, openDemoDesk, openPage, type Reader, violations } from './chromium';

// Two administrators have the same form open: the page that asks what stays.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const READERS: Reader[] = [
  { locale: 'es', theme: 'light', width: 1280 },
  { locale: 'en', theme: 'dark', width: 360, scripts: false },
];

test.each(READERS)('both sides of an organization, in $locale, $theme, $width px', async (reader) => {
  const [mine, theirs] = [await openPage(desk, reader), await openPage(desk)];
  for (const page of [mine, theirs]) await becomes(desk, page, 'admin@demo.test');
  const [{ id, name }] = await desk.app.system
    .db('organizations')
    .select('id', 'name')
    .orderBy('id')
    .limit(1);
  for (const page of [mine, theirs]) await page.goto(`/admin/organizations/${id}`);
  await theirs.fill('[name=name]', `${name} Theirs`);
  await theirs.fill('[name=note]', 'Their note');
  await theirs.press('[name=name]', 'Enter');
  await theirs.waitForURL('**/admin/organizations');
  await mine.fill('[name=name]', `${name} Mine`);
  await mine.fill('[name=note]', 'My <note>\n\nin two lines');
  await mine.press('[name=name]', 'Enter');
  await mine.locator('.versus').first().waitFor();
  // Without scripts axe has nothing to run in.
  if (reader.scripts !== false) expect(await violations(mine)).toEqual([]);
  const wide = await mine.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await mine.locator('[name="keep.name"][value=mine]').focus();
  await mine.keyboard.press('Space');
  await mine.locator('[name="keep.note"][value=mine]').check();
  await mine.locator('main form button[type=submit]').last().press('Enter');
  await mine.waitForURL('**/admin/organizations');
  const [saved] = await desk.app.system.db('organizations').where({ id }).select('name', 'note');
  expect(saved).toEqual({ name: `${name} Mine`, note: 'My <note>\n\nin two lines' });
  await desk.app.system.db('organizations').where({ id }).update({ name, note: '' });
  await leave(mine, theirs);
});
