import { createUser } from '../../src/features/users';
import { HOUR_MS } from '../../src/platform/elapsed';
import { isIn } from '../support/browser';
import { lettersTo, letterTo } from '../support/letters';
import {
  app,
  CUSTOMER,
  eventsOf,
  NEXT,
  OLD,
  problem,
  resetLink,
  sameForAll,
  signedIn,
  user,
} from './passwords.support';

describe('the own address', () => {
  test('is shown while it waits for its link, and can be thought better of', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    const waiting = async () =>
      (await here.get('/account')).html.querySelector('#address .notice')?.text ?? '';
    expect(await waiting()).toBe('');
    // Whether somebody has that address already makes no difference to what is shown.
    for (const email of ['customer2@demo.test', 'wanted@example.com']) {
      await here.post('/account/email', { email });
      expect(await waiting()).toContain(`${email} is waiting to be confirmed`);
    }
    const { link } = await letterTo(app, 'wanted@example.com');
    expect((await here.post('/account/email/removal')).location).toBe('/account');
    expect(await waiting()).toBe('');
    expect((await here.post(link)).status).toBe(410);
    await signedIn(CUSTOMER, OLD);
  });

  test('is another once the link that goes there is opened, and the old one is told', async () => {
    const [here, elsewhere] = [await signedIn(CUSTOMER, OLD), await signedIn(CUSTOMER, OLD)];
    const old = await resetLink();
    expect((await here.post('/account/email', { email: 'New@Example.com' })).location).toBe('/account');
    expect((await user(CUSTOMER)).emailVerifiedAt).toBeNull();
    const { link, template } = await letterTo(app, 'new@example.com');
    expect(template).toBe('address_change');

    const stranger = app.visitor();
    const page = await stranger.get(link);
    expect(page.html.querySelector('main a')?.getAttribute('href')).toBe(
      `/login?next=${encodeURIComponent(link)}`,
    );
    expect((await stranger.post(link)).location).toMatch(/^\/login\?next=/);
    const other = await signedIn('customer2@demo.test', OLD);
    expect((await other.get(link)).html.querySelector('main form[method=post]')).toBeNull();
    expect((await other.post(link)).status).toBe(404);

    expect((await here.get(link)).status).toBe(200);
    const copied = here.copy();
    expect((await here.post(link)).location).toBe('/account');
    expect((await user('new@example.com')).emailVerifiedAt).not.toBeNull();
    expect(await Promise.all([here, elsewhere, copied].map(isIn))).toEqual([true, false, false]);
    expect(await letterTo(app, CUSTOMER)).toMatchObject({ template: 'address_changed' });
    expect(await eventsOf('new@example.com')).toEqual(expect.arrayContaining(['changed', 'email_verified']));
    expect((await here.post(link)).status).toBe(410);
    expect((await app.visitor().post(old, { password: NEXT })).status).toBe(410);
    await signedIn('new@example.com', OLD);
  });

  test('whoever lives there is told nothing that the asker chose, and not everybody is written to', async () => {
    const { id } = await user(CUSTOMER);
    await app.system.db('users').where({ id }).update({ name: 'Win at evil.example' });
    const here = await signedIn(CUSTOMER, OLD);
    const statuses: (string | null)[] = [];
    for (let number = 0; number < 11; number++) {
      statuses.push((await here.post('/account/email', { email: `n${number}@example.com` })).location);
    }
    expect(statuses).toEqual([...Array<string>(10).fill('/account'), null]);
    const { subject, text, template } = await letterTo(app, 'n9@example.com');
    expect(template).toBe('address_change');
    expect(subject + text).not.toContain('evil.example');
  });

  test('is proved by a link where it has not been', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    expect((await here.get('/account')).html.querySelector('#address input[name=email]')).not.toBeNull();
    await here.post('/account/email', { email: CUSTOMER });
    const { link, template } = await letterTo(app, CUSTOMER);
    expect(template).toBe('address_proof');
    expect((await here.post(link)).location).toBe('/account');
    expect((await user(CUSTOMER)).emailVerifiedAt).not.toBeNull();
    expect(await isIn(here)).toBe(true);
    const again = await here.post('/account/email', { email: CUSTOMER });
    expect([again.status, problem(again)]).toEqual([422, expect.stringContaining('already')]);
  });

  test('that somebody has is not told to who asks, but to its owner', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    const until = new Date(Date.now() + 23 * HOUR_MS);
    const said = async (email: string) => {
      const { status, location } = await here.post('/account/email', { email });
      // Two links that are sent one after the other work until two times, which may be two minutes.
      const waiting = app.system.db('auth_tokens').where({ email, purpose: 'email', usedAt: null });
      const [{ createdAt, expiresAt }] = await waiting.clone().select('createdAt', 'expiresAt');
      await waiting.update({ expiresAt: until });
      const { text } = await here.get('/account');
      return [expiresAt - createdAt, sameForAll(status, location, text.replaceAll(email, ''))];
    };
    const taken = await said('customer2@demo.test');
    expect(await lettersTo(app, 'customer2@demo.test')).toMatchObject([
      { template: 'address_taken', link: '' },
    ]);
    expect(await said('nobody9@example.com')).toEqual(taken);
  });

  test('that was taken meanwhile stays whose it is', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    await here.post('/account/email', { email: 'wanted@example.com' });
    const { link } = await letterTo(app, 'wanted@example.com');
    await createUser(await app.ctx(), { name: 'First', email: 'wanted@example.com', role: 'customer' });
    const late = await here.post(link);
    expect([late.status, late.html.querySelector('h1')?.text]).toEqual([410, 'The address has not changed']);
    expect((await user('wanted@example.com')).name).toBe('First');
    expect(await isIn(here)).toBe(true);
  });
});
