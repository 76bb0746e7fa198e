import sharp from 'sharp';
import { getSettings } from '../../src/features/settings';
import { bomb, png, SVG } from '../platform/images.samples';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { formOf } from './lists.support';

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
});
afterAll(() => app.close());

type Which = 'logo' | 'logoDark';
const PATHS = { logo: '/admin/settings/logo', logoDark: '/admin/settings/logo/dark' };
const PAGE = PATHS.logo;

async function upload(
  content: Buffer | string,
  { name = 'logo.png', which = 'logo' as Which, version = '' } = {},
) {
  await admin.get(PAGE);
  const file = { name, content: new Uint8Array(Buffer.from(content)), type: 'image/png' };
  return admin.upload(PATHS[which], version ? { version } : {}, [file], which);
}

const versionNow = async () => String(formOf((await admin.get(PAGE)).html, PATHS.logo).version);
const settings = async () => getSettings(await app.ctx());
/** As tomorrow night does it. */
async function sweep(): Promise<void> {
  const task = app.system.tasks.find(({ name }) => name === 'tickets.sweep_files');
  const ctx = await app.ctx();
  const tomorrow = { ...ctx, now: new Date(ctx.now.getTime() + 25 * 60 * 60 * 1000) };
  await task?.run(tomorrow, {} as never, { number: 1, isLast: false });
}

const pictures = ({ html }: Answer) =>
  html.querySelectorAll('.brand img, .brand source').map((element) => ({
    href: element.getAttribute('src') ?? element.getAttribute('srcset') ?? '',
    alt: element.getAttribute('alt'),
  }));

test('a logo is on every page, from an address that can be kept for ever', async () => {
  expect((await upload(await png(1200, 200))).location).toBe(PAGE);
  const portal = await app.as('customer@demo.test');
  const all = [
    await app.visitor().get('/login'),
    await app.visitor().get('/help'),
    await app.visitor().get('/no/such/page'),
    await portal.get('/portal'),
    await admin.get('/desk'),
  ];
  for (const one of all) {
    const [picture, ...more] = pictures(one);
    expect([picture?.alt, more]).toEqual(['ServiDesk', []]);
    // Nothing moves when it arrives.
    const shown = one.html.querySelector('.brand img');
    expect(['width', 'height'].map((side) => shown?.getAttribute(side))).toEqual(['640', '107']);
    // It is wide, and says the name itself.
    expect(one.html.querySelector('.brand > .truncate')).toBeNull();
    const answer = await fetch(app.url + picture?.href);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    const drawn = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([drawn.width, drawn.height]).toEqual([640, 107]);
  }
  for (const wrong of ['/logo/x', `/logo/${'0'.repeat(32)}`, '/logo/..%2f..%2fpackage.json', '/logo/']) {
    const { status, headers } = await app.visitor().get(wrong);
    expect([wrong, status, headers.get('cache-control')]).toEqual([wrong, 404, 'no-store']);
  }
});

test('another in its place has another address at once', async () => {
  const address = async () => pictures(await app.visitor().get('/login'))[0]?.href ?? '';
  await upload(await png(600, 100));
  const before = await address();
  await upload(await png(600, 101));
  expect(await address()).not.toBe(before);
  expect((await app.visitor().get(before)).status).toBe(404);
  await upload(await png(600, 100));
  expect(await address()).toBe(before);
});

test('where its file is lost, pages say the name in its place', async () => {
  await upload(await png(600, 100));
  await app.system.files.remove((await settings()).logo?.page.key ?? '');
  const login = await app.visitor().get('/login');
  const [picture] = pictures(login);
  expect([login.status, picture?.alt]).toEqual([200, 'ServiDesk']);
  expect((await app.visitor().get(picture?.href ?? '')).status).toBe(404);
});

test('the form shows it on the ground of each theme, and the settings lead to it', async () => {
  const grounds = async () =>
    (await admin.get(PAGE)).html
      .querySelectorAll('.logo-ground')
      .map((one) => one.getAttribute('aria-label'));
  expect(await grounds()).toEqual([]);
  expect((await admin.get('/admin/settings')).text).toContain('No logo');
  await upload(await png(600, 100));
  expect(await grounds()).toEqual(['In the light theme', 'In the dark theme']);
  await upload(await png(600, 90), { which: 'logoDark' });
  expect(await grounds()).toEqual(['In the light theme', 'In the dark theme']);
  const { html } = await admin.get('/admin/settings');
  expect(html.querySelector('.logo-now img')?.getAttribute('alt')).toBe('ServiDesk');
  expect(html.querySelector('.logo-now a')?.getAttribute('href')).toBe(PAGE);
  // A file that is refused takes nothing along that was typed there.
  expect(html.querySelector('input[type="file"]')).toBeNull();
});

