import { type Line, lineTo, until } from '../platform/helpers';
import { word } from '../support/hostile';
import { type Crawl, type OpenPage, openCrawl, READERS, refused, visits } from './pages';

// Pages as they are in a state of their own: refused, full, found nothing, closed, failed.
let crawl: Crawl;
let redis: Line;
beforeAll(async () => {
  redis = await lineTo(process.env.TEST_REDIS_URL ?? '');
  crawl = await openCrawl({ env: { REDIS_URL: redis.url } });
});
afterAll(async () => {
  await crawl.desk.close();
  await redis.cut();
});

/** Sends a form of the page with this in all its fields, which cannot be right. */
async function sendNonsense(page: OpenPage, address: string): Promise<void> {
  await page.goto(address);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page
    .locator('main form[method=post]:has(input:not([type=hidden]))')
    .first()
    .evaluate((form, long) => {
      for (const field of (form as HTMLFormElement).elements) {
        if (
          field instanceof HTMLTextAreaElement ||
          (field instanceof HTMLInputElement && /text|email|password/.test(field.type))
        ) {
          field.removeAttribute('maxlength');
          field.value = field.name.startsWith('label') ? '' : long;
        }
      }
      (form as HTMLFormElement).noValidate = true;
      (form as HTMLFormElement).requestSubmit();
    }, word(400));
  await answered;
}

describe.each(READERS)('in $locale', (reader) => {
  test.each([
    ['visitor', ['/login', '/register', '/auth/google/callback']],
    ['customer', ['/portal/tickets/new', '/account']],
    [
      'admin',
      [
        '/desk/tickets/new',
        '/desk/templates/new',
        '/admin/users/invite',
        '/admin/users/new',
        '/admin/fields/new',
        '/admin/settings',
      ],
    ],
  ])('forms that are refused, as %s', async (role, addresses) => {
    const problems = await visits(crawl, role, reader, async function* (page) {
      for (const address of addresses) {
        if (address.startsWith('/auth')) await page.goto(address);
        else await sendNonsense(page, address);
        await page
          .locator(
            '.error-summary, .notice:not([data-draft-offer], [data-session-ended]), [aria-invalid=true], .error-card',
          )
          .first()
          .waitFor();
        refused(page);
        yield `${address} (refused)`;
      }
    });
    expect(problems).toEqual([]);
  });

  test('a list of fifty, and one that nothing was found for', async () => {
    const problems = await visits(crawl, 'admin', reader, async function* (page) {
      await page.goto('/desk/tickets?view=all');
      expect(await page.locator('#queue tbody tr, .queue-table tbody tr').count()).toBe(50);
      yield '/desk/tickets (fifty)';
      for (const path of ['/desk/tickets', '/admin/users', '/admin/audit', '/admin/deleted']) {
        await page.goto(`${path}?q=${word(90)}&view=all`);
        yield `${path} (search)`;
      }
    });
    expect(problems).toEqual([]);
  });

  test('a search: nothing asked, nothing found, a wrong part, signs alone, and the palette as one types', async () => {
    const asked = [
      '',
      `?q=${word(400)}`,
      `?q=status:${word(200)}+donau`,
      '?q=*',
      `?q=${encodeURIComponent('طلب')}`,
    ];
    const ofStaff = await visits(crawl, 'admin', reader, async function* (page) {
      for (const [place, query] of asked.entries()) {
        await page.goto(`/desk/search${query}`);
        yield `/desk/search (${place})`;
      }
      await page.goto('/desk/search');
      await page.locator('#recent-searches li').first().waitFor();
      yield '/desk/search (recent)';
      const answered = page.waitForResponse('**/desk/search/palette?q=donau');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('donau');
      await (await answered).finished();
      await page.locator('#palette-list .palette-hint').first().waitFor();
      yield '/desk/search (palette)';
    });
    const ofCustomers = await visits(crawl, 'customer', reader, async function* (page) {
      for (const q of ['donau', word(400), '*']) {
        await page.goto(`/portal/tickets?q=${q}`);
        yield `/portal/tickets (${q.length})`;
      }
    });
    expect(ofStaff.concat(ofCustomers)).toEqual([]);
  });

  test('closed tickets, as both sides see them', async () => {
    const closed = await crawl.desk.app.system
      .db('tickets')
      .join('users', 'users.id', 'tickets.requester_id')
      .where({ 'users.email': 'customer@demo.test', 'tickets.status': 'closed' })
      .first('tickets.number');
    const sides = [
      ['technician', '/desk/tickets'],
      ['customer', '/portal/tickets'],
    ] as const;
    for (const [role, path] of sides) {
      const problems = await visits(crawl, role, reader, async function* (page) {
        const answer = await page.goto(`${path}/${closed.number}`);
        expect(answer?.status()).toBe(200);
        yield `${path}/:number (closed)`;
      });
      expect(problems).toEqual([]);
    }
  });
});

// Last: a table is gone after it.
describe('pages of errors', () => {
  beforeAll(async () => {
    const { app } = crawl.desk;
    const flood = app.visitor();
    await flood.get('/forgot-password');
    for (let number = 0; number < 10; number += 1)
      await flood.post('/forgot-password', { email: 'nobody@example.com' });
    await app.system.db.raw('alter table canned_replies rename to gone');
  });

  describe.each(READERS)('in $locale', (reader) => {
    test('what is not there, is not understood, or fails', async () => {
      const problems = await visits(crawl, 'technician', reader, async function* (page) {
        for (const [status, address] of [
          [404, '/nothing/there'],
          [404, '/desk/tickets/99999999'],
          [400, '/%E0%A4%A'],
          [500, '/desk/templates'],
        ] as const) {
          const answer = await page.goto(address);
          expect([address, answer?.status()]).toEqual([address, status]);
          refused(page);
          yield `${address} (${status})`;
        }
      });
      expect(problems).toEqual([]);
    });

    test('what somebody does too often', async () => {
      const problems = await visits(crawl, 'visitor', reader, async function* (page) {
        await page.goto('/forgot-password');
        await page.locator('main [name=email]').fill('nobody@example.com');
        const [answer] = await Promise.all([
          page.waitForResponse((response) => response.request().method() === 'POST'),
          page.press('main [name=email]', 'Enter'),
        ]);
        expect(answer.status()).toBe(429);
        await page.locator('.error-card').waitFor();
        refused(page);
        yield '/forgot-password (429)';
      });
      expect(problems).toEqual([]);
    });

    test('what the desk cannot do without Redis', async () => {
      const problems = await visits(crawl, 'technician', reader, async function* (page) {
        await page.goto('/desk');
        await redis.cut();
        const answer = await page.goto('/desk');
        expect(answer?.status()).toBe(503);
        refused(page);
        yield '/desk (503)';
        await redis.mend();
        await until(async () => (await page.request.get('/desk')).status() === 200);
      });
      expect(problems).toEqual([]);
    });
  });
});
