/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Translate } from '../../src/platform/i18n';
import { type Desk, leave, openDemoDesk } from './chromium';
import { expectQuiet, follow, numberOf, open, type Visit, visit } from './visit';

// The main journey with scripts turned off: every step is a form or a link, and says what came of it.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const FILE = { name: 'foto ñ.txt', mimeType: 'text/plain', buffer: Buffer.from('what the screen showed') };
const NOTE = 'Only for colleagues: third time this month.';

test.each(['es', 'en'] as const)('without scripts, in %s', async (locale) => {
  const reader = { locale, scripts: false };
  const t = desk.app.system.i18n.translator(locale);
  const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });
  const customer = await visit(desk, 'customer@demo.test', reader);
  const technician = await visit(desk, 'technician@demo.test', reader);
  const subject = `Paper jam, ${locale}`;

  const number = await submit(customer, subject, button);
  await take(technician, number);
  await answer(technician, button, t('ui.timeline.note'));
  await customer.reload();
  expect(await customer.locator('.timeline').textContent()).toContain('Please try the other tray.');
  expect(await customer.content()).not.toContain(NOTE.slice(0, 12));

  await reply(customer, button, t);
  await changeProperties(technician);
  await resolve(technician, button, t);
  await rate(customer, button, t);
  await technician.reload();
  expect(await technician.locator('#card-facts').textContent()).toContain(
    t('desk.ticket.score', { score: 9 }),
  );
  expectQuiet(customer, technician);
  await leave(customer, technician);
});

type Button = (page: Page, key: string) => ReturnType<Page['getByRole']>;

async function submit(page: Visit, subject: string, button: Button): Promise<number> {
  await page.goto('/portal/tickets/new');
  await page.fill('[name=subject]', subject);
  await page.fill('[name=description]', 'The **printer** stops after one page.');
  const printers = page.locator('[name=category] option', { hasText: /Impresoras|Printers/ });
  await page.selectOption('[name=category]', await printers.getAttribute('value'));
  await follow(page, button(page, 'portal.new.show_fields'));
  expect(await page.inputValue('[name=subject]')).toBe(subject);
  await page.locator('#category-fields input').first().fill('TR-PR-7');
  await page.check('[name=urgency][value=high]', { force: true });
  await page.setInputFiles('[name=attachments]', FILE);
  await follow(page, button(page, 'portal.new.submit'));
  await page.waitForURL(/\/portal\/tickets\/\d+$/);
  expect(await page.locator('h1').textContent()).toContain(subject);
  expect(await page.locator('#toasts').textContent()).toContain(String(numberOf(page)));
  expect(await page.locator('#description .attachments a').allTextContents()).toEqual([FILE.name]);
  return numberOf(page);
}

async function take(page: Visit, number: number): Promise<void> {
  await page.goto('/desk/tickets?view=unassigned');
  await follow(page, page.locator(`#t-${number}`).getByRole('button'));
  expect(await page.locator('#toasts').textContent()).toContain(`#${number}`);
  await page.goto('/desk/tickets?view=mine');
  await follow(page, page.locator(`#t-${number} a.row-link`));
  expect(await page.locator('#description strong').textContent()).toBe('printer');
}

async function answer(page: Visit, button: Button, noteWord: string): Promise<void> {
  await page.selectOption('#canned', { index: 1 });
  await follow(page, button(page, 'desk.ticket.canned_insert'));
  expect(await page.inputValue('#composer-body')).not.toBe('');
  await page.fill('#composer-body', 'Please try the other tray.');
  await follow(page, page.locator('.composer-send button'));
  await page.locator('.entry.reply', { hasText: 'the other tray' }).waitFor();
  await page.check('[name=visibility][value=internal]', { force: true });
  await page.fill('#composer-body', NOTE);
  await follow(page, page.locator('.composer-send button'));
  expect(await page.locator('.entry.note').last().textContent()).toContain(noteWord);
}