test('one that is as high as wide stands beside the name, and is the icon of the tab', async () => {
  const icon = ({ html }: Answer) => html.querySelector('link[rel="icon"]')?.getAttribute('href') ?? '';
  expect(icon(await app.visitor().get('/login'))).toMatch(/favicon/);
  await upload(await png(300, 300));
  const login = await app.visitor().get('/login');
  expect(pictures(login).map(({ alt }) => alt)).toEqual(['']);
  expect(login.html.querySelector('.brand')?.textContent.trim()).toBe('ServiDesk');
  const answer = await fetch(app.url + icon(login));
  const drawn = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect([answer.headers.get('content-type'), drawn.width, drawn.height]).toEqual(['image/png', 64, 64]);
  await upload(await png(100, 400));
  expect(icon(await app.visitor().get('/login'))).toMatch(/favicon/);
});

test('another for the dark theme is shown in that, and asked for once there is a logo', async () => {
  expect((await admin.get(PAGE)).html.querySelector('#f-logoDark')).toBeNull();
  await upload(await png(600, 100));
  const alone = await app.visitor().get('/login');
  expect(alone.html.querySelector('.brand .logo')?.classNames).toBe('logo plate');
  await upload(await png(600, 90), { which: 'logoDark' });
  const { logo, logoDark } = await settings();
  const light = { href: `/logo/${logo?.page.hash}`, alt: 'ServiDesk' };
  const dark = { href: `/logo/${logoDark?.page.hash}`, alt: 'ServiDesk' };
  const visitor = app.visitor();
  expect(pictures(await visitor.get('/login'))).toEqual([{ ...dark, alt: undefined }, light]);
  for (const [theme, expected] of [
    ['dark', dark],
    ['light', light],
  ] as const) {
    await visitor.get(`/preferences?theme=${theme}&return_to=/login`);
    const page = await visitor.get('/login');
    expect(pictures(page)).toEqual([expected]);
    expect(page.html.querySelector('.brand .logo')?.classNames).toBe('logo');
  }
});

test('it can be taken away again, and the one for the dark theme goes with it', async () => {
  await upload(await png(600, 100));
  await upload(await png(600, 90), { which: 'logoDark' });
  const { href } = pictures(await app.visitor().get('/login'))[1] ?? { href: '' };
  const removal = formOf((await admin.get(PAGE)).html, `${PATHS.logo}/removal`);
  expect((await admin.post(`${PATHS.logo}/removal`, removal)).location).toBe(PAGE);
  expect(await settings()).toMatchObject({ logo: null, logoDark: null });
  expect(pictures(await app.visitor().get('/login'))).toEqual([]);
  expect((await app.visitor().get(href)).status).toBe(404);
});

test.each([
  ['a drawing', () => SVG, 'logo.svg', 'SVG drawings are not accepted'],
  ['a drawing by another name', () => SVG, 'logo.png', 'SVG drawings are not accepted'],
  ['a text', () => 'hello', 'logo.png', 'not a PNG, JPEG or WebP picture'],
  ['nothing', () => '', 'logo.png', 'not a PNG, JPEG or WebP picture'],
  ['half a picture', async () => (await png(600, 100)).subarray(0, 300), 'logo.png', 'damaged or incomplete'],
  ['a bomb', () => bomb(20_000, 20_000), 'logo.png', 'at most 25 megapixels'],
  ['a large file', () => Buffer.alloc(5 * 1024 * 1024 + 1), 'logo.png', '5 MB a file at most'],
  ['a very large file', () => Buffer.alloc(20 * 1024 * 1024), 'acme.png', '“acme.png” is too large: 5 MB'],
])('%s is refused beside the field', async (_what, content, name, words) => {
  const before = await settings();
  const answer = await upload(await content(), { name });
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector('#f-logo-error')?.textContent).toContain(words);
  expect(answer.html.querySelector('#f-logo')?.getAttribute('aria-invalid')).toBe('true');
  expect(answer.html.querySelector('.error-summary a[href="#f-logo"]')).not.toBeNull();
  expect(await settings()).toEqual(before);
});

test('why it is refused is said in Spanish, too', async () => {
  await admin.post('/preferences', { locale: 'es', return_to: PAGE });
  for (const [content, words] of [
    [SVG, 'Los dibujos SVG no se admiten'],
    ['hello', 'no es una imagen PNG, JPEG o WebP'],
    [(await png(600, 100)).subarray(0, 300), 'dañada o incompleta'],
    [bomb(20_000, 20_000), 'como máximo 25 megapíxeles'],
  ] as const) {
    const answer = await upload(content);
    expect(answer.html.querySelector('#f-logo-error')?.textContent).toContain(words);
  }
  await admin.post('/preferences', { locale: 'en', return_to: PAGE });
});

