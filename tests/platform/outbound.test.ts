import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createOutbound, OutboundError } from '../../src/platform/outbound';
import { client, closeServers, codeOf, failure, left, serve, serveRaw, serveTls } from './outbound.support';

afterEach(closeServers);

const MEBIBYTE = 1024 * 1024;

/** Writes as long as somebody reads. */
function forEver(res: { write(chunk: Buffer): boolean; once(event: string, go: () => void): unknown }): void {
  while (res.write(Buffer.alloc(16 * 1024, 'x')));
  res.once('drain', () => forEver(res));
}

describe('an address is fetched', () => {
  test('with what is asked, over a connection that ends with it', async () => {
    const server = await serve((_req, res) => res.setHeader('ETag', '"1"').end('año'));
    const outbound = client();
    const answer = await outbound.fetch(`${server.url}/a?b=%20c#d`, { headers: { 'If-None-Match': '"0"' } });
    expect(answer).toMatchObject({ status: 200, url: `${server.url}/a?b=%20c`, headers: { etag: '"1"' } });
    expect(answer.body.toString()).toBe('año');
    await outbound.fetch(server.url, {
      method: 'POST',
      body: 'mañana',
      headers: { 'x-signature': 's', Host: 'evil' },
    });
    expect(server.received).toMatchObject([
      { method: 'GET', path: '/a?b=%20c', headers: { 'if-none-match': '"0"', 'user-agent': 'ServiDesk' } },
      { method: 'POST', path: '/', body: 'mañana', headers: { 'x-signature': 's', 'content-length': '7' } },
    ]);
    expect(server.received.map(({ headers }) => [headers.connection, headers.host])).toEqual([
      ['close', `127.0.0.1:${server.port}`],
      ['close', `127.0.0.1:${server.port}`],
    ]);
    expect(server.connections).toHaveLength(2);
  });

  test.each([
    ['gzip', gzipSync('packed')],
    ['X-GZIP', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
    ['identity', Buffer.from('packed')],
  ])('packed as %s', async (encoding, body) => {
    const server = await serve((_req, res) => res.setHeader('Content-Encoding', encoding).end(body));
    expect((await client().fetch(server.url)).body.toString()).toBe('packed');
    expect(server.received[0]?.headers['accept-encoding']).toBe('gzip, br');
  });

  test('by the next address of a name where nobody listens at the first', async () => {
    const server = await serve((_req, res) => res.end('here'));
    const addresses = ['127.0.0.9', '127.0.0.1'].map((address) => ({ address, family: 4 }));
    const outbound = client({ allow: ['127.0.0.0/8'], lookUp: async () => addresses });
    expect((await outbound.fetch(`http://both.test:${server.port}/`)).status).toBe(200);
  });

  test.each([
    ['nothing new', 304, { headers: { 'If-None-Match': '"1"' } }],
    ['no body', 204, { method: 'DELETE' as const }],
    ['no body wanted', 200, { method: 'HEAD' as const }],
  ])('though there is %s', async (_what, status, request) => {
    const server = await serve((_req, res) => res.writeHead(status, { 'Content-Encoding': 'gzip' }).end());
    expect(await client().fetch(server.url, request)).toMatchObject({ status, body: Buffer.alloc(0) });
  });
});

describe('an answer that says no', () => {
  test.each([404, 410, 500, 503, 304, 300, 302])('with %d is told with its number', async (status) => {
    const server = await serve((_req, res) => res.writeHead(status, { 'Retry-After': '7' }).end('no'));
    const error = await failure(client().fetch(server.url));
    expect(error).toBeInstanceOf(OutboundError);
    expect(error).toMatchObject({ code: 'status', status, answer: { headers: { 'retry-after': '7' } } });
  });

  test('is read to 16 KiB and no further', async () => {
    const server = await serve((_req, res) => {
      res.writeHead(500);
      forEver(res);
    });
    const error = await failure(client().fetch(server.url));
    expect(error.status).toBe(500);
    expect(error.answer?.body.length).toBeLessThanOrEqual(16 * 1024);
    await left(server);
  });
});

describe('more than may be is not read', () => {
  const bomb = Buffer.alloc(4 * MEBIBYTE);
  const answers: [string, RequestListener][] = [
    ['without an end', (_req, res) => forEver(res)],
    ['that is announced', (_req, res) => res.writeHead(200, { 'Content-Length': MEBIBYTE + 1 }).write('x')],
    ['packed by gzip', (_req, res) => res.setHeader('Content-Encoding', 'gzip').end(gzipSync(bomb))],
    [
      'packed by Brotli',
      (_req, res) => res.setHeader('Content-Encoding', 'br').end(brotliCompressSync(bomb)),
    ],
    // Empty members: nothing comes of them, however many they are.
    [
      'packed to nothing',
      (_req, res) => {
        res.setHeader('Content-Encoding', 'gzip');
        res.end(Buffer.alloc(MEBIBYTE + 1, gzipSync('')));
      },
    ],
    ['of headers', (_req, res) => res.setHeader('X-Long', 'x'.repeat(17 * 1024)).end()],
  ];

  test.each(answers)('%s', async (_what, answer) => {
    const server = await serve(answer);
    expect(await codeOf(client().fetch(server.url))).toBe('too_large');
    await left(server);
  });

  test('and what just fits is', async () => {
    const server = await serve((req, res) =>
      res.end(req.url === '/fits' ? 'x'.repeat(100) : 'x'.repeat(101)),
    );
    expect((await client().fetch(`${server.url}/fits`, { maxBytes: 100 })).body).toHaveLength(100);
    expect(await codeOf(client().fetch(server.url, { maxBytes: 100 }))).toBe('too_large');
  });
});

describe('nobody is waited for longer than may be', () => {
  const drip = (socket: Socket, text: string) => {
    const timer = setInterval(() => socket.write(text), 5);
    socket.on('close', () => clearInterval(timer));
  };

  test.each<[string, (socket: Socket) => void]>([
    ['who says nothing', () => undefined],
    [
      'who never ends the headers',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        drip(socket, 'X: y\r\n');
      },
    ],
    [
      'who sends a byte at a time',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        drip(socket, 'x');
      },
    ],
    ['who goes on asking for patience', (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n')],
  ])('%s', async (_what, talk) => {
    const server = await serveRaw(talk);
    expect(await codeOf(client().fetch(server.url, { timeoutMs: 150 }))).toBe('timeout');
    await left(server);
  });

  test('for a name that nobody answers for, and by others of that name neither', async () => {
    const outbound = client({ lookUp: () => new Promise(() => undefined) });
    const asked = [1, 2, 3, 4].map(() => codeOf(outbound.fetch('http://silent.test/', { timeoutMs: 50 })));
    expect(await Promise.all(asked)).toEqual(['timeout', 'timeout', 'timeout', 'timeout']);
  });

  test('once the caller gives up', async () => {
    const server = await serveRaw(() => given.abort(new Error('the desk stops')));
    const given = new AbortController();
    await expect(client().fetch(server.url, { signal: given.signal })).rejects.toThrow('the desk stops');
    await expect(client().fetch(server.url, { signal: given.signal })).rejects.toThrow('the desk stops');
    expect(server.connections).toHaveLength(1);
  });
});

describe('what is no answer', () => {
  const say = (text: string | Buffer) => (socket: Socket) => {
    socket.once('data', () => socket.end(text));
  };
  const cut = (head: string, body: string | Buffer = '') =>
    say(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), Buffer.from(body)]));

  test.each([
    ['another protocol', say('SSH-2.0-OpenSSH_9.6\r\n')],
    ['a body that is cut off', cut('Content-Length: 10', 'x')],
    ['a last chunk that never comes', cut('Transfer-Encoding: chunked', '1\r\nx\r\n')],
    ['gzip that is none', cut('Content-Encoding: gzip', 'not packed')],
    ['gzip that is cut off', cut('Content-Encoding: gzip', gzipSync('packed').subarray(0, 12))],
    ['a way of packing that nobody asked for', cut('Content-Encoding: deflate', 'x')],
    ['packed twice', cut('Content-Encoding: gzip, gzip', gzipSync(gzipSync('x')))],
  ])('is told as such: %s', async (_what, talk) => {
    expect(await codeOf(client().fetch((await serveRaw(talk)).url))).toBe('bad_answer');
  });

  test.each([
    ['nothing', say('')],
    [
      'another protocol that is offered',
      say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    ],
  ])('comes from nobody who can be talked to: %s', async (_what, talk) => {
    expect(await codeOf(client().fetch((await serveRaw(talk)).url))).toBe('unreachable');
  });

  test('is there where nobody listens', async () => {
    const { url } = await serve((_req, res) => res.end());
    await closeServers();
    expect(await codeOf(client().fetch(url))).toBe('unreachable');
  });
});

