import { newId } from '../../src/platform/ids';
import { halfSignedIn, setUpTotp } from '../auth/factors.people';
import type { TestApp } from '../support/app';
import { Browser } from '../support/browser';
import type { Samples } from './places';

// Pages that one comes to only by a step before them.

interface Step {
  /** The path of the route. */
  path: string;
  /** Takes the step; answers with the browser that the page is open to. */
  take(app: TestApp, samples: Samples): Promise<Browser>;
}

const FACTORS = 'customer2@demo.test';
const PROFILE = {
  provider: 'google',
  issuer: 'https://accounts.google.com',
  subject: '1',
  isVerified: false,
};

export const STEPS: Step[] = [
  { path: '/register/sent', take: register },
  { path: '/auth/complete/sent', take: register },
  { path: '/auth/complete', take: (app) => withProfile(app, app.visitor()) },
  { path: '/account/identities/new', take: async (app) => withProfile(app, await anew(app)) },
  {
    path: '/account/security/recovery-codes',
    take: async (app) => {
      const browser = await anew(app, FACTORS);
      await setUpTotp(browser);
      await browser.post('/account/security/recovery-codes');
      return browser;
    },
  },
  { path: '/account/security/totp/removal', take: (app) => anew(app, FACTORS) },
  { path: '/login/factor', take: (app) => halfSignedIn(app, FACTORS) },
  { path: '/account/security/passkeys/:id', take: addPasskey },
  { path: '/confirm/form', take: sendTooLate },
  { path: '/preferences/form', take: askOtherwise },
  {
    path: '/desk/tickets/:number/deletion',
    take: async (app, samples) => {
      const browser = await anew(app, 'admin@demo.test');
      await browser.post(`/desk/tickets/${samples[':number']}/deletion`);
      return browser;
    },
  },
];

async function anew(app: TestApp, email = 'customer@demo.test'): Promise<Browser> {
  return new Browser(app.url, await app.signIn(email));
}

async function register(app: TestApp): Promise<Browser> {
  const browser = app.visitor();
  const person = { name: 'Ana', email: 'ana@example.com', password: 'tin cloud basket 94' };
  await browser.post('/register', person);
  return browser;
}

/** As after a round to another service, which has said who they are. */
async function withProfile({ system }: TestApp, browser: Browser): Promise<Browser> {
  await browser.get('/register');
  const sid = decodeURIComponent(/sd_session=([^;]+)/.exec(browser.cookieHeader)?.[1] ?? '');
  const providerProfile = { ...PROFILE, email: 'ana@example.com', name: 'Ana', at: Date.now() };
  await system.db.raw('update sessions set sess = (sess::jsonb || ?::jsonb)::json where sid = ?', [
    JSON.stringify({ providerProfile }),
    sid.slice(2, sid.lastIndexOf('.')),
  ]);
  return browser;
}

async function addPasskey(app: TestApp, samples: Samples): Promise<Browser> {
  const user = await app.system.db('users').where({ email: 'customer@demo.test' }).first('id');
  const id = newId();
  const key = { credentialId: id, publicKey: Buffer.from(id), counter: 0, name: 'Phone' };
  await app.system.db('passkeys').insert({ id, userId: user.id, transports: [], isBackedUp: false, ...key });
  samples['/account/security/passkeys/'] = id;
  return anew(app);
}

/** Asks for the page of a form that was refused in another language. */
async function askOtherwise(app: TestApp): Promise<Browser> {
  const browser = await anew(app);
  await browser.post('/preferences?of=%2Faccount&theme=light&return_to=%2Faccount', {
    name: 'Ana',
    phone: 'x',
  });
  return browser;
}

/** Sends a form when the proof of who they are is too old, and gives another. */
async function sendTooLate(app: TestApp): Promise<Browser> {
  const browser = await anew(app);
  const confirm = (confirmedAt: Date) => app.system.db('sign_ins').update({ confirmedAt });
  await confirm(new Date(0));
  await browser.post('/account/email', { email: 'other@example.com' });
  await confirm(new Date());
  return browser;
}
