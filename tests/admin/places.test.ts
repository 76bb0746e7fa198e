import { administration } from '../../src/app/administration';
import { routes } from '../../src/app/routes';
import { texts } from '../../src/app/texts';
import { hrefOf, pageOf } from '../../src/features/administration/places.view';
import { LOCALES } from '../../src/platform/i18n';
import { type TestApp, testApp } from '../support/app';

// The start page has every page of the administration, once, and so has the palette: a new page is not forgotten.

const { pages } = administration;
const known = Object.assign({}, ...texts) as Record<string, { es: string; en: string }>;
const under = routes.filter(({ method, path }) => method === 'get' && path.startsWith('/admin/'));
const isFile = (path: string) => /\.\w+$/.test(path);
/** Only lead on to where a page is now. */
const MOVED = ['/admin/mail'];
const indexes = under.filter(
  ({ path }) => !/:|\/(new|edit)$/.test(path) && !isFile(path) && !MOVED.includes(path),
);

test('every page of the administration is declared once, as a page or as a part of one', () => {
  const declared = pages.flatMap(({ path, parts = [] }) => [path, ...parts.map(({ href }) => href)]);
  const times = indexes.map(({ path }) => [path, declared.filter((one) => one === path).length]);
  expect(times.filter(([, count]) => count !== 1)).toEqual([]);
  expect(times.length).toBeGreaterThan(15);
});

test('what lies below a page belongs to it, so that it has its place', () => {
  const homeless = under.filter(({ path }) => !isFile(path) && !pageOf(pages, path));
  expect(homeless.map(({ path }) => path)).toEqual([]);
});

test('a page that is declared is there, and open to those whom its route is open to', () => {
  const accessOf = (path: string) => under.find((route) => route.path === path)?.access;
  expect(pages.map(({ path, access }) => [path, access])).toEqual(
    pages.map(({ path }) => [path, accessOf(path)]),
  );
});

test('no two pages have the same icon, for they stand one below the other', () => {
  const icons = pages.map(({ icon }) => icon);
  expect(icons.filter((icon, index) => icons.indexOf(icon) !== index)).toEqual([]);
});

test('every word of the declarations is there in both languages', () => {
  const keys = [
    ...pages.flatMap(({ name, text, words, parts = [] }) => [
      ...[name, text, words],
      ...parts.flatMap((part) => [part.name, part.words ?? part.name]),
    ]),
    ...administration.steps.flatMap(({ title, text }) => [title, text]),
  ];
  expect(keys.filter((key) => !known[key]?.es || !known[key]?.en)).toEqual([]);
});

describe('on the desk', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const admin = async (locale: string) => {
    const browser = await app.as('admin@demo.test');
    await browser.get('/admin');
    await browser.post('/preferences', { locale, return_to: '/admin' });
    return browser;
  };
  /** Without those that there are only at times. */
  const always = pages.filter(({ exists }) => !exists);

  test.each(LOCALES)('the start page and the palette have every page by its name in %s', async (locale) => {
    const browser = await admin(locale);
    const start = await browser.get('/admin');
    const places = JSON.parse((await browser.get('/admin/places.json')).text) as {
      href: string;
      label: string;
    }[];
    for (const page of always) {
      const links = start.html.querySelectorAll(`.admin-groups a[href="${hrefOf(page)}"]`);
      const name = known[page.name]?.[locale];
      expect([page.path, links.map(({ text }) => text)]).toEqual([page.path, [name]]);
      expect(links[0]?.closest('.card')?.id).toBe(page.group);
      expect(places.filter(({ href }) => href === hrefOf(page)).map(({ label }) => label)).toEqual([name]);
      const parts = (page.parts ?? []).map(({ href }) => href);
      expect(places.map(({ href }) => href)).toEqual(expect.arrayContaining(parts));
    }
  });

  test('a group without a page is not shown', async () => {
    const { html } = await (await admin('en')).get('/admin');
    const groups = [...new Set(always.map(({ group }) => group))];
    expect(
      html
        .querySelectorAll('.admin-groups .card')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(groups.sort());
    expect(html.querySelector('#automation')).toBeNull();
  });

  test('every page says where it is, what its group has besides, and leads back', async () => {
    const browser = await admin('en');
    for (const page of always.filter(({ href }) => !href)) {
      const { html } = await browser.get(page.path);
      expect(html.querySelector('.place .breadcrumb a')?.getAttribute('href')).toBe('/admin');
      expect(html.querySelector('.place .breadcrumb li:last-child a')?.getAttribute('href')).toBe(
        `/admin#${page.group}`,
      );
      const mates = always.filter(({ group }) => group === page.group);
      const links = html.querySelectorAll('.place-pages a');
      const hrefs = links.map((link) => link.getAttribute('href'));
      expect([page.path, hrefs]).toEqual([page.path, mates.length > 1 ? mates.map(hrefOf) : []]);
      const current = links.filter((link) => link.getAttribute('aria-current') === 'page');
      expect(current.map((link) => link.getAttribute('href'))).toEqual(mates.length > 1 ? [page.path] : []);
    }
  });

  test('a page below another is at home there; the start and the desk are nowhere in it', async () => {
    const browser = await admin('en');
    const below = await browser.get('/admin/users/invite');
    expect(below.html.querySelector('.place-pages [aria-current="true"]')?.text).toBe('People');
    for (const path of ['/admin', '/desk', '/desk/templates']) {
      expect((await browser.get(path)).html.querySelector('.place')).toBeNull();
    }
  });

  test('what a part leads to is on its page', async () => {
    const browser = await admin('en');
    for (const { href } of pages.flatMap(({ parts = [] }) => parts)) {
      const [path = '', id] = href.split('#');
      const answer = await browser.get(path);
      expect([href, answer.status]).toEqual([href, 200]);
      if (id) expect([href, answer.html.querySelectorAll(`#${id}`).length]).toEqual([href, 1]);
    }
  });

  test('one entry of the sidebar stands for all of it, and is marked wherever one is in it', async () => {
    const browser = await admin('en');
    for (const [path, current] of [
      ['/admin', 'page'],
      ['/admin/users', 'true'],
      ['/admin/users/new', 'true'],
    ] as const) {
      const { html } = await browser.get(path);
      const links = html
        .querySelectorAll('#nav-list a')
        .filter((link) => link.getAttribute('href')?.startsWith('/admin'));
      expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('aria-current')])).toEqual([
        ['/admin', current],
      ]);
    }
  });

  test('a key goes to one place only', async () => {
    const { html } = await (await admin('en')).get('/admin');
    const keys = html
      .querySelectorAll('.shortcuts [data-shortcut-go]')
      .map((link) => link.getAttribute('data-shortcut-go'));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(['a', 'd', 'u', 's']));
  });

  test('technicians and customers find nothing of it', async () => {
    for (const email of ['technician@demo.test', 'customer@demo.test']) {
      const browser = await app.as(email);
      for (const path of [
        '/admin',
        '/admin?q=smtp',
        '/admin/places.json',
        '/admin/dashboard',
        '/admin/deliveries',
      ]) {
        expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
      }
      expect((await browser.post('/admin/first-steps')).status).toBe(404);
      const home = await browser.get(email.startsWith('tech') ? '/desk' : '/portal');
      expect(home.text).not.toContain('/admin');
    }
  });
});
