import { limit, size } from '../../public/js/sizes.js';
import { bytesText, unitTexts } from '../../src/platform/format/units';

// Where a file is chosen its size is told by a script, and where it hangs on a ticket by the server.

const SIZES = [0, 1, 5, 999, 1000, 1049, 1500, 9999, 12_345, 999_499, 999_500, 1_600_000, 25_000_000];

test.each(['en', 'es'] as const)('scripts and server write one size alike (%s)', (locale) => {
  const text = unitTexts(locale);
  expect(SIZES.map((bytes) => size(bytes, locale))).toEqual(SIZES.map((bytes) => bytesText(text, bytes)));
});

test.each([
  ['en', 5, '5 bytes'],
  ['en', 1, '1 byte'],
  ['es', 5, '5 bytes'],
  ['es', 1, '1 byte'],
  ['en', 1500, '1.5 kB'],
  ['es', 12_345, '12 kB'],
])('%s: %i is %s', (locale, bytes, text) => {
  expect(size(bytes, locale)).toBe(text);
});

test('limits are whole ones of 1024', () => {
  expect([limit(10 * 1024 * 1024, 'es'), limit(512 * 1024, 'en')]).toEqual(['10 MB', '512 kB']);
});
