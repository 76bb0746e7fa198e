const long = (length: number) => 'x'.repeat(length);

/** Values that no form expects: each goes into every field at once, and into each field alone. */
export const HOSTILE: Record<string, string | string[]> = {
  empty: '',
  repeated: ['1', '2'],
  blank: ' \n\t ',
  'over-long': long(60_000),
  'one long word': long(5000),
  'an unknown id': '019a0000-0000-7000-8000-000000000000',
  'half an id': '019a0000-0000-7000',
  'a huge number': '99999999999999999999999',
  'a negative number': '-1',
  'a number in words': '1e5',
  'not a number': 'NaN',
  markup: '"><script>alert(1)</script>',
  sql: `'; drop table tickets; --`,
  'a template': '{{7*7}}{% include "/etc/passwd" %}#{7*7}',
  'bidi and emoji': '\u202egnp.\u2066👩‍👩‍👧‍👦\u{1F3F4}\ufeff\u200b',
  'an object’s own word': '__proto__',
  path: '../../../../etc/passwd',
  ICU: "{count, plural, one {# ''} other {#}} {x} '{",
  pattern: '\\',
  'combining marks': `a${'\u0301'.repeat(3000)}`,
};

/** Bodies that are broken as a whole. */
export const BROKEN: Record<string, { type: string; body: string | Buffer }> = {
  'a NUL byte': { type: 'form', body: 'subject=a%00b&body=a%00b&name=a%00b' },
  'a NUL byte in a name': { type: 'form', body: 'sub%00ject=a' },
  'a lone surrogate as UTF-8': { type: 'form', body: 'subject=%ED%A0%80&body=%ED%A0%80&name=%ED%A0%80' },
  'bytes that are no UTF-8': { type: 'form', body: 'subject=%FF%FE&body=%C0%AF&name=%80' },
  'a broken escape': { type: 'form', body: 'subject=%&body=%zz&name=%u0041' },
  'a thousand fields': { type: 'form', body: Array.from({ length: 1000 }, (_, i) => `f${i}=1`).join('&') },
  'a thousand values': {
    type: 'form',
    body: Array.from({ length: 400 }, () => 'memberIds=1&numbers=1&tags=1').join('&'),
  },
  'names of prototypes': {
    type: 'form',
    body: '__proto__=1&constructor=1&toString=1&hasOwnProperty=1&fields.__proto__=1&fields.constructor=1',
  },
  'an odd charset': { type: 'application/x-www-form-urlencoded; charset=utf-7', body: 'subject=a' },
  'a false length of compression': { type: 'form-gzip', body: 'subject=a' },
  JSON: { type: 'application/json', body: '{"subject":{"$gt":""},"body":["a"],"name":{"a":1}}' },
  XML: { type: 'text/xml', body: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
  'no type': { type: '', body: 'subject=a' },
  'multipart without a boundary': { type: 'multipart/form-data', body: 'x' },
  'multipart cut off': {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\nContent-Disposition: form-data; name="subject"\r\n\r\nabc',
  },
  'multipart that is not': { type: 'multipart/form-data; boundary=x', body: 'subject=a' },
};

/** Where a redirect must not lead, as browsers read it. */
export const ELSEWHERE = [
  '//else.test',
  '///else.test',
  '/\\else.test',
  '\\\\else.test',
  '/\t/else.test',
  '/.//else.test',
  '/..//else.test',
  '/%2e//else.test',
  '/%2e%2e//else.test',
  '/a/..//else.test',
  '/./\\else.test',
  'https://else.test',
  'https:else.test',
  'javascript:alert(1)',
  '/\u0000/else.test',
  '/\u2028/else.test//',
  '@else.test',
  '/desk\r\nSet-Cookie: a=b',
];
