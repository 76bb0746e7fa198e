import { readNumber, typeNumber, writeNumber } from '../../../src/platform/numbers';
import { fc } from '../../support/properties';

test.each<[string, number | string]>([
  ['5,0', 5],
  ['1,5', 1.5],
  ['1.5', 1.5],
  [' 12 ', 12],
  ['-3', -3],
  ['−3', -3],
  ['0,125', 0.125],
  ['1234.567', 1234.567],
  ['6.28319', 6.28319],
  ['20240815', 20240815],
  ['999999999999999', 999999999999999],
  ['1.500', 'unclear'],
  ['1,500', 'unclear'],
  ['-12.000', 'unclear'],
  ['100.000.000', 'unclear'],
  ['1.500,5', 'unclear'],
  ["1'500", 'unclear'],
  ['1 500', 'unclear'],
  ['12 GB', 'not_a_number'],
  ['1e3', 'not_a_number'],
  ['0x10', 'not_a_number'],
  ['1,', 'not_a_number'],
  [',5', 0.5],
  ['.5', 0.5],
  ['-,25', -0.25],
  ['−.5', -0.5],
  ['.500', 0.5],
  ['+5', 5],
  ['+1,5', 1.5],
  ['+,5', 0.5],
  ['+1.500', 'unclear'],
  ['+-5', 'not_a_number'],
  ['++5', 'not_a_number'],
  ['+', 'not_a_number'],
  ['-', 'not_a_number'],
  [',', 'not_a_number'],
  ['-.', 'not_a_number'],
  ['.5.5', 'not_a_number'],
  ['', 'not_a_number'],
  ['NaN', 'not_a_number'],
  ['1234567890123456', 'too_long'],
  ['0,12345678901', 'too_long'],
])('%j is %j', (text, expected) => {
  expect(readNumber(text)).toEqual(
    typeof expected === 'number' ? { value: expected } : { problem: expected },
  );
});

test('a number is shown as it is stored, by the language, without groups', () => {
  expect(writeNumber(20240815, 'es')).toBe('20240815');
  expect(writeNumber(6.28319, 'es')).toBe('6,28319');
  expect(writeNumber(6.28319, 'en')).toBe('6.28319');
  expect(writeNumber(100, 'es')).toBe('100');
  expect(writeNumber(0.0000001, 'en')).toBe('0.0000001');
});

test('what a form shows comes back as the same number, in both languages', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 7 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`));
  fc.assert(
    fc.property(decimal, fc.constantFrom('es' as const, 'en' as const), (value, locale) => {
      expect(readNumber(typeNumber(value, locale))).toEqual({ value });
    }),
  );
});
