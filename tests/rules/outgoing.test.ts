import { naming, type Source, sourcesIn, withoutComments } from './sources';

// Whatever leaves the desk by an address that somebody typed goes through platform/outbound, which judges it. Everything
// else that opens a connection is named here, and leads where the operator's environment says.

/** Files that connect elsewhere, and why these addresses are nobody's who types. */
const EXCEPTIONS: Record<string, string> = {
  'src/platform/outbound/exchange.ts': 'the client itself',
  'src/platform/outbound/resolve.ts': 'the client itself: asks for the names that it judges',
  'src/platform/sign-in-providers/facebook.ts': 'Facebook’s own addresses',
  'src/platform/sign-in-providers/google.ts': 'Google’s own addresses',
  'src/platform/sign-in-providers/openid.ts':
    'OIDC_ISSUER and Microsoft’s addresses, and what they say of themselves',
  'src/platform/sign-in-providers/secrets.ts':
    'makes up secrets by functions of openid-client, and connects to nothing',
  'src/platform/mail/index.ts': 'SMTP_URL',
  'src/platform/redis.ts': 'REDIS_URL',
  'src/platform/file-text/reader.process.ts': 'takes away what connects: nothing in that process does',
};

/** Packages that connect to an address which they are given; databases aside, whose only address is DATABASE_URL. */
const PACKAGES = [
  ...[
    'undici',
    'axios',
    'got',
    'ky',
    'node-fetch',
    'cross-fetch',
    'superagent',
    'needle',
    'request',
    'follow-redirects',
  ],
  ...[
    'ws',
    'eventsource',
    'socket\\.io-client',
    'nodemailer',
    'imapflow',
    'ioredis',
    'redis',
    'web-push',
    'twilio',
  ],
  ...[
    'openid-client',
    'oauth4webapi',
    'passport-[\\w-]+',
    'oauth',
    '@slack/[\\w-]+',
    '@aws-sdk/[\\w-]+',
    'node-ical',
  ],
];

/** Of Node's own modules, what listens or only reckons. */
const HARMLESS = new Set(
  'createServer Server STATUS_CODES METHODS isIP isIPv4 isIPv6 BlockList setDefaultAutoSelectFamily'.split(
    ' ',
  ),
);

const MODULE = '(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns/promises)';
const IMPORT = new RegExp(String.raw`^import\s+(?!type\b)([^;]*?)\s+from\s+'${MODULE}';`, 'gm');
const CALL = new RegExp(String.raw`(?<!typeof )\b(?:require|import)\(\s*'${MODULE}'\s*\)(?!\.[A-Z])`);
const PACKAGE = new RegExp(
  String.raw`^import\s+(?!type\b)[^;]*'(?:${PACKAGES.join('|')})(?:/[^']*)?';|\b(?:require|import)\(\s*'(?:${PACKAGES.join('|')})`,
  'm',
);
const GLOBAL = /(?<![.\w$])fetch\b(?!:)|\bglobal(?:This)?\.fetch\b|\bnew (?:WebSocket|EventSource)\(/;
/** A method of that name is somebody's own. */
const DECLARED = /^\s*(?:async )?fetch\([^\n]*\)(?:: [^\n]*;| \{)$/gm;

const STRING = /'(?:[^'\\\n]|\\.)*'/g;

function connects(content: string): boolean {
  const code = withoutComments(content);
  const named = [...code.matchAll(IMPORT)].some(([, clause = '']) => !isHarmless(clause));
  const spoken = code.replace(STRING, "''").replace(DECLARED, '');
  return named || CALL.test(code) || PACKAGE.test(code) || GLOBAL.test(spoken);
}

/** Whether every name of an import only listens or reckons; a module as a whole can connect. */
function isHarmless(clause: string): boolean {
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1]?.split(',') ?? ['*'];
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .every((name) => HARMLESS.has(name.split(/\s+as\s+/)[0] ?? ''));
}

const sources = sourcesIn('src', /\.ts$/);
const connecting = (where: Source[]) =>
  where.filter(({ content }) => connects(content)).map(({ name }) => name);

test('nothing but the outgoing client fetches what people typed', () => {
  expect(connecting(sources).filter((name) => !(name in EXCEPTIONS))).toEqual([]);
});

test('and every exception is one', () => {
  expect(connecting(sources).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});

test('no answer is checked by a certificate that anybody could have made', () => {
  expect(naming(sources, /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual([]);
});

test.each([
  "await fetch('https://x.test')",
  'const { ok } = await fetch(url, options);',
  'await globalThis.fetch(url)',
  'client[customFetch] = fetch;',
  'const get = options.fetch ?? fetch;',
  'call(url, fetch)',
  "import { request } from 'node:http';",
  "import { createServer, get } from 'http';",
  "import https from 'node:https';",
  "import * as net from 'node:net';",
  "import { isIP, connect as dial } from 'node:net';",
  "import {\n  connect,\n} from 'node:tls';",
  "import { lookup } from 'node:dns/promises';",
  "import { createSocket } from 'node:dgram';",
  "const http = require('node:http');",
  "const { connect } = await import('node:http2');",
  "import axios from 'axios';",
  "import { fetch as get, Agent } from 'undici';",
  "const Redis = require('ioredis');",
  "import { S3Client } from '@aws-sdk/client-s3';",
  'new WebSocket(url)',
  'const live = new EventSource(url);',
])('%j is found', (code) => {
  expect(connects(code)).toBe(true);
});

test.each([
  "import { createServer, type Server } from 'node:http';",
  "import { BlockList, isIP } from 'node:net';",
  "import type { Socket } from 'node:net';",
  "import { type LookupAddress } from 'node:dns';",
  "let stream: import('node:net').Socket;",
  'await system.outbound.fetch(address)',
  'await ctx.system.outbound.fetch(address, { maxRedirects: 0 })',
  "req.get('sec-fetch-site')",
  '// fetch(url) would do',
  "import type { Agent } from 'undici';",
  'prefetch(url); fetchAll(url); fetched;',
  '  fetch(address: string): Promise<Answer>;\n    async fetch(address, request = {}) {\n',
])('%j is none', (code) => {
  expect(connects(code)).toBe(false);
});
