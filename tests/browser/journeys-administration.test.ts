/// <reference lib="dom" />
import type { Page, Route } from 'playwright-core';
import { until } from '../platform/helpers';
import { type Desk, leave, openDemoDesk } from './chromium';
import { arrive, expectAccessible, expectQuiet, isSeen, open, pressGo, telling, visit } from './visit';

// The administration as an administrator finds their way in it: by search, by palette, by keys.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const at = (page: Page) => new URL(page.url()).pathname + new URL(page.url()).hash;

test.each(['en', 'es'] as const)(
  'the palette finds every place by either name, on a page in %s',
  async (locale) => {
    const page = await visit(desk, 'admin@demo.test', { locale });
    const finds = async (typed: string, href: string) => {
      await open(page, '/desk');
      const places = page.waitForResponse('**/admin/places.json');
      await page.keyboard.press('Control+k');
      await (await places).finished();
      await page.keyboard.type(typed);
      await page.locator('#palette-list .palette-hint').first().waitFor();
      await page.keyboard.press('Enter');
      await arrive(page, `**${href}`);
      expect(at(page)).toBe(href);
    };
    await finds('smtp', '/admin/deliveries');
    await finds('AUDITORIA', '/admin/audit');
    await finds('audit log', '/admin/audit');
    await finds('registro de auditoría', '/admin/audit');
    await finds('color acento', '/admin/settings#f-accent');
    await finds('2fa', '/admin/access#f-staffNeedFactor');
    expectQuiet(page);
    await leave(page);
  },
);

test('places that arrive late leave the choice in the palette where it is, and a lost answer is asked for again', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await page.route('**/admin/places.json', (route) => route.abort(), { times: 1 });
  let arrives = () => {};
  const late = new Promise<void>((resolve) => {
    arrives = resolve;
  });
  await open(page, '/desk');
  const lost = page.waitForEvent('requestfailed');
  await page.keyboard.press('Control+k');
  await lost;
  let asked = 0;
  await page.route('**/admin/places.json', (route) => {
    asked += 1;
    return late.then(() => route.continue());
  });
  // The page itself may hear of the loss a moment after we do.
  await until(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    return asked > 0;
  });
  await page.keyboard.type('a');
  await page.keyboard.press('ArrowDown');
  const choice = page.locator('#palette-list [aria-selected="true"]');
  const chosen = await choice.textContent();
  arrives();
  await page.locator('#palette-list .palette-hint').first().waitFor();
  expect(await choice.textContent()).toBe(chosen);
  await leave(page);
});

test('the start page narrows down while one types, and whole again', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, '/admin');
  await expectAccessible(page);
  const field = page.getByRole('searchbox', { name: 'Search the administration' });
  const said = await page.locator('#places [role=status]').elementHandle();
  await field.pressSequentially('contrase');
  await page.getByRole('status').filter({ hasText: 'results' }).waitFor();
  expect(await said?.evaluate((one) => [one.isConnected, one.textContent])).toEqual([
    true,
    expect.stringMatching(/results$/),
  ]);
  await page.getByRole('link', { name: 'Ways to sign in' }).waitFor();
  await expectAccessible(page);
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.waitForURL('**/admin?q=contrase');
  await field.fill('');
  await page.getByRole('heading', { name: 'People and teams' }).waitFor();
  expectQuiet(page);
  await leave(page);
});

test('over a slow network it answers what was typed last', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, '/admin');
  const held: Route[] = [];
  await page.route('**/admin?q=*', (route) =>
    route.request().url().endsWith('=smtp') ? route.continue() : held.push(route),
  );
  const field = page.getByRole('searchbox', { name: 'Search the administration' });
  for (const letter of ['s', 'm']) {
    const asked = page.waitForRequest('**/admin?q=*');
    await field.pressSequentially(letter);
    await asked;
  }
  // At once: a pause between the two would ask once more.
  await field.fill('smtp');
  await page.waitForURL('**/admin?q=smtp');
  await page.getByRole('link', { name: 'Deliveries', exact: true }).waitFor();
  for (const route of held) await route.abort();
  expect(held.length).toBe(2);
  expect(await page.getByRole('status').first().textContent()).toBe('1 result');
  await leave(page);
});

test.each([1280, 390])('a field that is gone to shows its name below the bar, at %i px', async (width) => {
  const page = await visit(desk, 'admin@demo.test', { width });
  await open(page, '/admin');
  const places: { href: string }[] = await page.evaluate(async () =>
    (await fetch('/admin/places.json')).json(),
  );
  const hrefs = places.map(({ href }) => href).filter((href) => href.includes('#'));
  expect(hrefs.length).toBeGreaterThan(10);
  for (const href of hrefs) {
    await page.goto(href);
    const id = href.split('#')[1];
    const field = page.locator(`[id="${id}"]:focus`);
    await field.waitFor();
    const group = page.locator('fieldset', { has: field });
    const name = (await group.count()) ? group.locator('legend') : page.locator(`label[for="${id}"]`);
    expect([href, await isSeen(name)]).toEqual([href, true]);
  }
  expectQuiet(page);
  await leave(page);
});

test('keys lead there from anywhere, and the help names them', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, '/desk');
  for (const [key, path] of [
    ['a', '/admin'],
    ['d', '/admin/dashboard'],
    ['s', '/admin/settings'],
    ['u', '/admin/users'],
    ['h', '/desk'],
  ] as const) {
    await pressGo(page, key);
    await arrive(page, `**${path}`);
  }
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByRole('link', { name: 'Dashboard' }).waitFor();
  await expectAccessible(page);
  expectQuiet(page);
  await leave(page);
});

test('without scripts it is searched by a form, and the steps are hidden by one', async () => {
  const page = await visit(desk, 'admin@demo.test', { scripts: false });
  await page.goto('/admin');
  await page.getByRole('searchbox', { name: 'Search the administration' }).fill('acento');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Accent colour' }).click();
  expect(at(page)).toBe('/admin/settings#f-accent');
  await page.goto('/admin');
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  expect(await page.getByRole('heading', { name: 'First steps', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show the first steps' }).click();
  await page.getByRole('heading', { name: 'First steps', exact: true }).waitFor();
  await leave(page);
});

test('what is chosen on a page longer than the screen is saved from anywhere in it, and not left without a question', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, '/admin/notifications');
  const save = page.getByRole('button', { name: 'Save' });
  const box = page.locator('#customer-matrix input').first();
  const line = page.getByText('There are changes that are not saved.');
  expect(await isSeen(save)).toBe(true);
  expect(await line.count()).toBe(0);
  await box.uncheck();
  await line.waitFor();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Deliveries' }).click();
  await until(async () => asked.length > 0);
  expect(at(page)).toBe('/admin/notifications');
  expect(await box.isChecked()).toBe(false);
  // Put back by hand, nothing is unsaved.
  await box.check();
  await line.waitFor({ state: 'detached' });
  await box.uncheck();
  await telling(page, 'Notifications saved.', () => save.click());
  await arrive(page, '**/admin/notifications');
  expect(await box.isChecked()).toBe(false);
  await page.getByRole('link', { name: 'Deliveries' }).click();
  await arrive(page, '**/admin/deliveries');
  expect(asked).toEqual(['beforeunload']);
  expectQuiet(page);
  await leave(page);
});
