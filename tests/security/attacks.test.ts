import { createCanned } from '../../src/features/canned';
import { createCategory } from '../../src/features/categories';
import { createField } from '../../src/features/fields';
import { reply } from '../../src/features/tickets';
import { createUser, updateUser } from '../../src/features/users';
import { createLog } from '../../src/platform/log';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { letterTo } from '../support/letters';
import { PATIENCE, sample } from '../support/thorough';
import { addressesOf, gets, posts } from './addresses';
import { ELSEWHERE } from './hostile';
import { idOf, plant, stored, type World } from './world';

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(PATIENCE);

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
        found.push(...alive(answer).map((markup) => `${address}: ${markup}`));
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

describe('requests from elsewhere', () => {
  test('no state changes without the session’s token, at any address', async () => {
    const world = await plant(app);
    const before = await stored(app);
    const [admin, customer] = [await app.as('admin@demo.test'), await app.as('customer@demo.test')];
    const foreign = await app.visitor();
    await foreign.get('/login');
    for (const route of posts) {
      const browser = route.path.startsWith('/portal') ? customer : admin;
      for (const address of addressesOf(route, world)) {
        const forged = ['', 'forged', `${'a'.repeat(8)}-${'b'.repeat(27)}`];
        for (const token of sample(forged, 0.3, address)) {
          const { status } = await browser.post(address, { _csrf: token, body: 'x', name: 'x' });
          expect([address, status]).toEqual([address, 403]);
        }
      }
    }
    expect(await stored(app)).toEqual(before);
  });

  test('looking at pages changes nothing', async () => {
    const world = await plant(app);
    const before = await stored(app);
    for (const email of ['customer@demo.test', 'technician@demo.test', 'admin@demo.test']) {
      const browser = await app.as(email);
      for (const route of sample(gets, 0.3, email)) {
        for (const address of addressesOf(route, world)) await browser.get(address);
      }
    }
    expect(await stored(app)).toEqual(before);
  });

  test('a session that somebody else began is not the one that signs in', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const planted = visitor.cookieHeader;
    await visitor.post('/login', { email: 'customer@demo.test', password: 'servidesk-demo' });
    expect(visitor.cookieHeader).not.toBe(planted);
    const attacker = await app.visitor().send('/portal', { headers: { cookie: planted } });
    expect(attacker.location).toMatch(/^\/login/);
    const session = /sd_session=[^;]*/.exec(visitor.cookieHeader)?.[0] ?? '';
    await visitor.get('/account');
    await visitor.post('/logout');
    const replayed = await app.visitor().send('/portal', { headers: { cookie: session } });
    expect(replayed.location).toMatch(/^\/login/);
  });

  test('cookies of any content are no failure, and a flash says nothing that the desk does not', async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const flashes = [
      'x',
      '%00%ff',
      encode(null),
      encode([]),
      encode({ key: 'nothing' }),
      encode({ key: 'constructor' }),
      encode({ key: 'portal.new.created' }),
      encode({ key: 'portal.new.created', params: 5 }),
      encode({ key: 'portal.new.created', params: { number: { a: 1 } } }),
      encode({ key: 'queue.flash.changed', params: { count: 'many' } }),
      encode({
        key: 'portal.new.created',
        kind: '"><script>',
        params: { number: '<script>alert(1)</script>' },
      }),
    ];
    for (const flash of flashes) {
      for (const path of ['/login', '/nothing/here']) {
        const cookie = `sd_flash=${flash}; sd_theme=<b>; sd_locale=xx; sd_session=s%3Anothing.nothing`;
        const answer = await app.visitor().send(path, { headers: { cookie } });
        expect([flash, answer.status]).toEqual([flash, path === '/login' ? 200 : 404]);
        expect(answer.text).not.toContain('<script>alert(1)');
      }
    }
  });

  test('a visitor’s limit holds whatever forwarded address they claim', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const claims = { 'x-forwarded-for': `203.0.113.${attempt}`, forwarded: `for=203.0.113.${attempt}` };
      const fields = { email: `nobody${attempt}@demo.test`, password: 'wrong-password' };
      statuses.add((await visitor.post('/login', fields, claims)).status);
    }
    expect([...statuses]).toEqual([422, 429]);
    await app.system.limits.reset('sign_in', 'address:127.0.0.1');
  });

  test('whether an account exists cannot be told from signing in', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const answers: string[] = [];
    for (const email of ['customer@demo.test', 'nobody@demo.test', "' or 1=1 --@x.test", 'x']) {
      const answer = await visitor.post('/login', { email, password: 'wrong-password' });
      const text = answer.text.replace(/(value|nonce|content|data-live-since)="[^"]*"/g, '');
      answers.push(`${answer.status} ${text}`);
    }
    expect(new Set(answers).size).toBe(1);
  });
});

