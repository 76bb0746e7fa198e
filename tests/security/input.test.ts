import { createOrganization } from '../../src/features/organizations';
import { createSkill } from '../../src/features/skills';
import { createCanned, createTicket, deleteTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import { inTx, systemCtx } from '../../src/platform/ctx';
import type { Route } from '../../src/platform/http/routes';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { gets, posts } from './addresses';
import { BROKEN, forms, HOSTILE, type Targets } from './forms';
import { plant, stored } from './world';

// Bad input at every address: an answer that says so, never a failure, and nothing stored by half.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function targets(): Promise<Targets> {
  const [admin, world] = [await app.ctx('admin@demo.test'), await plant(app)];
  const one = async (table: string, where: object) => (await app.system.db(table).where(where).first()).id;
  const gone = await createTicket(await app.ctx('customer@demo.test'), { subject: 'Gone', description: 'G' });
  await deleteTicket(admin, gone.id);
  const user = { name: 'Victim', email: 'victim@demo.test', role: 'technician' } as const;
  return {
    world,
    user: (await createUser(admin, user)).id,
    department: await one('departments', { name: 'IT' }),
    otherDepartment: await one('departments', { name: 'Building' }),
    organization: (await createOrganization(admin, { name: 'Victim' })).id,
    category: await one('categories', { nameEn: 'Laptops' }),
    skill: (await createSkill(admin, { name: 'Victim' })).id,
    canned: (await createCanned(admin, { title: 'Victim', body: 'Body' })).id,
    deleted: gone.id,
  };
}

/** Undoes what happens inside, as if it had not. */
async function aside<T>(act: () => Promise<T>): Promise<T> {
  const outer = app.system.db;
  const inner = await outer.transaction();
  app.system.db = inner;
  try {
    return await act();
  } finally {
    app.system.db = outer;
    await inner.rollback();
    await inTx(systemCtx(app.system), (tx) => app.system.cache.forget(tx, '*'));
  }
}

/** Pages that end a session get a visitor of their own each time. */
async function senderFor({ path, access }: Route): Promise<Browser> {
  if (['/login', '/logout', '/register', '/setup'].includes(path)) {
    const visitor = app.visitor();
    await visitor.get('/login');
    return visitor;
  }
  const browser = await app.as(access === 'customer' ? 'customer@demo.test' : 'admin@demo.test');
  if (!tokens.has(access)) tokens.set(access, await tokenOf(browser));
  return browser;
}

const tokens = new Map<string, string>();

async function tokenOf(browser: Browser): Promise<string> {
  const { html } = await browser.get('/account');
  return html.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? '';
}

const LIMITS = ['sign_in', 'register', 'submit', 'reply', 'sign_in_account', 'change_password'];

async function forgetLimits(): Promise<void> {
  const users = await app.system.db('users').select('id', 'email');
  const keys = users.flatMap(({ id, email }) => [`person:${id}`, id, email]);
  for (const name of LIMITS) {
    for (const key of [...keys, 'address:127.0.0.1']) await app.system.limits.reset(name, key);
  }
}

interface Attempt {
  what: string;
  send: (browser: Browser) => Promise<Answer>;
}

/** Sends all of them and lists what was answered wrongly: a failure, or a refusal that stored something. */
async function wrongAnswers(route: Route, attempts: Attempt[]): Promise<string[]> {
  const before = JSON.stringify(await stored(app));
  const wrong: string[] = [];
  for (const { what, send } of attempts) {
    await aside(async () => {
      const answer = await send(await senderFor(route));
      const line = `${answer.status} ${route.path} with ${what}`;
      if (answer.status >= 500) wrong.push(line);
      else if (answer.status >= 400 && JSON.stringify(await stored(app)) !== before) {
        wrong.push(`${line}: stored something`);
      }
    });
  }
  await forgetLimits();
  return wrong;
}

test('there is a form for every address that takes one', async () => {
  const known = Object.keys(forms(await targets()));
  expect(known.sort()).toEqual(posts.map(({ path }) => path).sort());
});

test('the forms are good ones: what is wrong below is wrong because of what was put in', async () => {
  const all = forms(await targets());
  const refused: string[] = [];
  for (const route of posts) {
    const { address, form } = all[route.path] as { address: string; form: Record<string, string> };
    const { status } = await aside(async () => (await senderFor(route)).post(address, form));
    if (status >= 400) refused.push(`${status} ${route.path}`);
  }
  await forgetLimits();
  expect(refused).toEqual([
    '422 /login',
    '404 /setup',
    '422 /account/password',
    '422 /portal/tickets/:number/reopening',
    '422 /portal/tickets/:number/rating',
    '404 /desk/tickets/:number/restoration',
    '404 /admin/demo/removal',
  ]);
});

