import { placeOf } from '../../../src/platform/place';
import { describeDevice } from '../../../src/platform/user-agent';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const EDGE =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0';

describe('what a device is called, and where it is', () => {
  test.each([
    [FIREFOX, 'Firefox', 'Windows', false],
    [IPHONE, 'Safari', 'iOS', true],
    [EDGE, 'Edge', 'macOS', false],
  ])('%s', (agent, browser, system, isHandheld) => {
    expect(describeDevice(agent)).toEqual({ browser, system, isHandheld });
  });

  test('what says nothing that we know is unknown, whatever it says', () => {
    for (const agent of [null, '', ' ', 'node', 'x'.repeat(5000), '<script>alert(1)</script>', '\u0000']) {
      expect(describeDevice(agent)).toEqual({ browser: null, system: null, isHandheld: false });
    }
  });

  test('countries in the reader’s language; what leads nowhere outside is local', () => {
    expect(placeOf('80.58.61.250', 'es')).toEqual({ kind: 'country', name: 'España' });
    expect(placeOf('80.58.61.250', 'en')).toEqual({ kind: 'country', name: 'Spain' });
    expect(placeOf('::ffff:8.8.8.8', 'es')).toEqual({ kind: 'country', name: 'Estados Unidos' });
    const local = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '100.64.0.1', '169.254.1.1', '::1'];
    for (const ip of [...local, 'fd00::1', 'fe80::1', '::ffff:10.0.0.1']) {
      expect([ip, placeOf(ip, 'en').kind]).toEqual([ip, 'local']);
    }
    for (const ip of [null, '', '2001:db8::1', '0.0.0.0', '1.2.3', '999.1.1.1', 'here', '172.32.0.999']) {
      expect([ip, placeOf(ip, 'en').kind]).toEqual([ip, 'unknown']);
    }
  });
});
