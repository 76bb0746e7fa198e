import { isLoopback, isPlain, isReachable, linksLeadNowhere } from '../../src/platform/exposure';

const HERE = { production: false, host: '127.0.0.1', trustProxy: false, baseUrl: 'http://localhost:3000' };

test('names and addresses of this machine', () => {
  for (const own of ['localhost', 'desk.localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]']) {
    expect([own, isLoopback(own)]).toEqual([own, true]);
  }
  for (const other of [
    '0.0.0.0',
    '::',
    '10.0.0.1',
    'localhost.example.org',
    '127.0.0.1.example.org',
    '::10',
  ]) {
    expect([other, isLoopback(other)]).toEqual([other, false]);
  }
});

test.each([
  ['as it comes', {}, { reachable: false, plain: false, nowhere: false }],
  ['every network', { host: '0.0.0.0' }, { reachable: true, plain: true, nowhere: true }],
  [
    'one network',
    { host: '192.0.2.7', baseUrl: 'http://192.0.2.7:3000' },
    { reachable: true, plain: true, nowhere: false },
  ],
  [
    'a public name without https',
    { host: '0.0.0.0', baseUrl: 'http://desk.example.org' },
    { reachable: true, plain: true, nowhere: false },
  ],
  [
    'a name, by a proxy that it was not told of',
    { baseUrl: 'http://desk.lan' },
    { reachable: true, plain: true, nowhere: false },
  ],
  [
    'behind a proxy with https',
    { production: true, trustProxy: 1, baseUrl: 'https://desk.example.org' },
    { reachable: true, plain: false, nowhere: false },
  ],
  // How compose.yaml is tried on one's own machine.
  [
    'a container behind a proxy, opened from its own machine',
    { production: true, host: '0.0.0.0', trustProxy: 1 },
    { reachable: true, plain: false, nowhere: false },
  ],
  ['production on one machine', { production: true }, { reachable: true, plain: false, nowhere: false }],
])('%s', (_what, given, expected) => {
  const place = { ...HERE, ...given };
  expect({ reachable: isReachable(place), plain: isPlain(place), nowhere: linksLeadNowhere(place) }).toEqual(
    expected,
  );
});
