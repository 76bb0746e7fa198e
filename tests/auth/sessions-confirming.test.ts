import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { startWorker } from '../../src/app/worker';
import { confirmTotp, prepareTotp } from '../../src/features/auth/factors/totp.service';
import { deactivateUser } from '../../src/features/users';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { deliver, emit, type NewEvent } from '../../src/platform/events';
import { until } from '../platform/helpers';
import { isIn } from '../support/browser';
import { app, CUSTOMER, DAY, idOf, newest, TECHNICIAN } from './sessions.shared';
import { IPHONE, signedIn, signInsOf } from './sessions.support';

/** Of any type with any data, as the rows of a table below have it. */
const inTxEmit = (ctx: Ctx, type: string, userId: string, data: Record<string, unknown>) =>
  inTx(ctx, (tx) => emit(tx, { type, subject: { type: 'user', id: userId }, data } as unknown as NewEvent));

describe('proving once more who one is', () => {
  const stale = async (email: string) => {
    const { id } = await newest(email);
    const confirmedAt = new Date(Date.now() - 16 * 60_000);
    await app.system.db('signIns').where({ id }).update({ confirmedAt });
    return id;
  };

  test('a wrong password says so; the right one leads on, under a new session id', async () => {
    const browser = await signedIn(app, TECHNICIAN, { remember: true });
    const id = await stale(TECHNICIAN);
    const page = await browser.get('/confirm?next=%2Faccount%2Fsecurity');
    expect(page.text).toContain(TECHNICIAN);
    const wrong = await browser.post('/confirm', { password: 'wrong', next: '/account/security' });
    expect(wrong.status).toBe(422);
    expect(wrong.html.querySelector('#f-password')).not.toBeNull();
    expect(wrong.html.querySelector('input[name=next]')?.getAttribute('value')).toBe('/account/security');
    const old = browser.copy();
    const right = await browser.post('/confirm', { password: 'servidesk-demo', next: '/account/security' });
    expect(right.location).toBe('/account/security');
    const expires = right.headers.getSetCookie().find((line) => line.startsWith('sd_session='));
    expect(expires).toMatch(/Expires=/);
    const [row] = await signInsOf(app, TECHNICIAN);
    expect(row?.id).toBe(id);
    expect(Date.now() - (row?.confirmedAt.getTime() ?? 0)).toBeLessThan(60_000);
    expect([await isIn(browser), await isIn(old)]).toEqual([true, false]);
  });

  test('it leads nowhere but to this desk, and bears no odd fields', async () => {
    const browser = await signedIn(app, TECHNICIAN);
    for (const next of ['//evil.example', '/\\evil.example', 'javascript:alert(1)', 'https://evil.example']) {
      const shown = await browser.get(`/confirm?next=${encodeURIComponent(next)}`);
      expect(shown.html.querySelector('main')?.innerHTML).not.toMatch(/evil\.example|javascript:/);
      expect(shown.html.querySelector('.auth-below a')?.getAttribute('href')).toBe('/desk');
      const answer = await browser.post('/confirm', { password: 'servidesk-demo', next });
      expect(answer.location).toBe('/desk');
      await browser.get('/account');
    }
    expect((await browser.post('/confirm', { password: ['a', 'b'] })).status).toBe(422);
    expect((await browser.post('/confirm', {})).status).toBe(422);
    expect((await browser.get('/confirm?next=a&next=b')).status).toBe(200);
    expect((await app.visitor().get('/confirm')).location).toMatch(/^\/login/);
  });

  test('a code of the authenticator app, once', async () => {
    const email = 'technician2@demo.test';
    const browser = await signedIn(app, email);
    const ctx = await app.ctx(email);
    const { sealed, key } = await prepareTotp(ctx);
    const totp = new TOTP({ secret: key.replaceAll(' ', '') });
    await confirmTotp(ctx, { sealed, code: totp.generate() });
    await stale(email);
    const wrong = await browser.post('/confirm', { code: '000 00', next: '/desk' });
    expect([wrong.status, wrong.html.querySelector('#f-code') !== null]).toEqual([422, true]);
    const code = totp.generate({ timestamp: Date.now() + 30_000 });
    expect((await browser.post('/confirm', { code, next: '/account' })).location).toBe('/account');
    await browser.get('/account');
    const again = await browser.post('/confirm', { code, next: '/account' });
    expect([again.status, again.text.includes('That code has been used')]).toEqual([422, true]);
    await app.system
      .db('totpFactors')
      .where({ userId: await idOf(email) })
      .delete();
  });

  test('guessing closes the door, as it does when signing in', async () => {
    const browser = await signedIn(app, 'customer3@demo.test');
    const statuses: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      statuses.push((await browser.post('/confirm', { password: `guess ${i}` })).status);
    }
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(statuses.at(-1)).toBe(429);
    expect((await browser.post('/confirm', { password: 'servidesk-demo' })).status).toBe(429);
    await app.system.db('signInThrottles').del();
  });
});
describe('who signed in lately', () => {
  test('an administrator finds them by person, way in and state, and ends one', async () => {
    const victim = await signedIn(app, CUSTOMER, { userAgent: IPHONE });
    const { id } = await newest(CUSTOMER);
    const admin = await signedIn(app, 'admin@demo.test');
    const all = await admin.get('/admin/sign-ins');
    expect(all.html.querySelector(`#s-${id}`)?.textContent).toMatch(
      /Clara Cliente[\s\S]*Password[\s\S]*Safari on iOS[\s\S]*Local network[\s\S]*127\.0\.0\.1[\s\S]*Open/,
    );
    const people = async (query: string) => {
      const { html } = await admin.get(`/admin/sign-ins?${query}`);
      return new Set(
        html.querySelectorAll('#sign-ins tbody .primary .small').map((cell) => cell.textContent),
      );
    };
    expect([...(await people('q=clara'))]).toEqual([CUSTOMER]);
    expect([...(await people(`q=${encodeURIComponent(CUSTOMER)}&state=live&method=password`))]).toEqual([
      CUSTOMER,
    ]);
    expect([...(await people('q=%25'))]).toEqual([]);
    expect([...(await people('method=oidc'))]).toEqual([]);
    expect((await admin.post(`/admin/sign-ins/${id}/end`)).location).toBe('/admin/sign-ins');
    expect(await isIn(victim)).toBe(false);
    expect((await admin.get('/admin/sign-ins')).html.querySelector(`#s-${id}`)?.textContent).toContain(
      'Signed out',
    );
    const card = (await admin.get(`/admin/users/${await idOf(CUSTOMER)}`)).html.querySelector('#sessions');
    expect(card?.querySelector('a')?.getAttribute('href')).toBe(`/admin/sign-ins?q=customer%40demo.test`);
    for (const query of ['method=x', 'state=x', 'cursor=x', 'q=a&q=b', 'cursor=WyJuZXh0Il0']) {
      const { status, html } = await admin.get(`/admin/sign-ins?${query}`);
      expect([query, status, html.querySelector('.unread') !== null]).toEqual([
        query,
        200,
        !query.includes('WyJ'),
      ]);
    }
  });

  test('page by page, none twice', async () => {
    const admin = await signedIn(app, 'admin@demo.test');
    const userId = await idOf(CUSTOMER);
    const at = new Date();
    await app.system.db.raw(
      `insert into sign_ins (id, user_id, method, created_at, last_seen_at, expires_at)
       select gen_random_uuid(), ?, 'passkey', ?, ?, ? from generate_series(1, 120)`,
      [userId, at, at, new Date(at.getTime() + DAY)],
    );
    const seen: string[] = [];
    let href: string | null = '/admin/sign-ins?method=passkey';
    while (href) {
      const { html } = await admin.get(href);
      seen.push(...html.querySelectorAll('#sign-ins tbody tr').map((row) => row.id));
      href = html.querySelector('.pagination a[rel=next]')?.getAttribute('href') ?? null;
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    await app.system.db('signIns').where({ method: 'passkey' }).delete();
  });

  test('nobody else finds the list', async () => {
    const technician = await signedIn(app, TECHNICIAN);
    const { id } = await newest('admin@demo.test');
    expect((await technician.get('/admin/sign-ins')).status).toBe(404);
    expect((await technician.post(`/admin/sign-ins/${id}/end`)).status).toBe(404);
    expect((await technician.post(`/admin/users/${await idOf(CUSTOMER)}/sessions/end`)).status).toBe(404);
  });
});
describe('letters about the account', () => {
  interface Letter {
    address: string;
    template: string;
    locale: string;
    subject: string;
    bodyText: string;
  }
  const letters = (email: string): Promise<Letter[]> =>
    rows(
      app.system.db,
      'select address::text, template, locale, subject, body_text from deliveries where address = :email order by id',
      { email },
    );

  /** Whether no job is left that writes to somebody what has happened to their account. */
  const isAllTold = async (email: string) => {
    const jobs = await rows(
      app.system.db,
      `select 1 from graphile_worker._private_jobs j join events e on e.id::text = j.payload ->> 'eventId'
         join users u on u.id = e.subject_id
       where j.payload ->> 'subscriber' = 'auth.tell_owner' and u.email = :email`,
      { email },
    );
    return jobs.length === 0;
  };

  test.each([
    [
      'en',
      /New sign-in/,
      /Safari on iOS[\s\S]*Local network, 127\.0\.0\.1[\s\S]*\/account\/sessions/,
      'Europe/Madrid',
    ],
    [
      'es',
      /Nuevo inicio/,
      /Safari en iOS[\s\S]*Red local, 127\.0\.0\.1[\s\S]*\/account\/sessions/,
      'Asia/Tokyo',
    ],
  ])(
    'a browser that was never used before, in the reader’s language and zone (%s)',
    async (locale, subject, body, timeZone) => {
      const email = 'customer3@demo.test';
      await app.system.db('deliveries').where({ address: email }).delete();
      await app.system.db('users').where({ email }).update({ locale, timeZone });
      const worker = await startWorker(app.system, app.database.url);
      try {
        const known = await signedIn(app, email);
        await signedIn(app, email, { device: known });
        await signedIn(app, email, { userAgent: IPHONE });
        const isFrom = (browser: string) => (letter: Letter) => letter.bodyText.includes(browser);
        // The jobs of two sign-ins run side by side: either letter may be written first, and one of them late.
        await until(() => isAllTold(email));
        const told = await letters(email);
        const [letter, ...more] = told.filter(isFrom('Safari'));
        expect(more).toEqual([]);
        expect(letter).toMatchObject({ template: 'new_device', locale });
        expect(letter?.subject).toMatch(subject);
        expect(letter?.bodyText).toMatch(body);
        expect(letter?.bodyText).toContain(timeZone);
        // The browser that was known sent nothing: at most itself when it was new, and the other one.
        expect(told.filter(({ bodyText }) => bodyText.includes('Firefox')).length).toBeLessThanOrEqual(1);
      } finally {
        await worker.stop();
      }
    },
  );

  test('every change of a way in is told once, however often the job runs', async () => {
    const email = 'customer3@demo.test';
    const userId = await idOf(email);
    await app.system.db('users').where({ email }).update({ locale: 'en', timeZone: 'UTC' });
    await app.system.db('deliveries').where({ address: email }).delete();
    const ctx = await app.ctx(email);
    const kinds: [string, Record<string, unknown>, RegExp][] = [
      ['user.password_changed', {}, /password of your account at ServiDesk has been changed/],
      ['user.password_removed', {}, /has been removed/],
      ['user.factor_added', { kind: 'passkey' }, /a passkey can now be used/],
      ['user.factor_removed', { kind: 'totp' }, /the authenticator app can no longer/],
      ['user.recovery_codes_renewed', {}, /have been renewed/],
      ['user.recovery_code_used', { left: 1 }, /1 code is left/],
      ['user.identity_linked', { provider: 'google' }, /signed in to with Google/],
      [
        'user.identity_unlinked',
        { provider: 'google' },
        /no longer be signed in to with Google|can no longer/,
      ],
    ];
    for (const [type, data, words] of kinds) {
      const { id } = await inTxEmit(ctx, type, userId, data);
      await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
      await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
      const told = await letters(email);
      expect([type, told.length]).toEqual([type, 1]);
      expect(told[0]?.bodyText.replace(/\s+/g, ' ')).toMatch(words);
      expect(told[0]?.bodyText).not.toMatch(/[{}]|undefined|null/);
      await app.system.db('deliveries').where({ address: email }).delete();
    }
  });

  test('what an administrator did says so and not from where; what the desk did, or is no news, is not told', async () => {
    const email = 'customer3@demo.test';
    const userId = await idOf(email);
    const admin = { ...(await app.ctx('admin@demo.test')), ip: '80.58.61.250' };
    for (const [type, data] of [
      ['user.password_changed', {}],
      ['user.factor_removed', { kind: 'all' }],
    ] as const) {
      const { id } = await inTxEmit(admin, type, userId, data);
      await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
      const [told] = await letters(email);
      expect(told?.bodyText).toContain('an administrator');
      expect(told?.bodyText).not.toMatch(/80\.58|Spain|Alma/);
      await app.system.db('deliveries').where({ address: email }).delete();
    }
    // The first password of somebody who accepts an invitation is no news to them.
    const accepting = { ...(await app.ctx(email)), requestId: randomUUID() };
    const first = await inTxEmit(accepting, 'user.password_changed', userId, {});
    await inTxEmit(accepting, 'user.invitation_accepted', userId, {});
    await deliver(systemCtx(app.system), { eventId: first.id, subscriber: 'auth.tell_owner' });
    const { id } = await inTxEmit(systemCtx(app.system), 'user.password_changed', userId, {});
    await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
    await deactivateUser(await app.ctx('admin@demo.test'), userId);
    const gone = await inTxEmit(admin, 'user.password_changed', userId, {});
    await deliver(systemCtx(app.system), { eventId: gone.id, subscriber: 'auth.tell_owner' });
    expect(await letters(email)).toEqual([]);
  });
});
