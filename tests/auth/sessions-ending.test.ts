import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createSessions } from '../../src/app/sessions';
import { deactivateUser, reactivateUser, updateUser } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { deferred, until } from '../platform/helpers';
import { Browser, isIn } from '../support/browser';
import { app, CUSTOMER, HOUR, idOf, newest } from './sessions.shared';
import { cookie, signedIn, signedOutIn, stream } from './sessions.support';

describe('they end, at once and with what is open', () => {
  const asAdmin = () => app.ctx('admin@demo.test');
  test.each<[string, (id: string) => Promise<unknown>, (id: string) => Promise<unknown>]>([
    [
      'when an administrator sets another password',
      async (id) => updateUser(await asAdmin(), id, { password: 'another one of mine' }),
      async (id) => updateUser(await asAdmin(), id, { password: 'servidesk-demo' }),
    ],
    [
      'when the role changes',
      async (id) => updateUser(await asAdmin(), id, { role: 'technician' }),
      async (id) => updateUser(await asAdmin(), id, { role: 'customer' }),
    ],
    [
      'when the address changes',
      async (id) => updateUser(await asAdmin(), id, { email: 'other@demo.test' }),
      async (id) => updateUser(await asAdmin(), id, { email: 'customer2@demo.test' }),
    ],
    [
      'when the person is deactivated',
      async (id) => deactivateUser(await asAdmin(), id),
      async (id) => reactivateUser(await asAdmin(), id),
    ],
    [
      'when an administrator ends them',
      async (id) => (await signedIn(app, 'admin@demo.test')).post(`/admin/users/${id}/sessions/end`),
      async () => undefined,
    ],
  ])('%s', async (what, act, undo) => {
    const email = 'customer2@demo.test';
    const [one, two] = [await signedIn(app, email), await signedIn(app, email)];
    const id = await idOf(email);
    const open = [await stream(app, one, 'portal'), await stream(app, two, 'portal')];
    expect(open.map(({ status }) => status)).toEqual([200, 200]);
    await act(id);
    expect(await Promise.all(open.map(({ ended }) => ended))).toEqual([true, true]);
    await undo(id);
    // Whatever is put right afterwards, what ended stays so.
    expect([await isIn(one), await isIn(two)]).toEqual([false, false]);
    // What that browser keeps of the person goes, unless they only have to sign in again.
    const isResumed = /password|role|address/.test(what);
    expect(signedOutIn(await one.get('/login'))).toBe(isResumed ? undefined : id);
    // There is nothing that its open pages could come back for, and that is no failure of theirs.
    expect((await one.get('/live?topics=portal', { accept: 'text/event-stream' })).status).toBe(204);
  });

  test('by changing one’s password: all others, and the id of this one changes', async () => {
    const email = 'colleague@demo.test';
    const [here, elsewhere] = [await signedIn(app, email), await signedIn(app, email)];
    const thief = here.copy();
    const open = await stream(app, elsewhere, 'portal');
    const form = { current: 'servidesk-demo', next: 'kettle-orbit-92-plum' };
    expect((await here.post('/account/password', form)).status).toBe(303);
    expect(await open.ended).toBe(true);
    expect([await isIn(here), await isIn(elsewhere), await isIn(thief)]).toEqual([true, false, false]);
    expect(signedOutIn(await elsewhere.get('/login'))).toBe(await idOf(email));
    expect(signedOutIn(await here.get('/account'))).toBeUndefined();
  });

  test('an old cookie is worth nothing after signing out', async () => {
    const browser = await signedIn(app, CUSTOMER);
    const copy = browser.copy();
    await browser.post('/logout');
    expect(await isIn(copy)).toBe(false);
    expect((await copy.post('/account/sessions/end')).location).toMatch(/^\/login/);
  });

  test('signing in gives the session a new id, and the visitor’s one nothing', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    await visitor.post('/login', { email: CUSTOMER, password: 'wrong' });
    const planted = visitor.copy();
    await visitor.post('/login', { email: CUSTOMER, password: 'servidesk-demo' });
    expect(cookie(planted)).toBeDefined();
    expect(cookie(visitor)).not.toBe(cookie(planted));
    expect([await isIn(visitor), await isIn(planted)]).toEqual([true, false]);
  });

  test('a request that is under way while its session ends does not bring it back', async () => {
    const browser = await signedIn(app, CUSTOMER);
    const { id } = await newest(CUSTOMER);
    const token = (await browser.get('/account')).html
      .querySelector('meta[name="csrf-token"]')
      ?.getAttribute('content');
    const body = new URLSearchParams({
      _csrf: token ?? '',
      locale: 'en',
      theme: 'light',
      return_to: '/portal',
    });
    const sent = request(`${app.url}/preferences`, {
      method: 'POST',
      headers: {
        cookie: browser.cookieHeader,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.toString().length),
      },
    });
    const rested = new Date(Date.now() - HOUR);
    await app.system.db('signIns').where({ id }).update({ lastSeenAt: rested });
    sent.write(body.toString().slice(0, 10));
    // It is noted that they were there once the session has been read; now the desk waits for the rest of the form.
    const seen = async () => (await app.system.db('signIns').where({ id }).first()).lastSeenAt as Date;
    await until(async () => (await seen()) > rested);
    await (await signedIn(app, CUSTOMER)).post('/account/sessions/end');
    sent.end(body.toString().slice(10));
    const [answer] = await once(sent, 'response');
    answer.resume();
    expect(answer.statusCode).toBeGreaterThan(0);
    expect(await isIn(browser)).toBe(false);
  });

  test('what was read is never put back under an id that is gone, in either store', async () => {
    const redis = process.env.TEST_REDIS_URL;
    const stores = [{}, ...(redis ? [{ redisUrl: redis }] : [])];
    expect(stores).toHaveLength(2);
    for (const store of stores) {
      const { middleware, ready, close } = createSessions(
        { ...app.system.config, ...store },
        app.system.db,
        app.system.log,
      );
      await ready;
      const [entered, gate] = [deferred<void>(), deferred<void>()];
      const small = express();
      small.use((req, _res, next) => {
        req.ctx = systemCtx(app.system);
        next();
      });
      small.use(middleware);
      small.get('/begin', (req, res) => {
        req.session.signInId = 'somebody';
        res.end();
      });
      small.get('/slow', async (req, res) => {
        entered.resolve();
        await gate.promise;
        req.session.registrationId = 'late';
        res.end();
      });
      small.get('/renew', (req, res) => {
        req.session.regenerate(() => {
          req.session.signInId = 'somebody';
          res.end();
        });
      });
      small.get('/change', (req, res) => {
        req.session.registrationId = 'in time';
        res.end();
      });
      small.get('/who', (req, res) => {
        res.end(`${req.session.signInId ?? 'nobody'} ${req.session.registrationId ?? ''}`);
      });
      const server = createServer(small);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const browser = new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      await browser.get('/begin');
      await browser.get('/change');
      expect((await browser.get('/who')).text).toBe('somebody in time');
      const old = browser.copy();
      const late = old.copy().get('/slow');
      await entered.promise;
      await browser.get('/renew');
      gate.resolve();
      await late;
      expect((await old.get('/who')).text).toBe('nobody ');
      expect((await browser.get('/who')).text).toBe('somebody ');
      await new Promise((resolve) => server.close(resolve));
      await close();
    }
  });
});
