import type { RequestListener } from 'node:http';
import { client, closeServers, codeOf, type Receiver, serve, serveTls } from './outbound.support';

afterEach(closeServers);

const SECRETS = {
  Authorization: 'Bearer s',
  Cookie: 'a=s',
  'X-Api-Key': 's',
  'Api-Key': 's',
  'X-Signature': 's',
};
const names = (receiver: Receiver) => receiver.received.map(({ path }) => path);

/** Sends on to where the query says, with the status that the path says. */
const sendsOn: RequestListener = (req, res) => {
  const { pathname, searchParams } = new URL(req.url ?? '', 'http://x');
  const to = searchParams.get('to');
  if (to === null) res.end('arrived');
  else res.writeHead(Number(pathname.slice(1)), { Location: to }).end();
};

const through = (server: Receiver, to: string, status = 302) =>
  `${server.url}/${status}?to=${encodeURIComponent(to)}`;

describe('a redirect is judged like an address that was typed', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0x7f.2/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://inside.test/',
    '//2130706434/',
  ])('to %s it is refused', async (to) => {
    const server = await serve(sendsOn);
    const lookUp = async (name: string) => [
      { address: name === 'inside.test' ? '192.168.0.7' : '127.0.0.1', family: 4 },
    ];
    expect(await codeOf(client({ lookUp }).fetch(through(server, to)))).toBe('forbidden_address');
    expect(server.received).toHaveLength(1);
  });

  test.each([
    'file:///etc/passwd',
    'ftp://name.test/',
    'data:text/calendar,x',
    'http://user:password@name.test/',
    'http://name@name.test/',
    'http://',
    'http://[::1',
  ])('to %s it is not followed', async (to) => {
    expect(await codeOf(client().fetch(through(await serve(sendsOn), to)))).toBe('bad_redirect');
  });

  test('nor to one that is too long', async () => {
    const server = await serve((_req, res) => res.writeHead(302, { Location: `/${'x'.repeat(2048)}` }).end());
    expect(await codeOf(client().fetch(server.url))).toBe('bad_redirect');
  });

  test('from https not down to http, and up it is', async () => {
    const plain = await serve(sendsOn);
    const secure = await serveTls((req, res) => {
      if (req.url === '/down') res.writeHead(302, { Location: plain.url }).end();
      else res.end('secure');
    });
    const at = (path: string) => `https://secure.test:${secure.port}${path}`;
    expect(await codeOf(client().fetch(at('/down')))).toBe('bad_redirect');
    expect(plain.received).toEqual([]);
    expect((await client().fetch(through(plain, at('/up')))).body.toString()).toBe('secure');
  });

  test('within the same server it needs no whole address', async () => {
    const server = await serve(sendsOn);
    const answer = await client().fetch(through(server, '../there#part'));
    expect(answer).toMatchObject({ url: `${server.url}/there`, status: 200 });
  });

  test('its letters beyond ASCII are UTF-8, as browsers read them, or else ISO 8859-1', async () => {
    const server = await serve(sendsOn);
    for (const encoding of ['utf8', 'latin1'] as const) {
      // Node writes each letter of a header as one byte.
      const location = Buffer.from('/españa.ics', encoding).toString('latin1');
      const { url } = await client().fetch(through(server, location));
      expect(url).toBe(`${server.url}/espa%C3%B1a.ics`);
    }
  });
});

describe('a name whose addresses change (DNS rebinding)', () => {
  /** First an address that may be reached, and from then on another one. */
  const changing = (addresses: string[]) => {
    const asked: string[] = [];
    const lookUp = async (name: string) => {
      asked.push(name);
      return [{ address: addresses[asked.length - 1] ?? '127.0.0.2', family: 4 }];
    };
    return { asked, outbound: client({ lookUp }) };
  };

  test('is asked for once: the connection goes to the address that was judged', async () => {
    const server = await serve(sendsOn);
    const { asked, outbound } = changing(['127.0.0.1']);
    expect((await outbound.fetch(`http://changing.test:${server.port}/`)).body.toString()).toBe('arrived');
    expect(asked).toEqual(['changing.test']);
  });

  test('is judged anew with each redirect, and with each request', async () => {
    const server = await serve(sendsOn);
    const { asked, outbound } = changing(['127.0.0.1', '10.0.0.1', '127.0.0.1', '::1']);
    const url = `http://changing.test:${server.port}`;
    expect(await codeOf(outbound.fetch(`${url}/302?to=/there`))).toBe('forbidden_address');
    expect((await outbound.fetch(url)).status).toBe(200);
    expect(await codeOf(outbound.fetch(url))).toBe('forbidden_address');
    expect(asked).toHaveLength(4);
    expect(server.received).toHaveLength(2);
  });
});

