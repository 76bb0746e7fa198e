import { networkOf } from '../../../src/platform/http/limit-rules';
import { localUrl, withNext } from '../../../src/platform/http/respond';
import { wholeText } from '../../../src/platform/http/text-check';
import { createLog } from '../../../src/platform/log';
import { ELSEWHERE } from '../../security/hostile';
import { fc } from '../../support/properties';

const hostOf = (path: string) => new URL(path, 'http://desk.test').host;

describe('where a redirect leads', () => {
  test.each(ELSEWHERE)('%j leads nowhere else', (target) => {
    expect(hostOf(localUrl(target))).toBe('desk.test');
    expect(hostOf(withNext('/login', target))).toBe('desk.test');
    const next = new URL(withNext('/login', target), 'http://desk.test').searchParams.get('next');
    if (next !== null) expect(hostOf(next)).toBe('desk.test');
  });

  test.each(['/', '/desk/tickets?q=a&view=all#t-1', '/a/../desk', '/%2e%2e/desk', '/%5c%5celse.test'])(
    '%j is here',
    (target) => expect(localUrl(target, 'none')).toMatch(/^\/(?!\/)/),
  );

  test('whatever is asked for, it is a path of this desk, and stays the same when asked for again', () => {
    const parts = fc.array(
      fc.constantFrom('/', '\\', '.', '..', '%2e', ':', '@', 'else.test', 'http', '\t', '?', '#', 'a'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          parts.map((list) => `/${list.join('')}`),
        ),
        (target) => {
          const path = localUrl(target);
          expect(path).toMatch(/^\/(?![/\\])/);
          expect(hostOf(path)).toBe('desk.test');
          expect(localUrl(path)).toBe(path);
        },
      ),
    );
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%s is counted as %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

describe('text that no database can hold', () => {
  test.each([
    ['a\0b', 'a\ufffdb'],
    ['x\ud800y\udc00', 'x\ufffdy\ufffd'],
    [{ a: { b: ['x', 'y\0', 1] } }, { a: { b: ['x', 'y\ufffd', 1] } }],
  ])('%j can be stored as %j', (value, whole) => expect(wholeText(value)).toEqual(whole));

  test.each([
    { 'a\0': 1 },
    { a: { '\ud800': 1 } },
    Array.from({ length: 30 }).reduce<object>((inner) => ({ inner }), {}),
  ])('a name that is broken, or too deep, is refused: %j', (value) =>
    expect(() => wholeText(value)).toThrow(expect.objectContaining({ code: 'malformed' })),
  );

  test('all else is as it was', () => {
    for (const value of ['', 'ñ 👾', null, undefined, 1, { a: ['b', { c: 'd' }] }])
      expect(wholeText(value)).toEqual(value);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value);
        if (!/\\u0000|\\ud[89a-f]/i.test(text)) expect(JSON.stringify(wholeText(value))).toBe(text);
      }),
    );
  });
});

describe('the log', () => {
  const written = (error: object): string => {
    const lines: string[] = [];
    createLog('trace', { write: (line: string) => void lines.push(line) }).error({ err: error }, 'failed');
    return lines.join('');
  };
  const failure = (message: string, code: string) =>
    Object.assign(new Error(message), { code, detail: 'Zq7X' });

  test('leaves out the values that a message of PostgreSQL quotes, and keeps what it says and the statement', () => {
    const refused = failure(
      'select $1::integer - invalid input syntax for type integer: "a "b" Zq7X"',
      '22P02',
    );
    expect(written(refused)).toContain('select $1::integer - invalid input syntax for type integer: …');
    for (const message of [
      'value "Zq7X" is out of range',
      'select a - b - date/time: "Zq7X"',
      'x "y\nZq7X"',
    ]) {
      expect(written(failure(message, '22008'))).not.toContain('Zq7X');
    }
  });

  test('leaves other messages as they are', () => {
    const broken = failure('insert into "users" - null value in column "name"', '23502');
    expect(JSON.parse(written(broken)).err.message).toBe('insert into "users" - null value in column "name"');
    expect(written(broken)).not.toContain('Zq7X');
  });
});