describe('the desk’s own memory', () => {
  test('events take no update, delete or truncate; only the one function erases', async () => {
    const world = await plant(app);
    const { db } = app.system;
    for (const sql of [
      `update events set data = '{}'`,
      'update events set ip = null where false',
      `delete from events where ticket_id = '${world.ticket.id}'`,
      'truncate events',
      'truncate events cascade',
      `with gone as (delete from events returning id) select count(*) from gone`,
      `do $$ begin delete from events where type <> 'PL/pgSQL function erase(uuid[],uuid[],text)'; end $$`,
      `insert into events select * from events limit 1 on conflict (id) do update set type = 'a.b'`,
      `merge into events e using (select 1) as x on true when matched then delete`,
    ]) {
      const attempt = db.transaction((tx) => tx.raw(sql));
      await expect(attempt).rejects.toMatchObject({ message: expect.stringContaining('append-only') });
    }
    const { id } = world.ticket;
    const reason = `select erase(array[:id]::uuid[], '{}'::uuid[], 'test', gen_random_uuid(), null)`;
    await db.raw(reason, { id });
    expect(await db('events').where({ ticketId: id })).toEqual([]);
    const [left] = await db('events').where({ type: 'desk.erased' });
    expect(left.data).toMatchObject({ reason: 'test', tickets: 1 });
  });

  test('no secret and nobody’s words come into the log, not even with an error of the database', async () => {
    const lines: string[] = [];
    const log = createLog('trace', { write: (line: string) => void lines.push(line) });
    const { db } = app.system;
    const row = { email: 'customer@demo.test', name: 'Zq7Xname', role: 'customer', passwordHash: 'Zq7Xhash' };
    const failures = [
      () =>
        db.transaction((tx) => tx('users').insert({ id: '019a0000-0000-7000-8000-000000000000', ...row })),
      () => db.transaction((tx) => tx('users').insert({ ...row, email: 'Zq7Xmail@x.test' })),
      () => db.transaction((tx) => tx.raw('select :secret::integer', { secret: 'Zq7Xsecret' })),
      () => db.transaction((tx) => tx.raw('select now() - :day::date', { day: 'a - "b" - Zq7Xday' })),
      () => db.transaction((tx) => tx('users').where({ id: 'Zq7Xid' }).select('id')),
    ];
    for (const fail of failures) {
      const error = await fail().then(
        () => null,
        (reason) => reason,
      );
      expect(error).not.toBeNull();
      log.error({ err: error, password: 'Zq7Xa', body: { token: 'Zq7Xb' } }, 'request failed');
    }
    expect(lines).toHaveLength(failures.length);
    expect(lines.filter((line) => /Zq7X/.test(line))).toEqual([]);
    expect(lines[2]).toContain('select $1::integer - invalid input syntax for type integer: …');
  });

  test('figures are for who has the token, and there is no setting up twice', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/metrics')).status).toBe(404);
    expect((await visitor.get('/metrics', { authorization: 'Bearer ' })).status).toBe(404);
    expect((await visitor.get('/setup')).status).toBe(404);
    await visitor.get('/login');
    const fields = { name: 'X', email: 'x@x.test', password: 'long-enough-1', timeZone: 'UTC' };
    expect((await visitor.post('/setup', fields)).status).toBe(404);
    const { text } = await visitor.get('/health');
    expect(Object.keys(JSON.parse(text)).sort()).toEqual([
      'cache',
      'database',
      'mail',
      'queue',
      'status',
      'storage',
    ]);
  });

  test('a new role or password ends the sign-ins at once', async () => {
    const admin = await app.ctx('admin@demo.test');
    const browser = await app.as('technician2@demo.test');
    expect((await browser.get('/desk')).status).toBe(200);
    await updateUser(admin, await idOf(app, 'technician2@demo.test'), { password: 'a new one entirely' });
    expect((await browser.get('/desk')).location).toMatch(/^\/login/);
  });

  test('only administrators make staff, whatever door is tried', async () => {
    const technician = await app.ctx('technician@demo.test');
    const staff = { name: 'X', email: 'x@x.test', role: 'administrator' } as const;
    await expect(createUser(technician, staff)).rejects.toMatchObject({ code: 'not_found' });
    const category = { nameEs: 'X', nameEn: 'X' };
    await expect(createCategory(technician, category)).rejects.toMatchObject({ code: 'not_found' });
    const visitor = app.visitor();
    await visitor.get('/register');
    const fields = { name: 'X', email: 'x@x.test', password: 'long-enough-1', role: 'administrator' };
    expect((await visitor.post('/register', { ...fields, state: 'active' })).location).toBe('/register/sent');
    expect((await visitor.post((await letterTo(app, 'x@x.test')).link)).location).toBe('/portal');
    const user = await app.system.db('users').where({ email: 'x@x.test' }).first();
    expect(user.role).toBe('customer');
    await app.system.limits.reset('register', 'address:127.0.0.1');
  });
});