describe('redirects have an end', () => {
  const loop: RequestListener = (req, res) => res.writeHead(302, { Location: `${req.url}x` }).end();

  test('after three, or as many as the caller says', async () => {
    const server = await serve(loop);
    expect(await codeOf(client().fetch(`${server.url}/`))).toBe('too_many_redirects');
    expect(names(server)).toEqual(['/', '/x', '/xx', '/xxx']);
    expect(await codeOf(client().fetch(`${server.url}/once`, { maxRedirects: 0 }))).toBe(
      'too_many_redirects',
    );
    expect(names(server).slice(4)).toEqual(['/once']);
  });

  test('and the third is followed', async () => {
    const server = await serve(sendsOn);
    const url = [1, 2, 3].reduce((to) => through(server, to), `${server.url}/there`);
    expect((await client().fetch(url)).body.toString()).toBe('arrived');
  });
});

describe('what was meant for one server', () => {
  test('another is not sent: no header that could be a key, whatever its name', async () => {
    const [first, second] = [await serve(sendsOn), await serve(sendsOn)];
    const headers = Object.assign({ Accept: 'text/calendar', 'If-None-Match': '"1"' }, SECRETS);
    await client().fetch(through(first, `${second.url}/there`), { headers });
    const sent = Object.keys(second.received[0]?.headers ?? {}).sort();
    expect(sent).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect(first.received[0]?.headers).toMatchObject({ authorization: 'Bearer s', 'x-api-key': 's' });
  });

  test('the same is sent again', async () => {
    const server = await serve(sendsOn);
    await client().fetch(through(server, '/there'), { headers: SECRETS });
    expect(server.received[1]?.headers).toMatchObject({
      authorization: 'Bearer s',
      cookie: 'a=s',
      'x-api-key': 's',
    });
  });

  test.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'text'],
    [308, 'POST', 'text'],
  ])('%d from a POST asks it by %s', async (status, method, body) => {
    const server = await serve(sendsOn);
    const headers = { 'Content-Type': 'text/plain' };
    await client().fetch(through(server, '/there', status), { method: 'POST', body: 'text', headers });
    expect(server.received[1]).toMatchObject({ method, body });
    expect(server.received[1]?.headers['content-type']).toBe(body ? 'text/plain' : undefined);
  });

  test.each([307, 308])('a body goes to no other by %d', async (status) => {
    const [first, second] = [await serve(sendsOn), await serve(sendsOn)];
    const fetched = client().fetch(through(first, second.url, status), { method: 'POST', body: 'text' });
    expect(await codeOf(fetched)).toBe('bad_redirect');
    expect(second.received).toEqual([]);
  });

  test('and a request without one does', async () => {
    const [first, second] = [await serve(sendsOn), await serve(sendsOn)];
    await client().fetch(through(first, second.url, 308), { method: 'HEAD' });
    expect(second.received).toMatchObject([{ method: 'HEAD' }]);
  });
});

test.each([
  ...[
    '',
    'name.test',
    'http:name.test',
    'http:/name.test',
    'ftp://name.test',
    'file:///etc/passwd',
    'javascript:1',
  ],
  ...[
    'http://',
    'http://a b.test/',
    'http://a.test/x\ny',
    'http://a.test/\t',
    ' http://a.test/',
    'http://a.test:99999/',
  ],
  ...[
    'http://ana@name.test/',
    'http://ana:secret@name.test/',
    'https://:secret@name.test/',
    'http://a%00.test/',
  ],
  `http://a.test/${'x'.repeat(2048)}`,
])('%j is no address of the web', async (address) => {
  expect(
    await codeOf(client({ lookUp: async () => [{ address: '8.8.8.8', family: 4 }] }).fetch(address)),
  ).toBe('bad_address');
});
