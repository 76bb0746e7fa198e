import { webAddress } from '../../../src/platform/outbound/address';
import { type AddressRange, mayReach, parseRange } from '../../../src/platform/outbound/ranges';
import { createResolve } from '../../../src/platform/outbound/resolve';
import { fc } from '../../support/properties';

const signal = new AbortController().signal;

/** What becomes of an address before anything is connected to; names have the addresses that they are given. */
async function judged(address: string, ofNames: string[] = [], allow: string[] = []): Promise<string> {
  const lookUp = async () =>
    ofNames.map((found) => ({ address: found, family: found.includes(':') ? 6 : 4 }));
  try {
    await createResolve(allow.map(parseRange) as AddressRange[], lookUp)(webAddress(address), signal);
    return 'reached';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('an address that is not everybody’s is refused in every notation', () => {
  test.each([
    ...['127.0.0.1', '2130706433', '0x7f000001', '0x7F.1', '017700000001', '0177.0.0.01', '127.1', '127.0.1'],
    ...[
      '127.0.0.1.',
      '0x7f.0.0.1.',
      '１２７.０.０.１',
      '①②⑦.⓪.⓪.①',
      '127。0。0。1',
      '%31%32%37.0.0.1',
      '0',
      '0x0',
      '0.1.2.3',
    ],
    ...[
      '10.0.0.1',
      '10.255.255.255',
      '012.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '3232235777',
    ],
    ...[
      '169.254.169.254',
      '2852039166',
      '0xa9fea9fe',
      '0251.0376.0251.0376',
      '169.254.43518',
      '169.254.170.2',
    ],
    ...[
      '100.64.0.1',
      '100.100.100.200',
      '100.127.255.255',
      '192.0.0.1',
      '192.0.0.192',
      '192.0.2.1',
      '192.88.99.1',
    ],
    ...[
      '198.18.0.1',
      '198.19.255.255',
      '198.51.100.7',
      '203.0.113.9',
      '192.31.196.1',
      '192.52.193.1',
      '192.175.48.1',
    ],
    ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '4294967295', '168.63.129.16'],
  ])('%s', async (host) => {
    expect(await judged(`http://${host}/x`)).toBe('forbidden_address');
    expect(await judged(`https://${host}:8443`)).toBe('forbidden_address');
  });

  test.each([
    ...['::', '::1', '0:0:0:0:0:0:0:1', '0000::0001', '::127.0.0.1', '::7f00:1', '::8.8.8.8'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::FFFF:7F00:0001',
      '0:0:0:0:0:ffff:169.254.169.254',
      '::ffff:a00:1',
    ],
    ...['::ffff:8.8.8.8', '::ffff:0:127.0.0.1', '::ffff:0:0', 'fe80::1', 'febf::1', 'fec0::1', 'feff::1'],
    ...['fc00::1', 'fd00:ec2::254', 'fdff::1', 'ff02::1', 'ff0e::1', '100::1', '2001::1', '2001:0:7f00:1::'],
    ...[
      '2001:2::1',
      '2001:10::1',
      '2001:20::1',
      '2001:1ff::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2002:808:808::1',
    ],
    ...['3fff::1', '5f00::1', '2620:4f:8000::1', '4000::1', '8000::1', '1::1', 'e000::1'],
    ...[
      '64:ff9b::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b::a9fe:a9fe',
      '64:ff9b::a00:1',
      '64:ff9b::a83f:8110',
    ],
    ...[
      '64:ff9b:1::7f00:1',
      '64:ff9b:1::808:808',
      '64:ff9b:1:1::808:808',
      '64:ff9b:1:ffff:ffff:ffff:ffff:ffff',
    ],
    ...['64:ff9b:0:1::808:808'],
  ])('[%s]', async (host) => {
    expect(await judged(`http://[${host}]/`)).toBe('forbidden_address');
  });

  test.each(['http://[fe80::1%25eth0]/', 'http://[fe80::1%eth0]/', 'http://[::1', 'http://[127.0.0.1]/'])(
    'and %s is none',
    async (address) => {
      expect(await judged(address)).toBe('bad_address');
    },
  );

  test('and a resolver’s notation of it, with a zone too', () => {
    for (const address of ['fe80::1%eth0', '::1%lo', 'localhost', '', '8.8.8.8.8', 'x'])
      expect(mayReach(address, [])).toBe(false);
  });
});

describe('what is everybody’s may be reached', () => {
  test.each([
    ...['8.8.8.8', '1.1.1.1', '134744072', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0'],
    ...['172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0'],
    ...['223.255.255.255', '126.255.255.255', '128.0.0.0', '168.63.129.15', '169.253.255.255', '192.0.1.0'],
    ...['[2606:4700:4700::1111]', '[2001:4860:4860::8888]', '[2001:200::1]', '[2a00:1450::1]', '[2003::1]'],
    // A network without IPv4 writes every IPv4 address of the internet so.
    ...['[64:ff9b::8.8.8.8]', '[64:ff9b::8d5f:accd]', '[64:ff9b::6812:27e4]'],
  ])('%s', async (host) => {
    expect(await judged(`https://${host}/calendar.ics`)).toBe('reached');
  });

  // Told apart by their letters, these would be addresses of a range.
  test.each([
    'fcal.ch',
    'fd-events.test',
    'fe80.test',
    '10.example.test',
    '127.0.0.1.nip.test',
    '192.168.test',
  ])('the name %s is judged by its addresses alone', async (name) => {
    expect(await judged(`https://${name}/`, ['8.8.8.8', '2606:4700::1'])).toBe('reached');
    expect(await judged(`https://${name}/`, ['192.168.1.7'])).toBe('forbidden_address');
  });
});

describe('a name', () => {
  test.each([
    [['8.8.8.8', '10.0.0.5']],
    [['10.0.0.5', '8.8.8.8']],
    [['8.8.8.8', '::1']],
    [['2606:4700::1', '::ffff:10.0.0.1']],
    [['8.8.8.8', 'not an address']],
  ])('with %j is refused: all of its addresses have to be everybody’s', async (addresses) => {
    expect(await judged('http://mixed.test/', addresses)).toBe('forbidden_address');
  });

  test('without an address, or that nobody answers for, is nowhere', async () => {
    expect(await judged('http://nowhere.test/', [])).toBe('unresolvable');
    const failing = createResolve([], () => Promise.reject(new Error('ENOTFOUND')));
    await expect(failing(webAddress('http://nowhere.test/'), signal)).rejects.toMatchObject({
      code: 'unresolvable',
    });
  });

  test('in another script is asked for as the internet writes it, and no IP address is asked for', async () => {
    const asked: string[] = [];
    const resolve = createResolve([], async (name) => {
      asked.push(name);
      return [{ address: '8.8.8.8', family: 4 }];
    });
    for (const host of ['exämple-rebind.test', 'Intranet', 'localhost.', '8.8.8.8', '[2606:4700::1]'])
      await resolve(webAddress(`http://${host}/`), signal);
    expect(asked).toEqual(['xn--exmple-rebind-cfb.test', 'intranet', 'localhost.']);
  });
});

describe('what the operator allows', () => {
  test.each([
    ['10.1.0.0/16', ['10.1.0.0', '10.1.255.255'], ['10.0.255.255', '10.2.0.0', '127.0.0.1']],
    ['192.168.1.7', ['192.168.1.7'], ['192.168.1.6', '192.168.1.8']],
    ['fd00::/8', ['[fd12::1]'], ['[fc00::1]', '[fe80::1]', '10.0.0.1']],
    ['::1', ['[::1]'], ['127.0.0.1', '[::ffff:7f00:1]', '[::2]']],
    ['64:ff9b:1::/48', ['[64:ff9b:1::808:808]'], ['[64:ff9b::7f00:1]']],
    ['127.0.0.0/8', ['127.0.0.1', '127.1', '[64:ff9b::7f00:1]'], ['[::1]', '[::ffff:7f00:1]', '10.0.0.1']],
  ])('%s', async (range, within, outside) => {
    for (const host of within)
      expect([host, await judged(`http://${host}/`, [], [range])]).toEqual([host, 'reached']);
    for (const host of outside)
      expect([host, await judged(`http://${host}/`, [], [range])]).toEqual([host, 'forbidden_address']);
  });

  test.each([
    ...[
      '10.1',
      '10.0.0',
      '010.0.0.0/8',
      '0x0a000000',
      '167772160',
      '10.0.0.0/33',
      '10.0.0.0/-1',
      '10.0.0.0/08',
    ],
    ...[
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '10.0.0.0/255.0.0.0',
      '10.0.0.5/8',
      'fd00::1/8',
      'fd00::/129',
      'fe80::1%eth0',
    ],
    ...['[fd00::1]', 'localhost', '*', '', ' ', '10.0.0.0-10.0.0.9'],
  ])('%j is no range', (text) => {
    expect(parseRange(text)).toBeNull();
  });
});

describe('of any address', () => {
  const octets = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }) as fc.Arbitrary<number[]>;
  /** Written anew, to be compared with: what the IANA has given to nobody, and the one place of metadata. */
  const REFUSED = [
    ...['0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12'],
    ...[
      '192.168.0.0/16',
      '198.18.0.0/15',
      '192.0.0.0/24',
      '192.0.2.0/24',
      '192.88.99.0/24',
      '192.31.196.0/24',
    ],
    ...['192.52.193.0/24', '192.175.48.0/24', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
    '168.63.129.16/32',
  ].map((range): [number[], number] => {
    const [start = '', bits] = range.split('/');
    return [start.split('.').map(Number), Number(bits)];
  });
  const number = (bytes: number[]) => [0, 1, 2, 3].reduce((sum, at) => sum * 256 + (bytes[at] ?? 0), 0);
  const isRefused = (bytes: number[]) =>
    REFUSED.some(([start, bits]) => {
      const size = 2 ** (32 - bits);
      return Math.floor(number(bytes) / size) === Math.floor(number(start) / size);
    });
  /** Near the edges of ranges as often as anywhere. */
  const anywhere = fc.oneof(
    octets,
    fc
      .tuple(fc.constantFrom(...REFUSED), fc.integer({ min: -2, max: 2 }), fc.boolean())
      .map(([[start, bits], off, end]) => {
        const at = number(start) + (end ? 2 ** (32 - bits) : 0) + off;
        return [24, 16, 8, 0].map((shift) => Math.floor(at / 2 ** shift) & 255);
      }),
  );

  test('all its notations have one judgement', async () => {
    await fc.assert(
      fc.asyncProperty(anywhere, async (bytes) => {
        const [a = 0, b = 0, c = 0, d = 0] = bytes;
        const plain = bytes.join('.');
        const said = isRefused(bytes) ? 'forbidden_address' : 'reached';
        const notations = [
          ...[plain, `${plain}.`, String(number(bytes)), `0x${number(bytes).toString(16)}`],
          ...[`${a}.${number([0, b, c, d])}`, `${a}.${b}.${c * 256 + d}`, `[64:ff9b::${plain}]`],
          bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
          plain.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
        ];
        for (const host of notations) expect([host, await judged(`http://${host}/`)]).toEqual([host, said]);
        for (const host of [`[::ffff:${plain}]`, `[::${plain}]`, `[2002:${(a * 256 + b).toString(16)}::]`])
          expect([host, await judged(`http://${host}/`)]).toEqual([host, 'forbidden_address']);
      }),
    );
  });
});
