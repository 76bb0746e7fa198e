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
