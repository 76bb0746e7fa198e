import { Passport } from 'passport';
import {
  type GoogleCallbackParameters,
  type Profile,
  Strategy,
  type VerifyCallback,
} from 'passport-google-oauth20';
import type { StateStore } from 'passport-oauth2';
import { failureFrom, ProviderFailure } from './failure';
import { checkToken, ISSUER } from './google-token';
import { addressOf, isTrue, textOf } from './profile';
import type { ProviderProfile, ProviderSurroundings, RoundSecrets, SignInProvider } from './provider';
import { newSecrets } from './secrets';

// As in https://accounts.google.com/.well-known/openid-configuration
const TOKEN = 'https://oauth2.googleapis.com/token';
const USERINFO = 'https://openidconnect.googleapis.com/v1/userinfo';

/**
 * Google, which vouches for the addresses that it gives out itself, Gmail's and those of Workspace (`hd`). Others it has
 * seen proved once (`email_verified`), and they may have changed hands since:
 * developers.google.com/identity/gsi/web/guides/verify-google-id-token
 */
export function googleProvider(surroundings: ProviderSurroundings): SignInProvider {
  const { config } = surroundings;
  return {
    name: config.name,
    label: config.label,
    async begin(callbackUrl) {
      const secrets = newSecrets();
      const strategy = strategyOf(surroundings, callbackUrl, secrets);
      const { redirect } = await authenticate(strategy, {});
      if (!redirect) throw new ProviderFailure('refused', 'no address to go to');
      return { url: redirect, secrets };
    },
    async finish(callback, secrets) {
      const code = callback.searchParams.get('code');
      if (!code) throw new ProviderFailure('refused', 'callback: no code');
      const strategy = strategyOf(surroundings, `${callback.origin}${callback.pathname}`, secrets);
      const query = { code, state: callback.searchParams.get('state') };
      const { user } = await authenticate(strategy, query).catch((error) => {
        throw failureFrom(error, 'callback');
      });
      if (!user) throw new ProviderFailure('refused', 'callback: nobody');
      return user;
    },
  };
}

/** A strategy for one round: it keeps nothing itself, and what is to be kept is the session's. */
function strategyOf(
  { config, reroute, timeoutMs }: ProviderSurroundings,
  callbackURL: string,
  secrets: RoundSecrets,
): Strategy {
  const strategy = new Strategy(
    {
      clientID: config.clientId,
      clientSecret: config.clientSecret,
      callbackURL,
      authorizationURL: `${config.url}/o/oauth2/v2/auth?nonce=${encodeURIComponent(secrets.nonce)}`,
      tokenURL: reroute(TOKEN),
      userProfileURL: reroute(USERINFO),
      scope: ['openid', 'email', 'profile'],
      pkce: true,
      store: storeOf(secrets),
    },
    (
      _accessToken: string,
      _refreshToken: string,
      { id_token }: GoogleCallbackParameters,
      profile: Profile,
      done: VerifyCallback,
    ) => {
      try {
        checkToken(id_token, { clientId: config.clientId, nonce: secrets.nonce, subject: profile.id });
        done(null, profileFrom(profile));
      } catch (error) {
        done(error);
      }
    },
  );
  secureRequests(strategy, timeoutMs);
  return strategy;
}

/**
 * passport-oauth2's "state store": state and verifier of this very round. The verifier is of the strategy's making.
 * It tells such a store from others by the number of parameters, which its types know nothing of.
 */
function storeOf(secrets: RoundSecrets): StateStore {
  type Done = (error: Error | null, ok?: unknown, state?: unknown) => void;
  const store = {
    store(_req: unknown, verifier: string, _state: unknown, _meta: unknown, done: Done): void {
      secrets.verifier = verifier;
      done(null, secrets.state);
    },
    verify(_req: unknown, state: string, _meta: unknown, done: Done): void {
      if (state === secrets.state) done(null, secrets.verifier);
      else done(null, false, { message: 'another state' });
    },
  };
  return store as unknown as StateStore;
}

interface OAuth2 {
  useAuthorizationHeaderforGET(useIt: boolean): void;
  _executeRequest(library: unknown, options: object, body: unknown, done: unknown): void;
}

/** The token goes into a header instead of an address, and every request has a timeout. */
function secureRequests(strategy: Strategy, timeoutMs: number): void {
  const oauth2 = (strategy as unknown as { _oauth2: OAuth2 })._oauth2;
  const execute = oauth2._executeRequest.bind(oauth2);
  oauth2.useAuthorizationHeaderforGET(true);
  oauth2._executeRequest = (library, options, body, done) =>
    execute(library, { ...options, signal: AbortSignal.timeout(timeoutMs) }, body, done);
}

interface Answer {
  redirect?: string;
  user?: ProviderProfile;
}

/** Runs a strategy through passport, without passport's sessions: it redirects, finds somebody or fails. */
function authenticate(strategy: Strategy, query: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const found = (error: unknown, user?: ProviderProfile | false) =>
      error || !user ? reject(error ?? new ProviderFailure('refused', 'nobody')) : resolve({ user });
    const answer = {
      setHeader: (name: string, value: string) => name === 'Location' && resolve({ redirect: value }),
      end: () => undefined,
    };
    new Passport().authenticate(strategy, { session: false }, found)({ query }, answer, reject);
  });
}

function isGoogles(email: string, workspace: unknown): boolean {
  return email.endsWith('@gmail.com') || (typeof workspace === 'string' && workspace !== '');
}

function profileFrom({ id, displayName, _json }: Profile): ProviderProfile {
  const email = addressOf(_json.email);
  return {
    issuer: ISSUER,
    subject: id,
    email,
    isVerified: email !== null && isTrue(_json.email_verified) && isGoogles(email, _json.hd),
    name: textOf(displayName),
  };
}
