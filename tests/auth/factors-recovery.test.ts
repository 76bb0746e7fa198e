import { resetFactors } from '../../src/features/auth';
import { rows } from '../../src/platform/db';
import { codesOn, forgetFailures, halfSignedIn, PASSWORD, said, setUpTotp } from './factors.people';
import { ADMIN, app, CUSTOMER, eventsOf, person, STEP } from './factors.support';

const idOf = async (email: string) =>
  (await rows<{ id: string }>(app.system.db, 'select id from users where email = :email', { email }))[0]
    ?.id ?? '';

describe('recovery codes', () => {
  test('each opens once, however it is written; the owner sees how many are left', async () => {
    const own = await person(CUSTOMER);
    const { codes } = await setUpTotp(own);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    const stored = await app.system.db('recovery_codes').select('hash');
    for (const { hash } of stored) expect(codes.join().replaceAll('-', '')).not.toContain(hash);
    const written = (code: string) =>
      ` ${code.toUpperCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `;
    for (const code of codes.slice(0, 7)) {
      await forgetFailures(app);
      const browser = await halfSignedIn(app, CUSTOMER);
      expect(
        (await browser.get(`${STEP}?with=recovery_code`)).html
          .querySelector('[name=with]')
          ?.getAttribute('value'),
      ).toBe('recovery_code');
      expect((await browser.post(STEP, { with: 'recovery_code', code: written(code) })).location).toBe(
        '/portal',
      );
      const again = await halfSignedIn(app, CUSTOMER);
      const refused = await again.post(STEP, { with: 'recovery_code', code });
      expect([refused.status, said(refused)]).toEqual([422, expect.stringContaining('has been used')]);
    }
    expect((await eventsOf('user.recovery_code_used')).map(({ data }) => data?.left)).toEqual([
      9, 8, 7, 6, 5, 4, 3,
    ]);
    const page = await own.get('/account/security');
    expect(page.text).toContain('3 unused codes left.');
    expect(page.text).toContain('Few recovery codes are left');
    const other = await halfSignedIn(app, CUSTOMER);
    for (const code of ['', ['a', 'b'], codes[8]?.slice(1), 'u'.repeat(10)]) {
      expect((await other.post(STEP, { with: 'recovery_code', code })).status).toBe(422);
    }
  });

  test('new ones make the old ones worthless, and are shown until they are kept', async () => {
    const own = await person(CUSTOMER);
    expect((await own.get('/account/security/recovery-codes')).location).toBe('/account/security');
    expect((await own.post('/account/security/recovery-codes')).status).toBe(404);
    const { codes } = await setUpTotp(own);
    const page = await own.get('/account/security/recovery-codes');
    expect(page.text).toContain('10 unused codes left.');
    expect((await own.get('/account/security/recovery-codes/file')).location).toBe(
      '/account/security/recovery-codes',
    );
    const renewed = await own.post('/account/security/recovery-codes');
    const fresh = codesOn(await own.get(renewed.location ?? ''));
    expect(fresh).toHaveLength(10);
    expect(codesOn(await own.get(renewed.location ?? ''))).toEqual(fresh);
    const file = await own.get('/account/security/recovery-codes/file');
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    for (const code of fresh) expect(file.text).toContain(code);
    expect((await eventsOf('user.recovery_codes_renewed')).length).toBe(1);
    // Nobody else sees them, not even in the same browser.
    const [session] = await rows<{ text: string }>(
      app.system.db,
      'select sess::text as text from sessions order by expire desc limit 1',
    );
    for (const code of fresh) expect(session?.text).not.toContain(code);
    await own.post('/account/security/recovery-codes/kept');
    expect(codesOn(await own.get('/account/security/recovery-codes'))).toEqual([]);
    const browser = await halfSignedIn(app, CUSTOMER);
    expect((await browser.post(STEP, { with: 'recovery_code', code: codes[0] })).status).toBe(422);
    expect((await browser.post(STEP, { with: 'recovery_code', code: fresh[0] })).location).toBe('/portal');
  });
});
describe('an administrator', () => {
  test('takes away what somebody has lost, and their sessions end', async () => {
    const lost = await person(CUSTOMER);
    await setUpTotp(lost);
    const half = await halfSignedIn(app, CUSTOMER);
    const admin = await person(ADMIN);
    const id = await idOf(CUSTOMER);
    const path = `/admin/users/${id}/factors/removal`;
    const card = (await admin.get(`/admin/users/${id}`)).html.querySelector('#factors');
    expect(card?.text).toContain('Authenticator app. 10 unused codes left.');
    expect(card?.querySelector('a')?.getAttribute('href')).toBe(path);
    expect((await admin.get(path)).text).toContain('Authenticator app');
    expect((await admin.post(path)).location).toBe(`/admin/users/${id}`);
    expect((await lost.get('/account')).status).toBe(303);
    expect((await half.get(STEP)).location).toBe('/login');
    expect(await eventsOf('user.factor_removed')).toEqual([
      { data: { kind: 'all', totp: true, passkeys: 0 } },
    ]);
    const told = (await admin.get('/admin/audit')).html
      .querySelectorAll('#audit tbody tr')
      .map(({ text }) => text);
    expect(told[0]).toMatch(/Second factor removed.*All factors and the recovery codes/s);
    expect(told.find((line) => line.includes('Second factor added'))).toContain('Authenticator app');
    expect((await admin.get(`/admin/users/${id}`)).html.querySelector('#factors a')).toBeNull();
    const visitor = app.visitor();
    await visitor.get('/login');
    expect((await visitor.post('/login', { email: CUSTOMER, password: PASSWORD })).location).toBe('/portal');
    expect((await admin.get(path)).text).toContain('has no second factor');
    expect((await admin.post(path)).status).toBe(404);
  });

  test('not from themselves, and nobody else from anybody', async () => {
    const admin = await person(ADMIN);
    await setUpTotp(admin);
    const path = `/admin/users/${await idOf(ADMIN)}/factors/removal`;
    expect((await admin.get(path)).location).toBe('/account/security');
    expect((await admin.post(path)).status).toBe(404);
    const technician = await person('technician@demo.test');
    expect((await technician.post(path)).status).toBe(404);
    await expect(resetFactors(await app.ctx(CUSTOMER), await idOf(ADMIN))).rejects.toThrow('not_found');
    expect(await app.system.db('totp_factors').select('lastStep')).toHaveLength(1);
  });
});
