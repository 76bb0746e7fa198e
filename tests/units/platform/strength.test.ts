import { weaknessOf } from '../../../src/platform/passwords/strength';

const MARTA = ['Marta García', 'marta.garcia@acme.test', 'ServiDesk'];

test.each([
  ['password1234', 'leaked'],
  ['Password1234', 'leaked'],
  ['ｐａｓｓｗｏｒｄ１２３４', 'leaked'],
  ['1234567890', 'leaked'],
  ['mariposa123', 'common'],
  ['marta.garcia80', 'personal'],
  ['Garcia-Marta-2024', 'personal'],
  ['servidesk-acme', 'personal'],
  ['abcabcabcabc', 'repeat'],
  ['x'.repeat(200), 'repeat'],
  ['10/12/1980', 'date'],
])('%s is refused as %s', (password, weakness) => {
  expect(weaknessOf(password, MARTA)).toBe(weakness);
});

test.each([
  'tres tulipanes de cobre',
  'Zb7#kQp9!w',
  'el perro de Marta come siete clavos',
  '🐢🎷🌵🚂 lunes raro',
])('%s is good', (password) => {
  expect(weaknessOf(password, MARTA)).toBeNull();
});

test('a long password is not judged by a weak beginning', () => {
  expect(weaknessOf(`${'a'.repeat(60)}tres tulipanes de cobre y cuatro gaviotas`, [])).toBeNull();
});
