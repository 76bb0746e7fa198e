import { gets } from '../pages/places';
import { STEPS } from '../pages/steps';
import { type Desk, openDemoDesk, openPage, violations } from './chromium';
import { canLook, misplaced, type OpenPage } from './pages';
import { PARTS, pagesOf, UNSEEN } from './pages.parts';

// What the look at pages finds: each fault, where there is one, and nothing where there is none.
let desk: Desk;
let page: OpenPage;
beforeAll(async () => {
  desk = await openDemoDesk();
  page = await openPage(desk, { width: 320 });
  await canLook(page);
  await page.goto('/help');
});
afterAll(() => desk.close());

const LONG = 'x'.repeat(300);
const ARABIC = 'شبكة؟';
const BUTTON = '<button style="all: unset; width: 20px; height: 20px">+</button>';

/** What is found on a page that holds nothing but this, under the styles of the desk. */
async function found(html: string, theme: 'light' | 'dark' = 'light'): Promise<string> {
  await page.evaluate((body) => {
    const style = body.replace(/style="([^"]*)"/g, 'data-style="$1"');
    document.body.innerHTML = `<main>${style}</main>`;
    // The policy of the desk lets no attribute of the page set a style.
    for (const element of document.querySelectorAll<HTMLElement>('[data-style]')) {
      element.style.cssText = element.dataset.style ?? '';
    }
  }, html);
  return ((await misplaced(page))[theme] ?? []).join('\n');
}

test.each([
  [
    'is wider than the screen',
    '<div style="width: 400px">wide</div><img style="width: 400px">',
    'px too wide',
  ],
  [
    'leaves the screen where that makes nothing scroll',
    `<div style="position: fixed; left: 0; white-space: nowrap">${LONG}</div>`,
    'leaves the screen',
  ],
  [
    'leaves its card',
    `<div class="card" style="width: 200px"><p style="white-space: nowrap">${'words '.repeat(9)}</p></div>`,
    'leaves div.card',
  ],
  [
    'is higher than its card',
    `<div class="card" style="height: 40px; padding: 0">${'words '.repeat(40)}</div>`,
    'is higher than div.card',
  ],
  ['is cut without dots', `<p style="overflow: hidden; white-space: nowrap">${LONG}</p>`, 'is cut by'],
  ['is cut below', `<p style="overflow: hidden; height: 30px">${'words '.repeat(40)}</p>`, 'is cut below by'],
  [
    'has dots that a row of boxes does not draw',
    `<p style="display: flex; overflow: hidden; text-overflow: ellipsis"><span style="white-space: nowrap">${LONG}</span></p>`,
    'is cut by',
  ],
  [
    'is out of sight in a table',
    `<div class="table-wrap" style="overflow: auto"><table><td style="min-width: 500px">wide</table></div>`,
    'of a table are out of sight',
  ],
  [
    'breaks a word of a usual length',
    '<p style="width: 40px; overflow-wrap: anywhere">departamento</p>',
    '“departamento” is broken',
  ],
  ['reads from the wrong side', `<q style="unicode-bidi: normal">${ARABIC}</q>`, 'is set from left to right'],
  ['is too small to hit, beside another', `${BUTTON}${BUTTON}`, 'is 20 × 20 px, beside'],
])('what %s', async (_, html, problem) => {
  expect(await found(html)).toContain(problem);
});

test.each([
  [
    'a long word that breaks',
    `<div class="card" style="width: 200px; overflow-wrap: anywhere">${LONG}</div>`,
  ],
  ['dots', `<p style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${LONG}</p>`],
  ['a table of its own scroll bar', `<pre style="overflow-x: auto; white-space: pre">${LONG}</pre>`],
  ['Arabic that reads from its own side', `<p>${ARABIC}</p>`],
  ['a small button with room around it', `<p style="padding: 12px">${BUTTON}</p>`],
  ['a link in a sentence', '<p>Read <a href="/help">this</a> or <a href="/help">that</a>.</p>'],
  [
    'a box whose label is the target',
    '<label style="display: block; line-height: 30px"><input type="checkbox"> Yes</label>',
  ],
])('%s is in order', async (_, html) => {
  expect(await found(html)).toBe('');
});

test('what does not fit in one theme only', async () => {
  const html = '<div class="only-dark">x</div>';
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('[data-theme=dark] .only-dark { width: 400px }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await found(html, 'light')).toBe('');
  expect(await found(html, 'dark')).toContain('px too wide');
});

test('what axe, the console and the policy say', async () => {
  await found(
    '<input style="color: #777; background: #888"><p style="color: #999; background: #fff">pale</p>',
  );
  const said = (await violations(page)).join('\n');
  expect(said).toMatch(/^label: /m);
  expect(said).toMatch(/^color-contrast: /m);
  page.complaints.splice(0);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.isRun = true';
    document.body.append(script);
    setTimeout(() => {
      throw new Error('broken');
    });
  });
  await page.waitForFunction(() => new Promise((resolve) => setTimeout(() => resolve(true))));
  expect(page.complaints.join('\n')).toContain('Content Security Policy');
  expect(page.complaints.join('\n')).toContain('broken');
});

test('each page that is declared is in one part, or behind a step', () => {
  const seen = Object.values(PARTS).flatMap((part) => pagesOf(part).map(({ path }) => path));
  const behind = new Set([...STEPS.map(({ path }) => path), '/setup', '/auth/:provider/callback']);
  const missing = gets.filter(
    ({ path }) => !seen.includes(path) && !behind.has(path) && !UNSEEN.includes(path),
  );
  expect(missing.map(({ path }) => path)).toEqual([]);
  expect(seen.length).toBeGreaterThan(70);
});
