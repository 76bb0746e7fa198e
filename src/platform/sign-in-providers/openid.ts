import * as client from 'openid-client';
import { failureFrom, ProviderFailure } from './failure';
import { addressOf, isTrue, textOf } from './profile';
import type { ProviderProfile, ProviderSurroundings, SignInProvider } from './provider';
import { challengeOf, newSecrets } from './secrets';

/** After so long the service is asked anew how it is to be spoken to. */
const DISCOVERY_LASTS_MS = 60 * 60 * 1000;

/**
 * Any service that speaks OpenID Connect, by its discovery document; openid-client checks issuer, audience, expiry
 * and nonce, and with `enableNonRepudiationChecks` the signature.
 * @param vouches whether `email_verified: true` is to be believed
 */
export function openidProvider(
  surroundings: ProviderSurroundings,
  { vouches }: { vouches: boolean },
): SignInProvider {
  const { config } = surroundings;
  const configuration = discovering(surroundings);
  return {
    name: config.name,
    label: config.label,
    async begin(callbackUrl) {
      const server = await configuration();
      const secrets = newSecrets();
      const url = client.buildAuthorizationUrl(server, {
        redirect_uri: callbackUrl,
        scope: 'openid email profile',
        state: secrets.state,
        nonce: secrets.nonce,
        ...(await challengeOf(secrets)),
      });
      return { url: url.href, secrets };
    },
    async finish(callback, { state, nonce, verifier }) {
      const server = await configuration();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      try {
        const tokens = await client.authorizationCodeGrant(server, callback, checks);
        const claims = tokens.claims();
        if (!claims) throw new ProviderFailure('refused', 'no id_token');
        return await profileFrom(server, tokens.access_token, claims, vouches);
      } catch (error) {
        throw failureFrom(error, 'callback');
      }
    },
  };
}

/** The service's own description: read when it is first needed, and again after a failure. */
function discovering(surroundings: ProviderSurroundings): () => Promise<client.Configuration> {
  let known: { configuration: Promise<client.Configuration>; until: number } | null = null;
  return async () => {
    if (!known || known.until < Date.now()) {
      known = { configuration: discover(surroundings), until: Date.now() + DISCOVERY_LASTS_MS };
    }
    try {
      return await known.configuration;
    } catch (error) {
      known = null;
      throw new ProviderFailure('unavailable', failureFrom(error, 'discovery').message);
    }
  };
}

async function discover({ config, reroute, timeoutMs }: ProviderSurroundings): Promise<client.Configuration> {
  const insecure = config.url.startsWith('http:') ? [client.allowInsecureRequests] : [];
  return client.discovery(
    new URL(config.url),
    config.clientId,
    { client_secret: config.clientSecret },
    secretAsWanted(config.clientSecret),
    {
      timeout: timeoutMs / 1000,
      execute: [client.enableNonRepudiationChecks, ...insecure],
      [client.customFetch]: (url, options) => fetch(reroute(url), options as RequestInit),
    },
  );
}

/** In the body where the service says that it takes it there, else as everybody must (Core, 9). */
function secretAsWanted(secret: string): client.ClientAuth {
  const [inBody, inHeader] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    return (methods?.includes('client_secret_post') ? inBody : inHeader)(server, ...rest);
  };
}

/** The address from the token, or where that says nothing of it, from the service's userinfo (Core, 5.3 and 5.4). */
async function profileFrom(
  server: client.Configuration,
  accessToken: string,
  token: client.IDToken,
  vouches: boolean,
): Promise<ProviderProfile> {
  const isEnough = token.email !== undefined || !server.serverMetadata().userinfo_endpoint;
  const claims = isEnough ? token : await client.fetchUserInfo(server, accessToken, token.sub);
  const email = addressOf(claims.email);
  return {
    issuer: token.iss,
    subject: token.sub,
    email,
    isVerified: vouches && email !== null && isTrue(claims.email_verified),
    name: textOf(claims.name) || textOf(token.name),
  };
}
