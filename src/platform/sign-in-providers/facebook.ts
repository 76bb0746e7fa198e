import { createHmac } from 'node:crypto';
import * as client from 'openid-client';
import { failureFrom, ProviderFailure } from './failure';
import { addressOf, textOf } from './profile';
import type { ProviderProfile, ProviderSurroundings, SignInProvider } from './provider';
import { challengeOf, newSecrets } from './secrets';

// OAuth 2.0 without OpenID Connect. Where these come from, all on developers.facebook.com/docs:
// - dialog and token address, state: facebook-login/guides/advanced/manual-flow
// - PKCE with S256: facebook-login/guides/advanced/oidc-token
// - appsecret_proof: graph-api/guides/secure-requests
// - id, name, email of /me: graph-api/reference/user, which does not say that the address was proved
const VERSION = 'v25.0';
const GRAPH = `https://graph.facebook.com/${VERSION}`;

/** Facebook. It vouches for no address. */
export function facebookProvider(surroundings: ProviderSurroundings): SignInProvider {
  const { config } = surroundings;
  const server = serverOf(surroundings);
  return {
    name: config.name,
    label: config.label,
    async begin(callbackUrl) {
      const secrets = newSecrets();
      const url = client.buildAuthorizationUrl(server, {
        redirect_uri: callbackUrl,
        scope: 'email',
        state: secrets.state,
        ...(await challengeOf(secrets)),
      });
      return { url: url.href, secrets };
    },
    async finish(callback, { state, verifier }) {
      try {
        const checks = { expectedState: state, pkceCodeVerifier: verifier };
        const tokens = await client.authorizationCodeGrant(server, callback, checks);
        return await profileOf(server, tokens.access_token, config);
      } catch (error) {
        throw failureFrom(error, 'callback');
      }
    },
  };
}

function serverOf({ config, reroute, timeoutMs }: ProviderSurroundings): client.Configuration {
  const server = new client.Configuration(
    {
      issuer: config.url,
      authorization_endpoint: `${config.url}/${VERSION}/dialog/oauth`,
      token_endpoint: `${GRAPH}/oauth/access_token`,
    },
    config.clientId,
    { client_secret: config.clientSecret },
    client.ClientSecretPost(config.clientSecret),
  );
  server.timeout = timeoutMs / 1000;
  server[client.customFetch] = (url, options) => fetch(reroute(url), options as RequestInit);
  return server;
}

async function profileOf(
  server: client.Configuration,
  accessToken: string,
  { url: issuer, clientSecret }: { url: string; clientSecret: string },
): Promise<ProviderProfile> {
  // With it Facebook answers only for a token of this very app.
  const proof = createHmac('sha256', clientSecret).update(accessToken).digest('hex');
  const me = new URL(`${GRAPH}/me?fields=id,name,email&appsecret_proof=${proof}`);
  const answer = await client.fetchProtectedResource(server, accessToken, me, 'GET');
  if (!answer.ok) throw failureFrom({ status: answer.status }, 'profile');
  const { id, name, email } = (await answer.json()) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw new ProviderFailure('refused', 'a profile without id');
  return { issuer, subject: id, email: addressOf(email), isVerified: false, name: textOf(name) };
}
