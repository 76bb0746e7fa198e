import { join } from 'node:path';
import type { CDPSession, Page, Response } from 'playwright-core';
import { blemishesOf } from '../pages/blemishes';
import { addressOf, type Samples, samplesOf } from '../pages/places';
import type { TestAppOptions } from '../support/app';
import { addToTable } from '../support/pages-table';
import { sample } from '../support/thorough';
import { becomes, type Desk, leave, openDemoDesk, openPage, violations } from './chromium';
import { type Part, pagesOf } from './pages.parts';

// Looks at pages in a browser as all their readers see them: in both languages and themes, at five widths, on a desk
// whose texts are as long as they may be. A page is loaded once in a language; the rest is resizing. All widths are for
// the first page of a template in Spanish, whose words are longer; elsewhere a run looks at the narrowest and at a sample
// of the others, and in the theme that is not the reader's, which changes colours, at one: `--thorough` takes all.

/** Each language is read in the theme that the browser asks for, which is what axe sees. */
export const READERS = [
  { locale: 'es', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;
export type Reader = (typeof READERS)[number];
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1440, 768, 390, 360, 320];
/** Narrower ones belong to what is touched, where controls are larger. */
const NARROWEST_MOUSE = 768;
/** Where menus, dialogs and panels are looked at as well. */
const OPENED = { es: [768, 320], en: [320] };
/** Of the wider ones, what a run looks at where it does not look at all. */
const OF_OTHERS = 1 / 4;
/** Of those that it looks at, what it looks at in the theme that is not the reader's. */
const IN_OTHER_THEME = 1 / 5;
const HEIGHT = 640;

/** What a page may bring over the wire once styles and scripts are in the browser's cache, in bytes. */
const LATER_PAGE = 20 * 1024;

export type OpenPage = Awaited<ReturnType<typeof openPage>>;
type Theme = (typeof THEMES)[number];
type Misplaced = Partial<Record<Theme, string[]>>;

/** A desk to look at, and which template it has rendered last. */
export interface Crawl {
  desk: Desk;
  samples: Samples;
  rendered: () => string;
  /** Templates, and in which languages, that have been looked at. */
  seen: Set<string>;
}

/** The desk of long texts, or another filling. */
export async function openCrawl(options: TestAppOptions = {}): Promise<Crawl> {
  const { filling = 'hostile' } = options;
  const env = { GOOGLE_CLIENT_ID: 'google', GOOGLE_CLIENT_SECRET: 'secret' };
  const desk = await openDemoDesk({ ...options, env: { ...env, ...options.env }, filling });
  const { views } = desk.app.system;
  const { render } = views;
  let last = '';
  views.render = (locale, view, model) => {
    last = view;
    return render(locale, view, model);
  };
  const samples = filling === 'hostile' ? await samplesOf(desk.app.system, 'newest') : {};
  return { desk, samples, rendered: () => last, seen: new Set() };
}

/** Who is signed in; whoever else looks at pages brings cookies, if any. */
const PEOPLE = ['customer', 'technician', 'admin'];

/** Somebody who goes from page to page in one language. */
export interface Looker {
  page: OpenPage;
  role: string;
  reader: Reader;
  /** What the desk has answered last with a page. */
  answer?: Response;
}

/** Everybody speaks that language then. */
export async function lookerOf(crawl: Crawl, role: string, reader: Reader): Promise<Looker> {
  await crawl.desk.app.system.db('users').update({ locale: reader.locale, theme: 'system' });
  const page = await openPage(crawl.desk, reader);
  await canLook(page);
  if (PEOPLE.includes(role)) await becomes(crawl.desk, page, `${role}@demo.test`);
  const looker: Looker = { page, role, reader };
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
      looker.answer = response;
  });
  return looker;
}

/** Tests of the pages of a part, each a test of its own: all of them together take minutes. */
export function testPages(crawl: () => Crawl, part: Part): void {
  describe.each(READERS)('in $locale', (reader) => {
    let looker: Looker;
    beforeAll(async () => {
      looker = await lookerOf(crawl(), part.role, reader);
    });
    afterAll(() => leave(looker.page));
    test.each(pagesOf(part).map(({ path }) => path))('%s', async (path) => {
      const answer = await looker.page.goto(addressOf(path, crawl().samples));
      expect(answer?.status()).toBe(200);
      expect(await problemsOn(crawl(), looker, path)).toEqual([]);
    });
  });
}

/** Names wherever it goes, once it has got there. */
type Visit = (page: OpenPage) => AsyncGenerator<string>;

/** What is wrong with wherever `visit` goes as that person, in one language. */
export async function visits(crawl: Crawl, role: string, reader: Reader, visit: Visit): Promise<string[]> {
  const looker = await lookerOf(crawl, role, reader);
  const problems: string[] = [];
  for await (const name of visit(looker.page)) problems.push(...(await problemsOn(crawl, looker, name)));
  await leave(looker.page);
  return problems;
}

