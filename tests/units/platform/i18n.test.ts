import { createI18n } from '../../../src/platform/i18n';

const texts = {
  people: {
    es: '{n, plural, one {# persona} other {# personas}}',
    en: '{n, plural, one {# person} other {# people}}',
  },
  size: { es: '{kilobytes, number} kB', en: '{kilobytes, number} kB' },
  greeting: { es: 'Hola, {name}', en: 'Hello, {name}' },
  named: {
    es: '{n, plural, one {solo {n}} other {{n} cosas}}',
    en: '{n, plural, one {{n} only} other {{n} things}}',
  },
  ofBoth: {
    es: '{n, plural, =0 {nada} other {{max, number} de {name}}}',
    en: '{n, plural, =0 {none} other {{max, number} of {name}}}',
  },
};
const strict = createI18n([texts], { strict: true });

test('a text takes numbers, words, and names in both languages', () => {
  expect(strict.t('en', 'people', { n: 2 })).toBe('2 people');
  expect(strict.t('es', 'greeting', { name: { es: 'Mundo', en: 'World' } })).toBe('Hola, Mundo');
  expect(strict.t('en', 'greeting', { name: 7 })).toBe('Hello, 7');
  expect(strict.t('en', 'ofBoth', { n: 0 })).toBe('none');
});

test.each([
  ['people', { n: '2,000' }],
  ['people', { n: Number.NaN }],
  ['people', { n: null }],
  ['named', { n: '2,000' }],
  ['size', { kilobytes: '1.000' }],
  ['size', { kilobytes: new Date(Number.NaN) }],
  ['greeting', { name: new Date() }],
  ['ofBoth', { n: 1, max: '1', name: '' }],
])('where templates are strict, %s with %p says what is wrong instead of NaN', (key, params) => {
  expect(() => strict.t('en', key, params)).toThrow(`${key} takes`);
});

test('elsewhere a page is shown all the same', () => {
  expect(createI18n([texts]).t('en', 'size', { kilobytes: '1.000,5' })).toBe('NaN kB');
});

test('what is read from the right keeps that to itself within a sentence', () => {
  const subject = 'مرحبا بالعالم.';
  expect(strict.t('en', 'greeting', { name: subject })).toBe(`Hello, \u2068${subject}\u2069`);
  expect(strict.t('es', 'greeting', { name: { es: 'שלום', en: 'x' } })).toBe('Hola, \u2068שלום\u2069');
});
