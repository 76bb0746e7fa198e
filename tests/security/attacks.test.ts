import { createCanned } from '../../src/features/canned';
import { createField } from '../../src/features/fields';
import { reply } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { SAMPLE_TIMEOUT_MS, sample } from '../support/thorough';
import { addressesOf, gets } from './addresses';
import { ELSEWHERE } from './hostile';
import { plant, type World } from './world';

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(SAMPLE_TIMEOUT_MS);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9' } });
});
afterAll(() => app.close());

describe('redirects', () => {
  // Each of them is tried on the function that decides, in tests/units/platform/http.test.ts.
  test('lead nowhere else, whatever address is asked for', async () => {
    const browser = await app.as('customer@demo.test');
    await browser.get('/account');
    for (const target of sample(ELSEWHERE, 0.3)) {
      const asked = encodeURIComponent(target);
      const answers = [
        await app.visitor().get(`/preferences?theme=dark&return_to=${asked}`),
        await browser.get(`/login?next=${asked}`),
        await browser.post('/preferences', { theme: 'dark', return_to: target }),
      ];
      for (const { headers, status } of answers) {
        const location = headers.get('location') ?? '/';
        expect([target, new URL(location, 'http://desk.test/x').host]).toEqual([target, 'desk.test']);
        expect(status).toBeLessThan(500);
        expect(headers.get('set-cookie') ?? '').not.toContain('a=b');
      }
    }
  });

  test('signing in leads where the address said, if that is here', async () => {
    const visitor = app.visitor();
    const account = { email: 'technician@demo.test', password: 'servidesk-demo' };
    await visitor.get('/login');
    expect((await visitor.post('/login', { ...account, next: '/.//else.test' })).location).not.toMatch(
      /^\/\//,
    );
    const other = app.visitor();
    await other.get('/login');
    expect((await other.post('/login', { ...account, next: '/desk/tickets?q=a' })).location).toBe(
      '/desk/tickets?q=a',
    );
  });
});

describe('what people write stays text', () => {
  const EVIL = `x"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}\u202e`;

  /** Markup that a browser would run, or attributes that only broken quoting can have made. */
  function alive({ html }: Answer): string[] {
    const scripts = html
      .querySelectorAll('script')
      .filter((script) => script.text.trim() !== '' || !script.getAttribute('src')?.startsWith('/assets/'));
    const handlers = html.querySelectorAll('*').filter((element) =>
      Object.entries(element.attributes).some(
        ([name, value]) =>
          /^on/i.test(name) ||
          name === 'style' ||
          // An image runs nothing, whatever it is made of.
          (/^\s*(javascript|data|vbscript):/i.test(value) && !/^data:image\//.test(value)),
      ),
    );
    const images = html.querySelectorAll(
      'img[src="x"], a[href^="data:"], iframe, object, embed, base, form[action^="http"]',
    );
    return [...scripts, ...handlers, ...images].map((element) => element.toString().slice(0, 200));
  }

  async function plantEvil(): Promise<World> {
    const world = await plant(app);
    const { db } = app.system;
    const admin = await app.ctx('admin@demo.test');
    const short = EVIL.slice(0, 80);
    const { ticket } = world;
    await reply(admin, ticket.id, {
      body: `${EVIL}\n\n[a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](data:text/html,x)
\n[d](vbscript:x "onmouseover=alert(1)") ![e](javascript:alert(1))\n\n\`\`\`"><script>\nx\n\`\`\`\n<style>*{}</style>`,
      visibility: 'public',
    });
    await db('tickets')
      .where({ id: ticket.id })
      .update({
        ...{ subject: EVIL, tags: [EVIL.slice(0, 40)], satisfactionComment: EVIL },
        ...{ fields: JSON.stringify({ zq7x_room: EVIL, zq7x_internal: EVIL, evil: EVIL }) },
      });
    await db('attachments')
      .where({ ticketId: ticket.id })
      .update({ name: `${EVIL}/../..\\x.html` });
    await db('users').update({ name: short });
    await db('users').where({ email: 'customer@demo.test' }).update({ phone: '+34600000000', isVip: true });
    await db('departments').where({ id: ticket.departmentId }).update({ name: short });
    await db('organizations').update({ note: EVIL });
    await db('categories').update({ nameEs: db.raw(`? || id`, short.slice(0, 40)), nameEn: short });
    await db('ticketFields').update({ labelEs: short, labelEn: short });
    await createField(admin, {
      ...{ key: 'evil', labelEs: short, labelEn: short, kind: 'select', customerAccess: 'edit' },
      options: [{ value: EVIL.slice(0, 60), labelEs: short, labelEn: short }],
    });
    await createCanned(admin, { title: EVIL, body: `${EVIL} {{ticket.subject}} {{constructor}}` });
    await db('settings').insert({ key: 'name', value: JSON.stringify(short.slice(0, 60)) });
    return world;
  }

  test.each(['customer@demo.test', 'technician@demo.test', 'admin@demo.test'])(
    'in every page of %s, in attributes and charts too',
    async (email) => {
      const world = await plantEvil();
      const browser = await app.as(email);
      const found: string[] = [];
      let shown = 0;
      const lists = [
        '/desk/tickets?view=all',
        '/portal/tickets?section=open',
        `/desk/tickets?q=${encodeURIComponent(EVIL)}`,
      ];
      const echoes = [
        '/portal/tickets?q=',
        '/desk/templates?q=',
        '/admin/users?q=',
        '/admin/audit?person=',
        '/admin/categories?q=',
        '/desk/tickets?tag=',
        '/desk/tickets/new?requester_q=',
      ];
      // What the ticket is about is on these; of the others some.
      const others = gets.filter(({ path }) => !path.includes(':number'));
      const pages = [
        ...gets.filter(({ path }) => path.includes(':number') && !path.includes('attachments')),
        ...sample(others, 0.3, email),
      ];
      const addresses = [
        ...pages.flatMap((route) => addressesOf(route, world)),
        ...lists,
        ...echoes.map((start) => start + encodeURIComponent(EVIL.slice(0, 60))),
      ];
      for (const address of addresses) {
        const answer = await browser.get(address);
        expect([address, answer.status < 500]).toEqual([address, true]);
        // What is no page is not taken for one.
        const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? true;
        if (isPage) found.push(...alive(answer).map((markup) => `${address}: ${markup}`));
        else expect([address, answer.headers.get('x-content-type-options')]).toEqual([address, 'nosniff']);
        if (answer.text.includes('&lt;script&gt;')) shown += 1;
        expect([address, answer.text.includes('x&quot;49')]).toEqual([address, false]);
      }
      expect(found).toEqual([]);
      expect(shown).toBeGreaterThan(4);
    },
  );

  test('an attachment is a download that cannot become a page, whatever its name', async () => {
    const world = await plantEvil();
    const { id } = { id: world.ids.description };
    for (const mediaType of ['text/html', 'image/svg+xml', 'text/javascript']) {
      await app.system.db('attachments').where({ id }).update({ mediaType });
      const browser = await app.as('customer@demo.test');
      const { headers, status } = await browser.get(
        `/portal/tickets/${world.ticket.number}/attachments/${id}`,
      );
      expect(status).toBe(200);
      const disposition = headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w%.~!#$&+^`|-]*$/,
      );
      expect(disposition).not.toMatch(/\.\.|%2F|%5C|%E2%80%AE/i);
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('the policy of a page lets nothing foreign run', async () => {
    const { headers } = await (await app.as('admin@demo.test')).get('/admin');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|http:/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).toMatch(/base-uri 'none'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
