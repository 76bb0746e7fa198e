import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isLoopback, isNetwork } from './exposure';
import { fontFiles } from './folders';
import { parseRange } from './outbound/ranges';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const url = (...schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    message: `must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });
/** Pages, cookies and passkeys are at the root of a host: of more than that, links would lead nowhere. */
const isHostAlone = (value: string) => {
  const { pathname, search, hash, username, password } = new URL(value);
  return /^\/+$/.test(pathname) && !search && !hash && !username && !password && !/[?#]/.test(value);
};
/** Where a password is cut off at a sign of its own, its beginning would be taken for a port, and shown as one. */
const isCutOff = (value: string) => {
  const { pathname, search, hash } = new URL(value);
  return /@/.test(pathname + hash) || /^\?[^=&]*@/.test(search);
};
const server = (...schemes: string[]) =>
  url(...schemes).refine((value) => !URL.canParse(value) || !isCutOff(value), {
    message: 'must have / ? # and @ in its password written as %2F %3F %23 and %40',
  });
const hasHost = (value: string) => !URL.canParse(value) || new URL(value).hostname !== '';
const saysTls = (value: string) => {
  const said = URL.canParse(value) ? new URL(value).searchParams.get('requireTLS') : null;
  return said === null || said === 'true' || said === 'false';
};
/** Nobody can tell that a secret is random, but what people put in its place meanwhile can be told. */
const isRandom = (value: string) => new Set(value).size >= 8 && !/change.?(me|this)/i.test(value);
const NOT_RANDOM = 'must be random, as from openssl rand -hex 32';
const secret = z.string().min(32, 'must have at least 32 characters').refine(isRandom, NOT_RANDOM);

const wholeNumber = (least: number, most: number) => {
  const wrong = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(wrong).int(wrong).min(least, wrong).max(most, wrong);
};

/** Processes that answer people, unless somebody says otherwise: more cores are better left to the database. */
const MOST_BY_ITSELF = 4;

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: url('http:', 'https:')
    .refine((value) => !URL.canParse(value) || isHostAlone(value), {
      message: 'must be scheme, host and port alone, without a path, query or name',
    })
    .optional(),
  DATA_DIR: z.string().default('data'),
  FONTS_DIR: z.string().optional(),
  DATABASE_URL: server('postgres:', 'postgresql:').optional(),
  REDIS_URL: server('redis:', 'rediss:').optional(),
  SESSION_SECRET: secret.optional(),
  ENCRYPTION_KEY: secret.optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  WEB_PROCESSES: wholeNumber(1, 64).optional(),
  DEMO: flag.optional(),
  TRUST_PROXY: z.string().default(''),
  METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .refine(isRandom, NOT_RANDOM)
    .optional(),
  SMTP_URL: server('smtp:', 'smtps:')
    .refine(hasHost, 'must name a server')
    .refine(saysTls, 'must say requireTLS=true or requireTLS=false, if it says so at all')
    .optional(),
  MAIL_FROM: z.string().default('ServiDesk <servidesk@localhost>'),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  FACEBOOK_CLIENT_ID: z.string().optional(),
  FACEBOOK_CLIENT_SECRET: z.string().optional(),
  MICROSOFT_CLIENT_ID: z.string().optional(),
  MICROSOFT_CLIENT_SECRET: z.string().optional(),
  MICROSOFT_TENANT: z
    .string()
    .regex(/^[\w.-]+$/, 'must be a tenant’s name or id')
    .default('common'),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: url('https:', 'http:').optional(),
  OIDC_NAME: z.string().max(40).default('OpenID Connect'),
  OUTBOUND_ALLOW: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  production: boolean;
  /** Run from the sources, as in development and tests: a variable that a template does not get is an error. */
  strict: boolean;
  /** Also, templates and public files are read again when they change. */
  reload: boolean;
  port: number;
  host: string;
  baseUrl: string;
  dataDir: string;
  /** Files of fonts for what those of the desk have no letters for. */
  fonts: string[];
  /** Null: the embedded database. */
  databaseUrl: string | null;
  redisUrl: string | null;
  sessionSecret: string;
  encryptionKey: string;
  role: 'all' | 'web' | 'worker';
  /** How many processes of a node answer people. */
  webProcesses: number;
  demo: boolean;
  trustProxy: boolean | number | string;
  metricsToken: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** Other services that people may sign in with. */
  providers: ProviderConfig[];
  /** Ranges of addresses that are nobody's on the internet, and may be fetched from all the same. */
  outboundAllow: string[];
  logLevel: string;
}

export const PROVIDERS = ['google', 'facebook', 'microsoft', 'oidc'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

export interface ProviderConfig {
  name: ProviderName;
  clientId: string;
  clientSecret: string;
  /** What people know it by. */
  label: string;
  /** Where it is: the issuer of those that speak OpenID Connect, else the beginning of its addresses. */
  url: string;
}

/** A setting that is wrong: `message` is one line that names the variable. */
export class ConfigError extends Error {}

/**
 * Reads the whole configuration from the environment.
 * @param program where this runs from: its sources, or what was built of them
 * @throws ConfigError naming the first variable that is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv, program = __filename): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  const strict = program.endsWith('.ts');
  const dataDir = resolve(value.DATA_DIR);
  const secrets = secretsOf(value, production, dataDir);
  const baseUrl = (value.BASE_URL ?? `http://${reachableName(value.HOST)}:${value.PORT}`).replace(
    /(?<!\/)\/+$/,
    '',
  );
  const trustProxy = trustProxyOf(value.TRUST_PROXY);
  if (baseUrl.startsWith('https:') && trustProxy === false && value.ROLE !== 'worker') {
    // Secure cookies would never be set, and nobody could sign in.
    throw new ConfigError('TRUST_PROXY: must tell of the proxy that makes BASE_URL https');
  }
  return {
    production,
    strict,
    reload: strict && !production && value.NODE_ENV !== 'test',
    port: value.PORT,
    host: value.HOST,
    baseUrl,
    dataDir,
    fonts: value.FONTS_DIR ? fontsOf(resolve(value.FONTS_DIR)) : [],
    databaseUrl: value.DATABASE_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    ...secrets,
    role: value.ROLE,
    webProcesses: value.WEB_PROCESSES ?? Math.min(availableParallelism(), MOST_BY_ITSELF),
    demo: value.DEMO ?? (!value.DATABASE_URL && isLoopback(value.HOST) && !production),
    trustProxy,
    metricsToken: value.METRICS_TOKEN ?? null,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    providers: providersOf(value, production),
    outboundAllow: outboundAllowOf(value.OUTBOUND_ALLOW),
    logLevel: value.LOG_LEVEL,
  };
}