async function reply(page: Visit, button: Button, t: Translate): Promise<void> {
  await page.fill('#composer-body', '');
  await page.setInputFiles('#composer-files', FILE);
  await page.fill('#composer-body', 'The other tray jams too.');
  await follow(page, button(page, 'ui.composer.send'));
  const own = page.locator('.entry.from-customer', { hasText: 'jams too' });
  expect(await own.locator('.attachments a').textContent()).toBe(FILE.name);
  expect(await page.locator('#toasts').textContent()).toContain(t('portal.reply.sent'));
}

/** Each property has a button of its own; what it changed is in the timeline. */
async function changeProperties(page: Visit): Promise<void> {
  await page.reload();
  await page.selectOption('#form-p-impact select', 'high');
  await follow(page, page.locator('#form-p-impact').getByRole('button'));
  await page.fill('[name=tags]', 'paper, tray');
  await follow(page, page.locator('form', { has: page.locator('[name=tags]') }).getByRole('button'));
  expect(await page.inputValue('[name=tags]')).toBe('paper, tray');
  expect(await page.inputValue('[name=impact]')).toBe('high');
  await page
    .locator('form', { has: page.locator('#add-follower') })
    .locator('select')
    .selectOption({ index: 1 });
  await follow(page, page.locator('form', { has: page.locator('#add-follower') }).getByRole('button'));
  await page.locator('[id^=follower-]').waitFor();
  await page.fill('#add-participant', 'amelia');
  await follow(page, page.locator('#people-picker').getByRole('button'));
  await follow(page, page.getByRole('button', { name: /Amelia Brooks/ }));
  await page.locator('[id^=participant-]').waitFor();
}

async function resolve(page: Visit, button: Button, t: Translate): Promise<void> {
  await page.selectOption('#composer-status', 'resolved');
  await page.fill('#composer-body', 'A new roller is in.');
  await page.fill('#composer-solution', 'Roller replaced.');
  await follow(page, page.locator('.composer-send button'));
  expect(await page.locator('#ticket-header').textContent()).toContain(t('ticket.status.resolved'));
  await follow(page, button(page, 'desk.ticket.reopen'));
  expect(await page.locator('#ticket-header').textContent()).toContain(t('ticket.status.reopened'));
  await page.selectOption('#form-p-status select', 'resolved');
  await page.fill('#p-solution', 'Roller replaced, and the tray too.');
  await follow(page, page.locator('#form-p-status').getByRole('button').last());
  expect(await page.locator('.timeline + .notice').textContent()).toContain('and the tray too');
}

async function rate(page: Visit, button: Button, t: Translate): Promise<void> {
  await page.reload();
  expect(await page.locator('main').textContent()).toContain('and the tray too');
  await page.check('[name=satisfaction][value="9"]', { force: true });
  await page.fill('[name=feedback]', 'Quick!');
  await follow(page, button(page, 'portal.rate.submit'));
  expect(await page.locator('main').textContent()).toContain(t('portal.rate.given', { score: 9 }));
  await follow(page, button(page, 'portal.close.confirm_solved'));
  expect(await page.locator('.page-header').textContent()).toContain(t('ui.status.closed'));
}

test('a page whose styles have not come has drawings as large as its words', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await page.route(/\.css(\?|$)/, (route) => route.abort());
  await open(page, '/dev/components');
  await page.setInputFiles('#composer [type=file]', FILE);
  await page.locator('#composer .file-list .icon').first().waitFor();
  const drawn = await page.locator('svg').evaluateAll((drawings) =>
    drawings.map((drawing) => {
      const { width, height } = drawing.getBoundingClientRect();
      const isIcon = drawing.classList.contains('icon');
      return {
        isIcon,
        tooLarge: height > (isIcon ? 24 : 180) || (isIcon && width > 24),
        at: drawing.outerHTML,
      };
    }),
  );
  expect(drawn.filter(({ isIcon }) => isIcon).length).toBeGreaterThan(50);
  expect(drawn.filter(({ isIcon }) => !isIcon).length).toBeGreaterThan(10);
  expect(drawn.filter(({ tooLarge }) => tooLarge)).toEqual([]);
  await leave(page);
});
