/// <reference lib="dom" />
import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import { routes } from '../../src/app/routes';
import { issueToken, type Purpose } from '../../src/features/auth/shared/tokens.service';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import type { Route } from '../../src/platform/http/routes';
import { newId } from '../../src/platform/ids';
import { type Desk, openDemoDesk, openPage, type Reader, signIn } from './chromium';

// Every page of the desk, found in the list of routes, as each kind of person sees it.
let desk: Desk;
let samples: Record<string, string>;

beforeAll(async () => {
  desk = await openDemoDesk();
  samples = await sampleParameters();
}, 60_000);
afterAll(() => desk.close());

const PEOPLE = {
  public: null,
  signed_in: 'technician@demo.test',
  portal: 'customer@demo.test',
  staff: 'technician@demo.test',
  administrator: 'admin@demo.test',
} as const;

/** Answers that are not pages (files, streams, redirects), and pages of tickets that have been deleted. */
const NOT_PAGES = [
  /^\/live$/,
  /attachments/,
  /^\/help$/,
  /^\/tickets\/:number$/,
  /^\/setup$/,
  /:provider/,
  /^\/invitation\/:token$/,
  /^\/admin\/users\/invite\/sample\.csv$/,
  /^\/admin\/places\.json$/,
  /^\/account\/security\/passkeys\/:id$/,
  /^\/preferences$/,
  /^\/portal$/,
  /^\/desk\/tickets\/:number\/deletion$/,
];

/** Whose page it is: the portal is made for customers, and staff have requests of their own there. */
function readersOf({ path, access }: Route): (keyof typeof PEOPLE)[] {
  if (!path.startsWith('/portal')) return [access];
  return path.includes(':') ? ['portal'] : ['portal', 'staff'];
}

const pages = routes.filter(
  ({ method, path }) => method === 'get' && !NOT_PAGES.some((other) => other.test(path)),
);

async function sampleParameters(): Promise<Record<string, string>> {
  const id = async (table: string) =>
    (await rows<{ id: string }>(desk.app.system.db, `select id from ${table} order by id limit 1`))[0]?.id ??
    '';
  const [ticket] = await rows<{ number: number }>(
    desk.app.system.db,
    `select number from tickets join users on users.id = requester_id
      join departments on departments.id = department_id
      where users.email = 'customer@demo.test' and departments.name = 'IT'
      order by (select count(*) from comments where ticket_id = tickets.id) desc limit 1`,
  );
  return {
    number: String(ticket?.number),
    '/admin/users': await id('users'),
    '/admin/departments': await id('departments'),
    '/admin/organizations': await id('organizations'),
    '/admin/categories': await id('categories'),
    '/admin/skills': await id('skills'),
    '/admin/fields': await id('ticket_fields'),
    '/admin/batches': await batch(await id('users')),
    '/desk/templates': await id('canned_replies'),
    '/admin/templates': await id('canned_replies'),
    '/verify-email': await link('registration'),
    '/reset-password': await link('password_reset'),
    '/unlock': await link('unlock'),
  };
}

/** A run that is under way, with something that was refused. */
async function batch(from: string): Promise<string> {
  const id = newId();
  const refused = [{ label: '#1001', reason: { key: 'tickets.error.not_assignable' } }];
  await desk.app.system.db('batch_runs').insert({
    id,
    kind: 'tickets.hand_over',
    payload: JSON.stringify({ from, to: null }),
    items: [newId(), newId(), newId()],
    done: 2,
    changed: 1,
    refusedCount: 1,
    refused: JSON.stringify(refused),
  });
  return id;
}

/** What a link in a mail ends with. */
async function link(purpose: Purpose): Promise<string> {
  const ctx = systemCtx(desk.app.system);
  const token = await inTx(ctx, (tx) => issueToken(tx, { purpose, email: 'new@example.com' }));
  return token;
}

function filled(path: string): string {
  const base = Object.keys(samples).find((prefix) => path.startsWith(`${prefix}/`));
  return path.replace(':number', samples.number ?? '').replace(/:id|:token/, (base && samples[base]) || '');
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
  });
  return found;
}

const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

const READERS: Reader[] = [
  { locale: 'es', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 390 },
];

test.each(READERS)(
  'every page in $locale, $theme, $width px',
  async (reader) => {
    const problems: string[] = [];
    for (const who of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
      const page = await openPage(desk, reader);
      const person = PEOPLE[who];
      if (person) {
        await signIn(page, person);
        await desk.app.system.db('users').where({ email: person }).update({ locale: reader.locale });
      }
      for (const { path } of pages.filter((route) => readersOf(route).includes(who))) {
        const address = filled(path);
        const answer = await page.goto(address);
        const report = (what: string) => problems.push(`${address} (${who}): ${what}`);
        if (answer?.status() !== 200) report(`answered ${answer?.status()}`);
        if ((await page.getAttribute('html', 'lang')) !== reader.locale) report('speaks another language');
        const wide = await overflow(page);
        if (wide > 0) report(`is ${wide} px too wide`);
        for (const violation of await violations(page)) report(violation);
        for (const complaint of page.complaints.splice(0)) report(complaint);
      }
      await page.context().close();
    }
    expect(problems).toEqual([]);
  },
  240_000,
);

test('the crawl has found the desk', () => {
  expect(pages.length).toBeGreaterThan(25);
});

test('a first visit stays within 100 KB and the next page within 20 KB', async () => {
  const page = await openPage(desk, { locale: 'es', theme: 'light' });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(bytes).toBeLessThanOrEqual(100 * 1024);
  await signIn(page, 'technician@demo.test');
  await page.goto('/desk/tickets', { waitUntil: 'networkidle' });
  bytes = 0;
  await page.goto('/desk/tickets?view=all', { waitUntil: 'networkidle' });
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(20 * 1024);
  await page.context().close();
}, 60_000);