describe('over https', () => {
  const answered: RequestListener = (_req, res) => res.end('safe');
  const asked = (host: string, port: number) => `https://${host}:${port}/`;

  test('the certificate has to be for the name that was typed, though the connection goes to an address', async () => {
    const { port, received } = await serveTls(answered);
    const outbound = client();
    expect((await outbound.fetch(asked('secure.test', port))).body.toString()).toBe('safe');
    expect((await outbound.fetch(asked('SECURE.test.', port))).body.toString()).toBe('safe');
    for (const host of ['other.test', 'not.secure.test', '127.0.0.1'])
      expect(await codeOf(outbound.fetch(asked(host, port)))).toBe('tls');
    expect(received).toHaveLength(2);
  });

  test('and by somebody who is trusted, whatever the environment says', async () => {
    const { port } = await serveTls(answered);
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      expect(await codeOf(client({ ca: undefined }).fetch(asked('secure.test', port)))).toBe('tls');
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  test('a server that speaks none is told as such', async () => {
    const { port } = await serve(answered);
    expect(await codeOf(client().fetch(asked('secure.test', port)))).toBe('tls');
  });
});

test('no proxy of the environment is used', async () => {
  const proxy = await serve((_req, res) => res.end('proxy'));
  const server = await serve((_req, res) => res.end('server'));
  const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
  for (const name of names) process.env[name] = proxy.url;
  process.env.NODE_USE_ENV_PROXY = '1';
  try {
    expect((await client().fetch(`http://name.test:${server.port}/`)).body.toString()).toBe('server');
  } finally {
    for (const name of [...names, 'NODE_USE_ENV_PROXY']) delete process.env[name];
  }
  expect(proxy.connections).toEqual([]);
});

test('the system is asked for names: this machine’s own is refused, unless it is allowed', async () => {
  const server = await serve((_req, res) => res.end('here'));
  const url = `http://localhost:${server.port}/`;
  const error = await failure(createOutbound({ allow: [] }).fetch(url));
  expect(error).toMatchObject({ code: 'forbidden_address', message: 'forbidden_address', cause: undefined });
  expect(server.connections).toEqual([]);
  expect((await createOutbound({ allow: ['127.0.0.0/8', '::1'] }).fetch(url)).body.toString()).toBe('here');
});
