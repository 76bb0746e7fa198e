import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/platform/config';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'servidesk-config-'));
afterAll(() => rmSync(DATA_DIR, { recursive: true }));

const read = (env: NodeJS.ProcessEnv) => readConfig({ DATA_DIR, ...env });

describe('the address of a server', () => {
  const servers = [
    ['SMTP_URL', 'smtp'],
    ['SMTP_URL', 'smtps'],
    ['REDIS_URL', 'redis'],
    ['DATABASE_URL', 'postgres'],
  ] as const;

  // What follows the name as a number is a port, and pages and logs name ports.
  it.each(servers)('%s (%s) is refused where a sign cuts its password off', (name, scheme) => {
    for (const sign of ['#', '/', '?'])
      expect(() => read({ [name]: `${scheme}://user:1234${sign}rest@server.test:99` })).toThrow(
        new RegExp(`^${name}: must have .* in its password written as`),
      );
  });

  it.each(servers)('%s (%s) is taken with whatever belongs there', (name, scheme) => {
    for (const rest of [
      'server.test',
      'user:pa%23ss%2F%40@server.test:99',
      'user:p@ss@server.test/name?a=b@c',
      '[::1]:99/0',
    ])
      expect(() => read({ [name]: `${scheme}://${rest}` })).not.toThrow();
  });

  it.each(['smtp:user:password@host', 'smtp:///user:password@host', 'smtp:'])('SMTP_URL is not %s', (url) => {
    expect(() => read({ SMTP_URL: url })).toThrow(/^SMTP_URL: must (?!.*password@)/);
  });

  it('SMTP_URL says yes or no to encryption, or nothing', () => {
    const url = (said: string) => `smtp://user:password@host?requireTLS=${said}`;
    for (const said of ['true', 'false']) expect(read({ SMTP_URL: url(said) }).smtpUrl).toBe(url(said));
    for (const said of ['0', '', 'no', 'False']) {
      expect(() => read({ SMTP_URL: url(said) })).toThrow(
        /^SMTP_URL: must say requireTLS=true or requireTLS=false/,
      );
    }
  });
});

describe('the address of the desk', () => {
  it.each([
    'https://desk.test/support',
    'https://desk.test/?a=b',
    'https://desk.test?',
    'https://desk.test/#a',
    'https://ana@desk.test',
    'https://ana:secret@desk.test',
  ])('is refused with more than a host: %s', (url) => {
    expect(() => read({ BASE_URL: url, TRUST_PROXY: '1' })).toThrow(
      'BASE_URL: must be scheme, host and port alone, without a path, query or name',
    );
  });

  it.each(['https://desk.test', 'https://desk.test/', 'https://desk.test:8443//', 'http://[::1]:3000'])(
    'is taken: %s',
    (url) => {
      expect(read({ BASE_URL: url, TRUST_PROXY: '1' }).baseUrl).toBe(url.replace(/\/+$/, ''));
    },
  );
});

describe('a number', () => {
  it.each([
    ['PORT', '0 to 65535', ['-1', '65536', '80.5', 'http', '99999999999999999999']],
    ['WEB_PROCESSES', '1 to 64', ['0', '65', '-1', '1.5', 'all', 'Infinity']],
  ])('%s that is wrong is told its range', (name, range, values) => {
    for (const value of values)
      expect(() => read({ [name]: value })).toThrow(`${name}: must be a whole number from ${range}`);
  });

  it('is taken up to its limits', () => {
    expect([read({ PORT: '0' }).port, read({ PORT: '65535' }).port]).toEqual([0, 65535]);
    const processes = (value: string) => read({ WEB_PROCESSES: value }).webProcesses;
    expect([processes('1'), processes('64')]).toEqual([1, 64]);
  });
});

describe('what addresses that people type may lead to', () => {
  it('is nothing of its own network, unless it is named', () => {
    expect(read({}).outboundAllow).toEqual([]);
    expect(read({ OUTBOUND_ALLOW: ' 10.1.0.0/16 , fd00::/8,192.168.1.7,' }).outboundAllow).toEqual([
      ...['10.1.0.0/16', 'fd00::/8', '192.168.1.7'],
    ]);
  });

  it.each([
    ['10.1.0.0/16,intranet', 'intranet'],
    ['10.1.0.0/16;10.2.0.0/16', '10.1.0.0/16;10.2.0.0/16'],
    ['10.1.2.3/16', '10.1.2.3/16'],
    ['10.1/16', '10.1/16'],
    ['fd00::/129', 'fd00::/129'],
  ])('and %j stops the start with what is wrong', (value, wrong) => {
    expect(() => read({ OUTBOUND_ALLOW: value })).toThrow(
      `OUTBOUND_ALLOW: "${wrong}" is neither an address nor a range that begins with its first, as 10.1.0.0/16`,
    );
  });
});
