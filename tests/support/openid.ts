import { createHmac } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { type MutableResponse, type MutableToken, OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server';
import type { ProviderName } from '../../src/platform/config';

export const TENANT = '5f1d3e0a-0000-4000-8000-00000000abcd';

/** What the environment of a desk says that knows all four services. */
export const SERVICES_ENV = {
  ...{ GOOGLE_CLIENT_ID: 'googledesk', GOOGLE_CLIENT_SECRET: 'google-secret' },
  ...{ FACEBOOK_CLIENT_ID: 'facebookdesk', FACEBOOK_CLIENT_SECRET: 'facebook-secret' },
  ...{ MICROSOFT_CLIENT_ID: 'microsoftdesk', MICROSOFT_CLIENT_SECRET: 'microsoft-secret' },
  ...{ OIDC_CLIENT_ID: 'oidcdesk', OIDC_CLIENT_SECRET: 'oidc-secret', OIDC_NAME: 'Acme ID' },
  OIDC_ISSUER: 'https://id.acme.test/realms/staff',
};

const ISSUERS: Record<ProviderName, string> = {
  google: 'https://accounts.google.com',
  facebook: 'https://www.facebook.com',
  // As Microsoft's own discovery document of the tenant `common` says it.
  microsoft: 'https://login.microsoftonline.com/{tenantid}/v2.0',
  oidc: SERVICES_ENV.OIDC_ISSUER,
};

const HOSTS: Record<string, ProviderName> = {
  'accounts.google.com': 'google',
  'oauth2.googleapis.com': 'google',
  'openidconnect.googleapis.com': 'google',
  'www.facebook.com': 'facebook',
  'graph.facebook.com': 'facebook',
  'login.microsoftonline.com': 'microsoft',
  'id.acme.test': 'oidc',
};

/** Nobody listens here, and nobody is given it by chance, as one that was free a moment ago may be. */
const NOBODYS_PORT = 2;

/** Ends of the real addresses, and the small server's. */
const PATHS: [RegExp, string][] = [
  [/\/\.well-known\/openid-configuration$/, '/.well-known/openid-configuration'],
  [/\/(authorize|auth|dialog\/oauth)$/, '/authorize'],
  [/\/(token|access_token)$/, '/token'],
  [/\/(userinfo|me)$/, '/userinfo'],
  [/\/jwks$/, '/jwks'],
];

export interface Person {
  sub: string;
  email?: string;
  email_verified?: unknown;
  /** Google's: the Workspace that gives the address out. */
  hd?: string;
  name?: string;
}

type Claims = Record<string, unknown>;

export interface Service {
  /** Who signs in there. */
  person: Person;
  /** Changes a token before it is signed. */
  beforeSigning: (claims: Claims) => void;
  /** Changes what the token address answers. */
  beforeAnswer: (answer: MutableResponse) => void;
  /** Requests to its token address. */
  exchanges: Claims[];
  /** No one answers: nobody listens, or somebody listens and says nothing. */
  silence: 'down' | 'hangs' | null;
}

export interface Services extends Record<ProviderName, Service> {
  reroute(url: string): string;
  /** A person agrees there: the path of the desk that the service sends them back to. */
  visit(url: string): Promise<string>;
  reset(): void;
  stop(): Promise<void>;
}

/** Google, Facebook, Microsoft and a provider of somebody's own, as small servers on loopback. */
export async function startServices(): Promise<Services> {
  const names = Object.keys(ISSUERS) as ProviderName[];
  const servers = await Promise.all(names.map(startServer));
  const callers = new Set<Socket>();
  const mute = createServer((socket) => callers.add(socket.resume()));
  const hanging = await portOf(mute);
  const each = servers.map(({ name, service }) => [name, service]);
  const of = Object.fromEntries(each) as Record<ProviderName, Service>;
  const ports = Object.fromEntries(servers.map(({ name, port }) => [name, port]));
  const reroute = (address: string) => {
    const { hostname, pathname, search } = new URL(address);
    const name = HOSTS[hostname];
    const path = PATHS.find(([pattern]) => pattern.test(pathname))?.[1];
    if (!name || !path) throw new Error(`nobody is at ${address}`);
    const { silence } = of[name];
    const port = silence === 'down' ? NOBODYS_PORT : silence === 'hangs' ? hanging : ports[name];
    return `http://127.0.0.1:${port}${path}${search}`;
  };
  return {
    ...of,
    reroute,
    visit: async (url) => {
      const answer = await fetch(reroute(url), { redirect: 'manual' });
      const { pathname, search } = new URL(answer.headers.get('location') ?? '');
      return pathname + search;
    },
    reset: () => {
      for (const name of names) Object.assign(of[name], unchanged(name));
    },
    stop: async () => {
      mute.close();
      for (const caller of callers) caller.destroy();
      for (const { server } of servers) server.close().closeAllConnections();
    },
  };
}

const unchanged = (name: ProviderName): Service => ({
  person: {
    sub: `${name}-1`,
    email: 'new@example.org',
    email_verified: true,
    name: 'Nora Nueva',
    ...(name === 'google' && { hd: 'example.org' }),
  },
  beforeSigning: () => undefined,
  beforeAnswer: () => undefined,
  exchanges: [],
  silence: null,
});

async function startServer(name: ProviderName) {
  const issuer = new OAuth2Issuer();
  const oauth = new OAuth2Service(issuer);
  const service = unchanged(name);
  issuer.url = ISSUERS[name];
  await issuer.keys.generate('RS256');
  oauth.on('beforeTokenSigning', ({ payload }: MutableToken) => {
    Object.assign(payload, service.person);
    if (name === 'microsoft') {
      Object.assign(payload, { tid: TENANT, iss: ISSUERS.microsoft.replace('{tenantid}', TENANT) });
    }
    service.beforeSigning(payload);
  });
  oauth.on('beforeResponse', (answer: MutableResponse, req: { body: Claims }) => {
    service.exchanges.push(req.body);
    if (!req.body.code_verifier) Object.assign(answer, { statusCode: 400, body: { error: 'invalid_grant' } });
    if (name === 'facebook') delete (answer.body as Claims).id_token;
    service.beforeAnswer(answer);
  });
  oauth.on('beforeUserinfo', (answer: MutableResponse, req: Asked) => {
    answer.body = { ...service.person };
    if (name === 'facebook') answerAsFacebook(answer, req, service.person);
  });
  const server = createHttpServer(oauth.requestHandler);
  // As in app.ts: whoever asks ends a line that has rested, and nobody else.
  server.keepAliveTimeout = 0;
  return { name, server, service, port: await portOf(server) };
}

interface Asked {
  headers: { authorization?: string };
  query: Claims;
}

/** The Graph API tells nothing without a proof that the token is of the app whose secret whoever asks has. */
function answerAsFacebook(answer: MutableResponse, { headers, query }: Asked, person: Person): void {
  const token = headers.authorization?.replace('Bearer ', '') ?? '';
  const isOfAnother = token.startsWith('another-app:');
  const proof = createHmac('sha256', SERVICES_ENV.FACEBOOK_CLIENT_SECRET).update(token).digest('hex');
  const { sub: id, email, name } = person;
  const refusal = { error: { message: 'Invalid appsecret_proof', type: 'GraphMethodException', code: 100 } };
  if (query.appsecret_proof === proof && !isOfAnother) answer.body = { id, email, name };
  else Object.assign(answer, { statusCode: 400, body: refusal });
}

/** A port of this machine on which the server listens from here on. */
async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}
