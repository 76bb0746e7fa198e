import { routes } from '../../src/app/routes';
import type { Answer } from '../support/browser';
import { codeOf, forgetSteps, halfSignedIn, nextCode, PASSWORD, said, setUpTotp } from './factors.people';
import { ADMIN, app, CUSTOMER, eventsOf, OTHER, person, STEP, set, TOTP } from './factors.support';

const wait = (answer?: Answer) => Number(answer?.headers.get('retry-after'));

describe('the second step', () => {
  test('leads to where the person was going, never elsewhere', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const wishes: [string, string][] = [
      ['/portal/tickets/new', '/portal/tickets/new'],
      ['//evil.example', '/portal'],
      ['/\\evil.example', '/portal'],
      ['javascript:alert(1)', '/portal'],
    ];
    for (const [next, end] of wishes) {
      await forgetSteps(app);
      const browser = app.visitor();
      await browser.get('/login');
      await browser.post('/login', { email: CUSTOMER, password: PASSWORD, next });
      await browser.get(STEP);
      expect((await browser.post(STEP, { with: 'totp', code: codeOf(key) })).location).toBe(end);
    }
  });

  test('is nothing without a first one, and asks for no more than one account’s', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const visitor = app.visitor();
    expect((await visitor.get(STEP)).location).toBe('/login');
    expect((await visitor.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/login');
    expect((await visitor.post(`${STEP}/options`)).status).toBe(410);
    // Who has passed the first step of another account shows this one's code.
    await setUpTotp(await person(OTHER));
    const other = await halfSignedIn(app, OTHER);
    expect((await other.post(STEP, { with: 'totp', code: nextCode(key) })).status).toBe(422);
  });

  test('five wrong codes end the first one, also its right code', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const browser = await halfSignedIn(app, CUSTOMER);
    const answers = [];
    for (let tries = 0; tries < 5; tries++)
      answers.push(await browser.post(STEP, { with: 'totp', code: '000000' }));
    expect(answers.map(({ status, location }) => location ?? status)).toEqual([422, 422, 422, 422, '/login']);
    expect((await browser.get('/login')).text).toContain('Too many wrong codes');
    expect((await browser.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/login');
    expect((await browser.get('/account')).status).toBe(303);
  });

  test('wrong codes are counted over all first steps, and the owner is told', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const answers: Answer[] = [];
    for (let round = 0; round < 2; round++) {
      const stranger = await halfSignedIn(app, CUSTOMER);
      for (let tries = 0; tries < 4; tries++)
        answers.push(await stranger.post(STEP, { with: 'totp', code: '000000' }));
    }
    // The sixth closes the door; then not even a right code is heard, not even after another first step.
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    expect(wait(answers[5])).toBe(30);
    const stranger = await halfSignedIn(app, CUSTOMER);
    const refused = await stranger.post(STEP, { with: 'totp', code: nextCode(key) });
    expect(refused.status).toBe(429);
    // What is left of it.
    expect(wait(refused)).toBeGreaterThan(0);
    expect(wait(refused)).toBeLessThanOrEqual(30);
    expect(await eventsOf('user.locked')).toEqual([{ data: { at: 'second_factor' } }]);
    const letters = await app.system
      .db('deliveries')
      .select('address', 'subject')
      .where({ template: 'factor_guessed' });
    expect(letters).toEqual([{ address: CUSTOMER, subject: 'Somebody knows your password' }]);
  });

  test('the owner’s own browser is heard while strangers are not', async () => {
    const own = await person(CUSTOMER);
    const { key } = await setUpTotp(own);
    const stranger = await halfSignedIn(app, CUSTOMER);
    for (let tries = 0; tries < 4; tries++) await stranger.post(STEP, { with: 'totp', code: '000000' });
    const again = await halfSignedIn(app, CUSTOMER);
    for (let tries = 0; tries < 2; tries++) await again.post(STEP, { with: 'totp', code: '000000' });
    await own.post('/logout');
    await halfSignedIn(app, CUSTOMER, own);
    expect((await own.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/portal');
  });

  test('a first step that was passed is worth nothing after the password has changed', async () => {
    const own = await person(CUSTOMER);
    const { key } = await setUpTotp(own);
    const thief = await halfSignedIn(app, CUSTOMER);
    await own.get('/account/security');
    const changed = await own.post('/account/password', {
      current: PASSWORD,
      next: 'tortuga violeta 47 farol',
    });
    expect(changed.status).toBe(303);
    expect((await thief.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/login');
    expect((await thief.get('/account')).status).toBe(303);
  });

  test('a copy of the cookie from before it opens nothing after it', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const browser = await halfSignedIn(app, CUSTOMER);
    const copy = browser.copy();
    expect((await browser.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/portal');
    await forgetSteps(app);
    expect((await copy.post(STEP, { with: 'totp', code: codeOf(key) })).status).toBe(403);
    expect((await copy.get(STEP)).location).toBe('/login');
    expect((await copy.get('/account')).status).toBe(303);
  });
});
describe('a required factor', () => {
  const OWN = /^\/account\/security(\/|$)|^\/confirm(\/|$)/;

  test('stands before every page of staff but those to set it up', async () => {
    await set({ staffNeedFactor: true });
    const open: string[] = [];
    for (const email of [ADMIN, 'technician@demo.test']) {
      const browser = await person(email);
      for (const route of routes) {
        if (route.access === 'public') continue;
        const path = route.path.replace(/:\w+/g, '019a0000-0000-7000-8000-000000000000');
        const answer =
          route.method === 'get' ? await browser.get(path) : await browser.send(path, { method: 'POST' });
        if (answer.location?.startsWith('/account/security?next=')) continue;
        if (!route.unfinished || !OWN.test(route.path))
          open.push(`${email} ${route.method} ${route.path} ${answer.status}`);
      }
    }
    expect(open).toEqual([]);
    const technician = await person('technician@demo.test');
    expect((await technician.get('/live?topics=queue', { accept: 'text/event-stream' })).status).toBe(403);
    expect((await (await person(CUSTOMER)).get('/portal')).status).toBe(200);
  });

  test('leads on to where the person was going once it is set up, and cannot be removed', async () => {
    await set({ staffNeedFactor: true });
    const technician = await person('technician@demo.test');
    const gate = await technician.get('/desk/tickets?view=all');
    expect(gate.location).toBe('/account/security?next=%2Fdesk%2Ftickets%3Fview%3Dall');
    const page = await technician.get(gate.location ?? '');
    expect(page.html.querySelector('#password')).toBeNull();
    const link = page.html.querySelector(`a[href^="${TOTP}"]`)?.getAttribute('href');
    const setup = await technician.get(link ?? '');
    const key = setup.html.querySelector('#totp-key')?.getAttribute('value') ?? '';
    const field = (name: string) => setup.html.querySelector(`[name=${name}]`)?.getAttribute('value') ?? '';
    const copied = technician.copy();
    const added = await technician.post(TOTP, {
      setup: field('setup'),
      next: field('next'),
      code: codeOf(key),
    });
    // The rights have changed, so the session's id has: a copy of the old cookie is a visitor's.
    expect((await copied.get('/desk')).location).toBe('/login?next=%2Fdesk');
    const codes = await technician.get(added.location ?? '');
    const next = codes.html.querySelector('main [name=next]')?.getAttribute('value');
    const kept = await technician.post('/account/security/recovery-codes/kept', { next });
    expect(kept.location).toBe('/desk/tickets?view=all');
    expect((await technician.get('/desk/tickets?view=all')).status).toBe(200);
    await technician.get(`${TOTP}/removal`);
    const removal = await technician.post(`${TOTP}/removal`);
    expect([removal.status, said(removal)]).toEqual([
      422,
      expect.stringContaining('requires a second factor'),
    ]);
    expect(await app.system.db('totp_factors').select('lastStep')).toHaveLength(1);
  });
});