/** What is wrong with the page where somebody is, as it stands. */
export async function problemsOn(crawl: Crawl, looker: Looker, name: string): Promise<string[]> {
  const { page, role, reader, answer } = looker;
  const { locale } = reader;
  const found = await judge(crawl, page, name, reader);
  const weight = answer && (await weightOf(answer));
  if (weight && weight.sent > LATER_PAGE) found.push({ problem: `brings ${weight.sent} bytes` });
  addToTable({ name, role, locale, ...weight, misfits: found });
  return found.map(({ problem }) => `${name} in ${locale}: ${problem}`);
}

/** The page was refused, as it had to be: a browser takes that for an error. */
export function refused(page: OpenPage): void {
  const others = page.complaints.filter(
    (complaint) => !/^Failed to load resource: .* [45]\d\d/.test(complaint),
  );
  page.complaints.splice(0, Infinity, ...others);
}

async function weightOf(answer: Response) {
  const [html, { responseBodySize }] = await Promise.all([answer.body(), answer.request().sizes()]);
  return { html: html.length, sent: responseBodySize };
}

/** Where something does not fit, if that is what is wrong. */
export interface Problem {
  problem: string;
  width?: number;
  theme?: string;
}

/**
 * What is wrong with the page as it stands. The first page of a template in a language is also looked at with all open
 * that can be opened, and by axe.
 */
async function judge(
  crawl: Crawl,
  page: OpenPage,
  name: string,
  { locale, theme }: Reader,
): Promise<Problem[]> {
  const key = `${crawl.rendered()} ${locale}`;
  const isFirst = !crawl.seen.has(key);
  crawl.seen.add(key);
  const said = blemishesOf(await page.content(), crawl.desk.app.system.i18n.has);
  if ((await page.getAttribute('html', 'lang')) !== locale) said.push('speaks another language');
  const misfits: Problem[] = [];
  const widths = isFirst && locale === 'es' ? WIDTHS : someWidths(`${name} ${locale}`);
  const both = sample(widths, IN_OTHER_THEME, key);
  for (const width of widths) {
    const themes = both.includes(width) ? THEMES : [theme];
    misfits.push(...(await misfitsAt(page, width, themes, isFirst && OPENED[locale].includes(width))));
  }
  await page.evaluate('layout.restore()');
  // Between the two only colours differ.
  if (isFirst) said.push(...(await violations(page, theme === 'light' ? undefined : ['color-contrast'])));
  said.push(...page.complaints.splice(0));
  return [...misfits, ...said.map((problem) => ({ problem }))];
}

const someWidths = (what: string) => [...sample(WIDTHS.slice(0, -1), OF_OTHERS, what), ...WIDTHS.slice(-1)];

async function misfitsAt(
  page: OpenPage,
  width: number,
  themes: readonly Theme[],
  opens: boolean,
): Promise<Problem[]> {
  await page.setViewportSize({ width, height: HEIGHT });
  await touch(page, width < NARROWEST_MOUSE);
  const closed = await misplaced(page, themes);
  const problems = problemsAt(width, closed);
  if (!opens) return problems;
  await openEverything(page, true);
  const opened = await misplaced(page, themes);
  await openEverything(page, false);
  const known = new Set(problems.map(({ problem }) => problem));
  return [...problems, ...problemsAt(width, opened).filter(({ problem }) => !known.has(problem))];
}

const problemsAt = (width: number, found: Misplaced): Problem[] =>
  THEMES.flatMap((theme) =>
    (found[theme] ?? []).map((what) => ({ width, theme, problem: `${width} px, ${theme}: ${what}` })),
  );

/** Gives each page that this one comes to what looks around in it. */
export async function canLook(page: Page): Promise<void> {
  for (const script of ['layout.js', 'layout-opened.js'])
    await page.addInitScript({ path: join(__dirname, script) });
}

// What those have put into the page.
export const misplaced = (page: Page, themes: readonly Theme[] = THEMES) =>
  page.evaluate<Misplaced>(`layout.misplaced(${JSON.stringify(themes)})`);
const openEverything = (page: Page, isOpen: boolean) => page.evaluate(`openEverything(${isOpen})`);

const touching = new WeakMap<OpenPage, { session: CDPSession; isOn: boolean }>();

async function touch(page: OpenPage, isOn: boolean): Promise<void> {
  const known = touching.get(page) ?? { session: await page.context().newCDPSession(page), isOn: false };
  touching.set(page, known);
  if (known.isOn === isOn) return;
  known.isOn = isOn;
  await known.session.send('Emulation.setTouchEmulationEnabled', { enabled: isOn });
}
