/// <reference lib="dom" />
import { createTicket } from '../../src/features/tickets';
import { hire, mentionedOn } from '../desk/mentions.support';
import { type Desk, leave, openDemoDesk, type Reader } from './chromium';
import { expectAccessible, expectQuiet, follow, holdBack, open, telling, type Visit, visit } from './visit';

// Calling a colleague by @ while a note is written, by keys, mouse and finger, in both languages.

let desk: Desk;
let page: Visit;
let ticket: { id: string; number: number };
beforeAll(async () => {
  desk = await openDemoDesk();
  const { app } = desk;
  await hire(app, { name: 'Zoé Ñíguez', email: 'zoe@demo.test', role: 'administrator' });
  await hire(app, { name: 'Zoé Ñíguez López', email: 'zoel@demo.test', role: 'administrator' });
  await hire(app, { name: 'Zacarías Igual', email: 'zi1@demo.test', role: 'administrator' });
  await hire(app, { name: 'Zacarías Igual', email: 'zi2@demo.test', role: 'administrator' });
  await hire(app, { name: 'أحمد بن علي', email: 'ahmad@demo.test', role: 'administrator' });
});
afterAll(() => desk.close());

const BODY = '#composer-body';
const list = () => page.getByRole('listbox');
const options = () => list().getByRole('option');
const said = () => page.inputValue(BODY);

async function begin(reader: Reader = {}): Promise<void> {
  const customer = await desk.app.ctx('customer@demo.test');
  ticket = await createTicket(customer, { subject: 'Mentions', description: 'Please.' });
  page = await visit(desk, 'admin@demo.test', reader);
  await open(page, `/desk/tickets/${ticket.number}`);
  await page.locator('.kind-note').click();
}
afterEach(async () => {
  expectQuiet(page);
  await leave(page);
});

/** Types, and waits for the list to be as long as that. */
async function type(text: string, count: number): Promise<void> {
  await page.keyboard.type(text);
  await page.waitForFunction((n) => document.querySelectorAll('.mention-list li').length === n, count);
}

test.each([
  ['es', 'Mencionar a alguien', 'Personas que se pueden mencionar: 2.', 'Nota guardada'],
  ['en', 'Mention somebody', 'People to mention: 2.', 'Note saved'],
] as const)('a colleague is chosen by keys alone, and told: %s', async (locale, label, found, kept) => {
  await begin({ locale });
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.keyboard.type('Hola ');
  expect(scripts.filter((url) => url.includes('mention'))).toEqual([]);
  await type('@zoe', 2);
  expect(await list().getAttribute('aria-label')).toBe(label);
  expect(await page.locator(`${BODY}-mentions-said`).textContent()).toContain(found);
  // The first is marked once there are letters.
  const chosen = list().getByRole('option', { selected: true });
  expect(await chosen.textContent()).toBe('Zoé Ñíguezzoe@demo.test');
  expect(await page.locator(BODY).getAttribute('aria-activedescendant')).toBe(
    await chosen.getAttribute('id'),
  );
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect(await said()).toBe('Hola @Zoé Ñíguez ');
  expect(await options().count()).toBe(0);
  await page.keyboard.type('mira');
  await telling(page, kept, () => page.keyboard.press('Control+Enter'));
  await page.locator('.note .mention', { hasText: '@Zoé Ñíguez' }).waitFor();
  expect((await mentionedOn(desk.app, ticket.id)).flat()).toHaveLength(1);
  await expectAccessible(page);
});

const marked = () => page.locator(BODY).getAttribute('aria-activedescendant');

test('behind a bare @ nobody is marked: Enter is a new line, and Tab leaves the text', async () => {
  await begin();
  await type('@z', 4);
  expect(await marked()).not.toBeNull();
  await page.keyboard.press('Backspace');
  await page.waitForFunction(() => document.querySelectorAll('.mention-list li').length > 4);
  expect([await marked(), await list().getByRole('option', { selected: true }).count()]).toEqual([null, 0]);
  await page.keyboard.press('Enter');
  expect(await said()).toBe('@\n');
  await page.keyboard.type('@');
  await list().waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('composer-body');
  expect(await said()).toBe('@\n@');
});