test('without a file, and with two, nothing changes either', async () => {
  await admin.get(PAGE);
  const none = await admin.post(PATHS.logo, {});
  expect(none.html.querySelector('#f-logo-error')?.textContent).toContain('Choose a picture');
  const file = { name: 'a.png', content: new Uint8Array(await png(9, 9)) };
  expect((await admin.upload(PATHS.logo, {}, [file, file], 'logo')).status).toBe(422);
  expect((await admin.upload(PATHS.logo, {}, [file], 'attachments')).status).toBe(422);
  expect((await settings()).logo).toBeNull();
});

test('only an administrator sets it', async () => {
  for (const email of ['technician@demo.test', 'customer@demo.test']) {
    const other = await app.as(email);
    await other.get('/account');
    const file = { name: 'a.png', content: new Uint8Array(await png(9, 9)) };
    for (const path of Object.values(PATHS)) {
      expect((await other.upload(path, {}, [file], 'logo')).status).toBe(404);
      expect((await other.post(`${path}/removal`)).status).toBe(404);
    }
  }
});

test('of two at once both are shown by name, and either can be chosen', async () => {
  const version = await versionNow();
  await upload(await png(600, 100), { name: 'theirs.png', version });
  // Another field of the settings is in nobody's way.
  await upload(await png(60, 10), { name: 'night.png', which: 'logoDark', version });
  const asked = await upload(await png(300, 100), { name: 'mine.png', version });
  expect(asked.status).toBe(409);
  const words = asked.html.querySelector('.versus')?.textContent ?? '';
  for (const word of ['Logo', 'No logo', 'theirs.png (600 × 100)', 'mine.png (300 × 100)']) {
    expect(words).toContain(word);
  }
  const choice = formOf(asked.html, PATHS.logo);
  expect((await admin.post(PATHS.logo, choice)).location).toBe(PAGE);
  expect((await settings()).logo?.name).toBe('theirs.png');
  expect((await admin.post(PATHS.logo, { ...choice, 'keep.logo': 'mine' })).location).toBe(PAGE);
  expect(await settings()).toMatchObject({ logo: { name: 'mine.png' }, logoDark: { name: 'night.png' } });
});

test('sent twice, as by a double click, it is set once and nobody is asked', async () => {
  const version = await versionNow();
  const [first, second] = [
    await upload(await png(600, 100), { version }),
    await upload(await png(600, 100), { version }),
  ];
  expect([first.location, second.location]).toEqual([PAGE, PAGE]);
  expect(await versionNow()).toBe(String(Number(version) + 1));
});

test('a form that comes again can name no file of its own making', async () => {
  await upload(await png(600, 100));
  const { logo } = await settings();
  await upload(await png(60, 10), { which: 'logoDark' });
  const forged = [
    JSON.stringify(logo),
    `v1.${Buffer.from(JSON.stringify({ field: 'logo', logo })).toString('base64url')}`,
  ];
  for (const value of [...forged, 'v1.AAAA', '']) {
    expect((await admin.post(PATHS.logo, { logo: value })).status).toBe(422);
  }
  expect((await settings()).logo).toEqual(logo);
});

test('one whose files were swept while two were compared is asked for again', async () => {
  const version = await versionNow();
  await upload(await png(600, 100), { name: 'theirs.png', version });
  const choice = formOf((await upload(await png(300, 100), { name: 'mine.png', version })).html, PATHS.logo);
  await sweep();
  const answer = await admin.post(PATHS.logo, { ...choice, 'keep.logo': 'mine' });
  expect(answer.html.querySelector('#f-logo-error')?.textContent).toContain('Choose a picture');
  expect((await settings()).logo?.name).toBe('theirs.png');
});

test('the audit log tells it by the name of the file', async () => {
  await upload(await png(600, 100), { name: 'acme.png' });
  const { text } = await admin.get('/admin/audit');
  expect(text).toContain('acme.png');
  expect(text).not.toContain((await settings()).logo?.page.key);
});

test('its files are not swept while they are in use', async () => {
  await upload(await png(300, 300), { name: 'old.png' });
  const { logo: old } = await settings();
  await upload(await png(310, 310), { name: 'new.png' });
  await upload(await png(320, 320), { name: 'night.png', which: 'logoDark' });
  const { logo, logoDark } = await settings();
  await sweep();
  const isThere = async (key = '') => {
    const stream = await app.system.files.open(key).catch(() => null);
    stream?.destroy();
    return stream !== null;
  };
  const kept = [logo, logoDark].flatMap((one) => [one?.page, one?.mail, one?.icon]);
  for (const picture of kept) expect(await isThere(picture?.key)).toBe(true);
  for (const picture of [old?.page, old?.mail, old?.icon]) expect(await isThere(picture?.key)).toBe(false);
});
