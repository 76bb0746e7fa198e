import { type Finding, finding } from '../faults/place';
import { focused, open, posting, press, type Window } from './window';

const same = (what: string, value: unknown, promise: unknown): Finding =>
  finding(what, String(value), String(promise), String(value) === String(promise));

export async function atTicket(window: Window, path: string): Promise<Finding[]> {
  await open(window, path);
  return [
    ...(await numbers(window)),
    ...(await choices(window)),
    ...(await dates(window)),
    ...(await keys(window)),
  ];
}

/** A number field of Firefox says nothing where it holds no number, so what was typed would be lost. */
async function numbers(window: Window): Promise<Finding[]> {
  const { page } = window;
  await page.focus('#p-fields-cost');
  await page.keyboard.type('12 GB');
  await posting(window, () => press(window, 'Tab'));
  const error = await page.locator('#p-fields-cost-error').textContent();
  const kept = await page.inputValue('#p-fields-cost');
  await page.fill('#p-fields-cost', '1.5');
  await posting(window, () => press(window, 'Enter'));
  await page.locator('#p-fields-cost-error').waitFor({ state: 'detached' });
  return [
    same('12 GB in a number field is kept', kept, '12 GB'),
    same('and what is wrong is said', error?.trim(), 'Enter a number alone, such as 1500 or 1.5.'),
    same('1.5 is saved', await page.inputValue('#p-fields-cost'), '1.5'),
  ];
}

/** Firefox tells of a change by keys in a closed choice at other moments than Chromium. */
async function choices(window: Window): Promise<Finding[]> {
  const { page, posts } = window;
  const hint = page.getByText('Enter applies it; Esc puts it back.');
  posts.length = 0;
  await page.focus('#p-assignee');
  await press(window, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await hint.waitFor();
  const passing = posts.length;
  await press(window, 'Escape');
  await hint.waitFor({ state: 'detached' });
  const back = await page.inputValue('#p-assignee');
  await page.focus('#p-assignee');
  await press(window, 'ArrowDown', 'ArrowDown');
  const chosen = await page.inputValue('#p-assignee');
  await posting(window, () => press(window, 'Enter'));
  await page.locator(`#p-assignee option[selected][value="${chosen}"]`).waitFor({ state: 'attached' });
  const at = await focused(window);
  await press(window, 'Tab');
  return [
    same('arrow keys in a closed choice send', passing, 0),
    same('Escape puts back', back || 'nobody', 'nobody'),
    same('Enter sends', posts.length, 1),
    same('and leaves the focus', at, 'p-assignee'),
  ];
}

async function dates(window: Window): Promise<Finding[]> {
  const { page, posts } = window;
  posts.length = 0;
  await page.focus('#p-due');
  await press(window, ...'1201');
  await page.focus('#p-type');
  const half = posts.length;
  await page.focus('#p-due');
  await press(window, ...'12012026');
  const passing = posts.length;
  await page.fill('#p-due', '2026-12-01T09:30');
  await posting(window, () => page.focus('#p-type'));
  const saved = await page.locator('#p-due[value*="2026"]').inputValue();
  return [
    same('half a date sends', half, 0),
    same('a date without its time sends', passing, 0),
    same('a whole one sends', posts.length, 1),
    same('and is saved', saved, '2026-12-01T09:30'),
  ];
}

/** What Playwright presses as a capital comes without Shift, as under Caps Lock. */
async function keys(window: Window): Promise<Finding[]> {
  const { page } = window;
  const kind = () => page.inputValue('[name=visibility]:checked');
  await press(window, 'Escape', 'Shift+N');
  const shifted = await kind();
  await press(window, 'Escape', 'N');
  const [locked, at] = [await kind(), await focused(window)];
  await page.fill('#p-fields-cost', 'no number');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.focus('#composer-body');
  await page.keyboard.type('Nota r');
  await answered;
  await page.locator('#p-fields-cost-error').waitFor();
  await page.keyboard.type('tc');
  return [
    same('Shift and n', shifted, 'public'),
    same('n under Caps Lock', locked, 'internal'),
    same('takes the focus to', at, 'composer-body'),
    same(
      'a property is refused while a note is written',
      await page.inputValue('#composer-body'),
      'Nota rtc',
    ),
    same('and it is still one', await kind(), 'internal'),
  ];
}

export async function atFilters(window: Window): Promise<Finding[]> {
  const { page } = window;
  await open(window, '/desk/tickets?view=all');
  const before = page.url();
  await page.focus('#filters-status');
  await press(window, 'ArrowDown', 'ArrowDown');
  const passing = page.url() === before;
  const chosen = await page.inputValue('#filters-status');
  await press(window, 'Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === `status:${chosen}`);
  await page.locator('.chip').waitFor();
  return [
    same('arrow keys in a filter leave the list', passing, true),
    same('a filter keeps the focus', await focused(window), 'filters-status'),
  ];
}