test('Tab takes whom is marked and then leaves; where no name begins so, Enter is a new line', async () => {
  await begin();
  await type('@zo', 2);
  await page.keyboard.press('Tab');
  expect(await said()).toBe('@Zoé Ñíguez ');
  await page.keyboard.type('@zo');
  await page.waitForFunction(() => document.querySelectorAll('.mention-list li').length === 2);
  // Faster than any answer: whom the letters do not mean any more is not taken.
  await page.keyboard.type('xx');
  await page.keyboard.press('Enter');
  expect([await said(), await options().count()]).toEqual(['@Zoé Ñíguez @zoxx\n', 0]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('composer-body');
});

test('what only begins a name stays text, and whoever sends it is told so', async () => {
  await begin({ locale: 'es' });
  await type('Mira esto, @zo', 2);
  await telling(page, '@zo se queda como texto y no avisa a nadie', () =>
    page.keyboard.press('Control+Enter'),
  );
  expect((await mentionedOn(desk.app, ticket.id)).flat()).toEqual([]);
});

test('Escape closes the list for that word', async () => {
  await begin();
  await type('@zo', 2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  expect(await said()).toBe('@zo\n');
  await type('@z', 4);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer-body');
  await page.keyboard.type('oe');
  await page.keyboard.press('Backspace');
  expect([await options().count(), await said()]).toEqual([0, '@zo\n@zo']);
  await type(' @z', 4);
  await page.keyboard.press('Home');
  await list().waitFor({ state: 'detached' });
});

test('what is chosen is taken back by one undo, and written behind what is already there', async () => {
  await begin();
  await page.keyboard.type('Ver  ya');
  for (const _letter of ' ya') await page.keyboard.press('ArrowLeft');
  await type('@zoe', 2);
  await page.keyboard.press('Tab');
  expect(await said()).toBe('Ver @Zoé Ñíguez ya');
  await page.keyboard.press('Control+z');
  expect(await said()).toBe('Ver @zoe ya');
});

test('nothing opens in an address, in code, in a quote or within a word', async () => {
  await begin();
  await type('@z', 4);
  for (const text of ['zoe@z', 'https://a.test/@z', '`@z', '> @z', '```\n@z', '@ z']) {
    await page.fill(BODY, '');
    await page.keyboard.type(text);
    expect([text, await options().count()]).toEqual([text, 0]);
  }
});

test('of two with the same name the address is written, and a click keeps the focus', async () => {
  await begin();
  await type('@zacarias', 2);
  await options().filter({ hasText: 'zi2@demo.test' }).click();
  expect(await said()).toBe('@zi2@demo.test ');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer-body');
});

test('keys that an input method takes choose nothing, and what it writes is looked for', async () => {
  await begin();
  await type('@z', 4);
  const report = (key: string) =>
    page.evaluate((key) => {
      const event = { key, bubbles: true, cancelable: true, isComposing: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
    }, key);
  for (const key of ['ArrowDown', 'Enter', 'Escape', 'Tab']) await report(key);
  expect([await said(), await options().count()]).toEqual(['@z', 4]);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'oe', selectionStart: 2, selectionEnd: 2 });
  await page.waitForFunction(() => document.querySelectorAll('.mention-list li').length === 2);
  await session.send('Input.insertText', { text: 'oé' });
  expect([await said(), await options().count()]).toEqual(['@zoé', 2]);
});

test('an answer that comes late opens nothing that has been left', async () => {
  await begin();
  const { asked, letGo } = await holdBack(page, '**/mentions.json*');
  await page.keyboard.type('@z');
  await asked;
  await page.keyboard.type('\nx');
  const answered = page.waitForResponse('**/mentions.json*');
  letGo();
  await (await answered).finished();
  expect(await options().count()).toBe(0);
});

test.each([320, 1280])('the list stands at its word and on the screen: %s pixels', async (width) => {
  await begin({ width });
  const isOnScreen = () =>
    list().evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    });
  const covers = () =>
    list().evaluate((element) => {
      const [box, area] = [element, document.querySelector('#composer-body')].map((one) =>
        (one as Element).getBoundingClientRect(),
      );
      return [
        Math.round((box?.left ?? 0) - (area?.left ?? 0)),
        Math.round((box?.top ?? 0) - (area?.top ?? 0)),
      ];
    });
  await type('@z', 4);
  const [first] = [await covers()];
  expect(await isOnScreen()).toBe(true);
  await page.fill(BODY, `${'palabra '.repeat(6)}\n\n`);
  await type('أ @ahmad', 1);
  expect(await isOnScreen()).toBe(true);
  expect(await covers()).not.toEqual(first);
  await page.evaluate(() => document.querySelector('#composer-body')?.scrollIntoView({ block: 'end' }));
  await page.fill(BODY, '');
  await type('@z', 4);
  expect(await isOnScreen()).toBe(true);
});

test('a finger chooses as a mouse does, and the draft holds what it wrote', async () => {
  await begin({ width: 390 });
  await type('@ahmad', 1);
  await options().first().dispatchEvent('pointerdown');
  await options().first().click();
  expect(await said()).toBe('@أحمد بن علي ');
  await page.reload();
  await page.waitForFunction(() => (document.querySelector('#composer-body') as HTMLTextAreaElement).value);
  expect(await said()).toBe('@أحمد بن علي ');
});

test('without scripts a name that is typed is as good, and who may not see the ticket is named', async () => {
  await hire(desk.app, { name: 'Petra Fuera', email: 'fuera@demo.test' }, []);
  const customer = await desk.app.ctx('customer@demo.test');
  ticket = await createTicket(customer, { subject: 'Mentions', description: 'Please.' });
  page = await visit(desk, 'admin@demo.test', { locale: 'es', scripts: false });
  await page.goto(`/desk/tickets/${ticket.number}`);
  await page.fill(BODY, '@Petra Fuera y @zoe niguez');
  await follow(page, page.locator('#composer .composer-send button'));
  expect(await page.locator('.toast').textContent()).toContain(
    'Petra Fuera no puede ver este ticket y no recibió el aviso.',
  );
  expect((await mentionedOn(desk.app, ticket.id)).flat()).toHaveLength(1);
});