describe.each(Object.entries(HOSTILE))('%s', (_name, value) => {
  test('in every field of every form', async () => {
    const all = forms(await targets());
    const wrong: string[] = [];
    for (const route of posts) {
      const { address, form } = all[route.path] as { address: string; form: Record<string, string> };
      const names = Object.keys(form);
      if (names.length === 0) continue;
      const everywhere = Object.fromEntries(names.map((name) => [name, value]));
      const attempts: Attempt[] = [{ what: 'all', send: (browser) => browser.post(address, everywhere) }];
      for (const name of names) {
        attempts.push({ what: name, send: (browser) => browser.post(address, { ...form, [name]: value }) });
      }
      wrong.push(...(await wrongAnswers(route, attempts)));
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

test('a body that is broken, missing or enormous', async () => {
  const all = forms(await targets());
  const wrong: string[] = [];
  const enormous = Buffer.alloc(20 * 1024 * 1024, 'x');
  for (const route of posts) {
    const { address } = all[route.path] as { address: string };
    const bodies = Object.entries(BROKEN).map(([what, { type, body }]) => ({ what, type, body }));
    if (['/portal/tickets', '/admin/users', '/login'].includes(route.path)) {
      bodies.push({ what: '20 MB', type: 'form', body: enormous as never });
      const multipart = 'multipart/form-data; boundary=x';
      const head = Buffer.from('--x\r\nContent-Disposition: form-data; name="subject"\r\n\r\n');
      bodies.push({ what: '20 MB field', type: multipart, body: Buffer.concat([head, enormous]) as never });
    }
    const attempts = bodies.flatMap(({ what, type, body }): Attempt[] =>
      [true, false].map((signed) => ({
        what: `${what}${signed ? ' and a token' : ''}`,
        send: (browser) =>
          browser.send(address, {
            method: 'POST',
            body: body as BodyInit,
            headers: headersOf(type, signed ? tokens.get(route.access) : undefined),
          }),
      })),
    );
    attempts.push({
      what: 'nothing',
      send: (browser) =>
        browser.send(address, { method: 'POST', headers: headersOf('', tokens.get(route.access)) }),
    });
    wrong.push(...(await wrongAnswers(route, attempts)));
  }
  expect(wrong).toEqual([]);
}, 180_000);

function headersOf(type: string, token: string | undefined): Record<string, string> {
  const form = 'application/x-www-form-urlencoded';
  return {
    ...(type === 'form-gzip' ? { 'content-type': form, 'content-encoding': 'gzip' } : {}),
    ...(type === 'form' ? { 'content-type': form } : {}),
    ...(type.includes('/') ? { 'content-type': type } : {}),
    ...(token && { 'csrf-token': token }),
  };
}

describe('multipart', () => {
  const uploading = posts.filter(({ upload }) => upload);

  /** A multipart body, part by part: names and contents as they come. */
  function body(parts: { head: string; content: string | Buffer }[], end = '--x--\r\n'): Buffer {
    const pieces = parts.flatMap(({ head, content }) => [
      Buffer.from(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content as string),
      Buffer.from('\r\n'),
    ]);
    return Buffer.concat([...pieces, Buffer.from(end)]);
  }

  test('fields that nest, repeat, lie or never end', async () => {
    const all = forms(await targets());
    const wrong: string[] = [];
    for (const route of uploading) {
      const { address, form } = all[route.path] as { address: string; form: Record<string, string> };
      const good = Object.entries(form).map(([name, content]) => ({ head: `name="${name}"`, content }));
      const nested = (suffix: string) =>
        Object.keys(form).map((name) => ({ head: `name="${name}${suffix}"`, content: 'x' }));
      const named = (filename: string, content: string | Buffer = 'x') => ({
        head: `name="attachments"; filename="${filename}"`,
        content,
      });
      const bodies: Record<string, Buffer> = {
        'objects for texts': body(nested('[a]')),
        'objects beside texts': body([...good, ...nested('[a]')]),
        'lists for texts': body([...nested('[]'), ...nested('[]')]),
        'deep objects': body(nested('[a]'.repeat(60))),
        prototypes: body([
          ...good,
          { head: 'name="__proto__[x]"', content: '1' },
          { head: 'name="constructor[prototype][x]"', content: '1' },
        ]),
        'fields without names': body([
          ...good,
          { head: 'name=""', content: 'x' },
          { head: 'nothing="x"', content: 'x' },
        ]),
        'lone surrogates': body([
          ...good.slice(1),
          { head: 'name="subject"', content: Buffer.from([0xed, 0xa0, 0x80]) },
          { head: 'name="body"', content: Buffer.from([0xed, 0xb0, 0x80, 0]) },
        ]),
        'a NUL in a name': body([...good, named('a\0b.txt')]),
        'a NUL in a field': body([...good, { head: 'name="subject"', content: 'a\0b' }]),
        'file names of all kinds': body([
          ...good,
          ...[
            '../../x',
            '"',
            '\\"',
            '\u202ex',
            '👾',
            ' ',
            '.',
            '..',
            'CON',
            'a/b\\c',
            '%00',
            'x'.repeat(300),
            '<b>',
            "a'b",
          ]
            .slice(0, 10)
            .map((name) => named(name)),
        ]),
        'a file without a name': body([
          ...good,
          { head: 'name="attachments"; filename=""', content: '' },
          { head: 'name="attachments"', content: 'text' },
        ]),
        'a file in another field': body([
          ...good,
          { head: 'name="subject"; filename="a.txt"', content: 'x' },
        ]),
        'types that lie': body([
          ...good,
          {
            head: 'name="attachments"; filename="a.png"\r\nContent-Type: text/html; x="\r\n y"',
            content: '<script>',
          },
          named('a.html', Buffer.from('89504e470d0a1a0a', 'hex')),
        ]),
        'archives cut short': body([
          ...good,
          named('a.zip', Buffer.from('504b0304', 'hex')),
          named('a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
          named('a.mp4', Buffer.from('000000206674797069736f6d', 'hex')),
        ]),
        'no end': body(good, ''),
        'a file without an end': body([...good, named('a.txt')], '').subarray(0, -10),
        'three hundred fields': body([
          ...good,
          ...Array.from({ length: 300 }, (_, i) => ({ head: `name="f${i}"`, content: 'x' })),
        ]),
        'thirty files': body([...good, ...Array.from({ length: 30 }, () => named('a.txt'))]),
        'an empty file': body([...good, named('empty.txt', '')]),
      };
      const attempts = Object.entries(bodies).map(
        ([what, content]): Attempt => ({
          what,
          send: (browser) =>
            browser.send(address, {
              method: 'POST',
              body: content as never,
              headers: headersOf('multipart/form-data; boundary=x', tokens.get(route.access)),
            }),
        }),
      );
      await senderFor(route);
      wrong.push(...(await wrongAnswers(route, attempts)));
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('a change that fails leaves no file behind', async () => {
    const { world } = await targets();
    const kept = async () => {
      const keys: string[] = [];
      for await (const key of app.system.files.list()) keys.push(key);
      return keys.sort();
    };
    const before = await kept();
    const browser = await app.as('admin@demo.test');
    await browser.get('/account');
    const file = { name: 'a.txt', content: 'x' };
    const path = `/desk/tickets/${world.ticket.number}/replies`;
    const illegal = await browser.upload(path, { body: 'x', visibility: 'public', status: 'new' }, [file]);
    expect(illegal.status).toBe(422);
    const form = { subject: 'x', description: 'x', type: 'incident', impact: 'low', urgency: 'low' };
    const requester = world.ids.requester;
    const nobody = '019a0000-0000-7000-8000-000000000000';
    const fields = { ...form, requester, assignee: nobody };
    expect((await browser.upload('/desk/tickets/new', fields, [file])).status).toBe(422);
    const large = { name: 'large.bin', content: new Uint8Array(11 * 1024 * 1024) };
    expect((await browser.upload(path, { body: 'x', visibility: 'public' }, [file, large])).status).toBe(422);
    expect(await kept()).toEqual(before);
  });
});

describe('addresses', () => {
  const BAD = [
    '0',
    '-1',
    '1.5',
    '1e3',
    '%00',
    'NaN',
    'x',
    '99999999999999999999',
    '%F0%9F%91%BE',
    '..%2f..',
    '%',
  ];
  const IDS = [
    '1',
    'x',
    '%00',
    '019a0000-0000-7000-8000-000000000000',
    '019a0000-0000-7000-8000-00000000000g',
    '%E0%A4%A',
  ];

  test('numbers and ids of every form', async () => {
    const world = await plant(app);
    const wrong: string[] = [];
    for (const route of [...gets, ...posts].filter(({ path }) => path.includes(':'))) {
      const browser = await senderFor(route);
      const addresses = [
        ...BAD.map((bad) => route.path.replace(':number', bad).replace(':id', world.ids.reply)),
        ...IDS.map((bad) => route.path.replace(':number', String(world.ticket.number)).replace(':id', bad)),
      ].filter((address) => !address.includes(String(world.ticket.number)) || route.path.includes(':id'));
      for (const address of new Set(addresses)) {
        const { status } = route.method === 'get' ? await browser.get(address) : await browser.post(address);
        if (![400, 404].includes(status) && !(status === 302 && route.path === '/tickets/:number')) {
          wrong.push(`${status} ${route.method} ${address}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test('queries of every form', async () => {
    const world = await plant(app);
    const wrong: string[] = [];
    for (const route of gets) {
      const browser = await senderFor(route);
      const { path } = route;
      const address = path.replace(':number', String(world.ticket.number)).replace(':id', world.ids.field);
      for (const query of hostileQueries(path)) {
        const { status, text } = await browser.get(`${address}?${query}`);
        if (status >= 500) wrong.push(`${status} ${address}?${query}`.slice(0, 200));
        if (text.includes('<script>alert')) wrong.push(`markup ${address}?${query}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  const NAMES = [
    'q',
    'cursor',
    'before',
    'sort',
    'view',
    'section',
    'status',
    'priority',
    'department',
    'category',
    'assignee',
    'requester',
    'requester_q',
    'tag',
    'from',
    'to',
    'person',
    'type',
    'ticket',
    'role',
    'state',
    'organization',
    'parent',
    'next',
    'return_to',
    'subject',
    'topics',
  ];

  function hostileQueries(path: string): string[] {
    const all = (value: string, sort = '') =>
      NAMES.filter((name) => name !== 'sort')
        .map((name) => `${name}=${value}`)
        .join('&') + sort;
    const values = [
      '%00',
      '%27%22%3Cscript%3Ealert(1)%3C/script%3E',
      '%5C%25_*:%26%7C!()',
      'x'.repeat(5000),
      '-1',
      '9999-12-31',
      '0000-00-00',
      '%EF%BC%BC',
      '%ED%A0%80',
    ];
    const wide = values.flatMap((value) => [
      all(value),
      ...['q', 'person', 'requester_q', 'from', 'tag', 'ticket'].map((name) => `${name}=${value}`),
    ]);
    const lists = /(tickets|portal|users|departments|organizations|skills|audit|templates|deleted)$/.test(
      path,
    );
    const sorts = [
      '',
      '&sort=created',
      '&sort=-created',
      '&sort=-name',
      '&sort=oldest',
      '&sort=priority',
      '&sort=resolved',
      '&view=resolved',
    ];
    const cursors = lists
      ? sorts.flatMap((sort) => badCursors().map((cursor) => `cursor=${cursor}${sort}`))
      : [];
    return [
      ...wide,
      ...cursors,
      `before=${world7}`,
      'a[b][c]=1&a.b=1&__proto__=1&constructor=1',
      `${'q=1&'.repeat(1200)}`,
    ];
  }

  const world7 = '019a0000-0000-7000-8000-000000000000';

  /** Places in lists that cannot be, in every shape that a list could take for its own. */
  function badCursors(): string[] {
    const encode = (keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
    const moments = [
      '2026-02-30 00:00:00+00',
      '0000-01-01 00:00:00+00',
      '2026-01-01 00:00:00+20',
      '2026-01-01 25:00:00+00',
      '2026-01-01 23:59:60+00',
      'infinity',
      '9999-12-31 23:59:59.999999-14:59',
      "'",
    ];
    return [
      ...moments.flatMap((moment) => [
        encode(['next', moment, world7]),
        encode(['previous', 'P1', moment, world7]),
      ]),
      ...[
        encode(['next', 'P1', world7]),
        encode(['next', 'a\u0000', world7]),
        encode(['next', '\ud800', world7]),
      ],
      ...[
        encode(['next', 1e300, world7]),
        encode(['next', {}, []]),
        encode(['next', world7]),
        encode(['up', world7]),
      ],
      ...[
        encode(['next', 'x'.repeat(600), world7]),
        encode(['next', 'a', 'no id']),
        'e30',
        'bnVsbA',
        '====',
        '%F0%9F%91%BE',
      ],
    ];
  }
});