/** What to call this machine from itself: a desk that listens on one address alone does not answer on another. */
function reachableName(host: string): string {
  if (isLoopback(host) || ['0.0.0.0', '::'].includes(host)) return 'localhost';
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** The same, listening where the system said: with PORT=0 it chooses a port, and a BASE_URL of our own names it. */
export function atPort(config: Config, port: number): Config {
  return { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) };
}

function providersOf(value: z.infer<typeof schema>, production: boolean): ProviderConfig[] {
  if (value.OIDC_CLIENT_ID && !value.OIDC_ISSUER) throw new ConfigError('OIDC_ISSUER: must be set too');
  if (production && value.OIDC_ISSUER?.startsWith('http:')) {
    throw new ConfigError('OIDC_ISSUER: must begin with https:// in production');
  }
  const places = {
    google: { label: 'Google', url: 'https://accounts.google.com' },
    facebook: { label: 'Facebook', url: 'https://www.facebook.com' },
    microsoft: {
      label: 'Microsoft',
      url: `https://login.microsoftonline.com/${value.MICROSOFT_TENANT}/v2.0`,
    },
    oidc: { label: value.OIDC_NAME, url: value.OIDC_ISSUER ?? '' },
  };
  return PROVIDERS.flatMap((name) => {
    const prefix = name.toUpperCase() as Uppercase<ProviderName>;
    const clientId = value[`${prefix}_CLIENT_ID`];
    const clientSecret = value[`${prefix}_CLIENT_SECRET`];
    if (!clientId && !clientSecret) return [];
    const missing = clientId ? 'SECRET' : 'ID';
    if (!clientId || !clientSecret) throw new ConfigError(`${prefix}_CLIENT_${missing}: must be set too`);
    return [{ name, clientId, clientSecret, ...places[name] }];
  });
}

/** Express's own meaning: a count of proxies, or a list of addresses and networks. Never "everyone". */
function trustProxyOf(value: string): Config['trustProxy'] {
  if (value === '' || value === 'false') return false;
  if (value === 'true') {
    throw new ConfigError(
      'TRUST_PROXY: must be a number of proxies or a list of their addresses, not "true"',
    );
  }
  if (/^\d+$/.test(value)) return Number(value);
  const wrong = value.split(',').find((entry) => !isNetwork(entry.trim()));
  if (wrong !== undefined) {
    throw new ConfigError(
      `TRUST_PROXY: "${wrong.trim()}" is neither a number of proxies nor an address or network`,
    );
  }
  return value;
}

function outboundAllowOf(value: string): string[] {
  const entries = value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const wrong = entries.find((entry) => parseRange(entry) === null);
  if (wrong !== undefined) {
    throw new ConfigError(
      `OUTBOUND_ALLOW: "${wrong}" is neither an address nor a range that begins with its first, as 10.1.0.0/16`,
    );
  }
  return entries;
}

function fontsOf(folder: string): string[] {
  const files = fontFiles(folder);
  if (!files) throw new ConfigError(`FONTS_DIR: ${folder} is no folder that can be read`);
  return files;
}

function secretsOf(value: z.infer<typeof schema>, production: boolean, dataDir: string) {
  const { SESSION_SECRET: session, ENCRYPTION_KEY: encryption } = value;
  if (session && encryption) return { sessionSecret: session, encryptionKey: encryption };
  if (production && value.DATABASE_URL) {
    throw new ConfigError(`${session ? 'ENCRYPTION_KEY' : 'SESSION_SECRET'}: must be set in production`);
  }
  const kept = keptSecrets(dataDir);
  return { sessionSecret: session ?? kept.sessionSecret, encryptionKey: encryption ?? kept.encryptionKey };
}

/** Secrets made at the first start, beside the embedded database, so that a restart signs nobody out. */
function keptSecrets(dataDir: string): { sessionSecret: string; encryptionKey: string } {
  const file = join(dataDir, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new ConfigError(`DATA_DIR: ${file} cannot be read`);
    }
  }
  const made = {
    sessionSecret: randomBytes(32).toString('hex'),
    encryptionKey: randomBytes(32).toString('hex'),
  };
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return keptSecrets(dataDir);
    throw new ConfigError(`DATA_DIR: ${dataDir} cannot be written to`);
  }
}
