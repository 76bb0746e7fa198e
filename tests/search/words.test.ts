import { marksOf } from '../../src/features/tickets/search/marking';
import { askedOf } from '../../src/platform/search/asked';
import { foldedText, foldedWithPlaces } from '../../src/platform/search/fold';
import { placesOf } from '../../src/platform/search/marks';
import { wordsOf } from '../../src/platform/search/words';
import { fc } from '../support/properties';

// What a text is made of for whoever looks for it.

const plain = (text: string) =>
  [...wordsOf(text)].filter(({ kind }) => kind === 'word').map(({ word }) => word);
const made = (text: string) => [
  ...new Set([...wordsOf(text)].filter(({ kind }) => kind !== 'word').map(({ word }) => word)),
];

test.each([
  ['The printer hums', ['the', 'printer', 'hums'], []],
  ['Baja línea ÑANDÚ', ['baja', 'linea', 'nandu'], []],
  ['El Wi‑Fi', ['el', 'wi', 'fi'], ['wifi']],
  ['Jan’s Mac', ['jan', 's', 'mac'], ['jans']],
  ['Hikvision DS-7604NI-E1/4P/A', ['hikvision', 'ds', '7604ni', 'e1', '4p', 'a'], ['ds7604nie14pa']],
  ['tel. +34 600 12 34 56', ['tel', '34', '600', '12', '34', '56'], ['+', '34600123456']],
  ['5_a and 5xa', ['5_a', 'and', '5xa'], ['5', 'a']],
  ['100％ of C++', ['100', 'of', 'c'], ['%', '+']],
  ['0x80070005 or -2147024891', ['0x80070005', 'or', '2147024891'], []],
  ['21:33:cc', ['21', '33', 'cc'], ['2133cc']],
  ['印刷 😀', ['印', '刷', '😀'], []],
  ['Straße İstanbul', ['strasse', 'istanbul'], []],
  ['soft\u00adhyphen zero\u200bwidth', ['softhyphen', 'zerowidth'], []],
  ['\ud800 broken \udc00', ['broken'], []],
  ['', [], []],
])('%s', (text, words, others) => {
  expect(plain(text)).toEqual(words);
  expect(made(text)).toEqual(others);
});

test('a word made of several stands at the place of each, so that phrases on both sides of it are found', () => {
  const places = [...wordsOf('red Wi-Fi down')].map(({ word, at }) => [word, at]);
  expect(places).toEqual([
    ['red', 0],
    ['wi', 1],
    ['fi', 2],
    ['wifi', 1],
    ['wifi', 2],
    ['down', 3],
  ]);
});

test('what is longer than a word is cut, and a long row of joined words stays one by one', () => {
  expect(plain('a'.repeat(5000))).toEqual(['a'.repeat(64)]);
  expect(made(Array(40).fill('abcdefgh').join('-')).every((word) => word.length <= 64)).toBe(true);
});

test('a page of one word, of signs or of accents takes time that grows with its length', () => {
  const count = (text: string) => [...wordsOf(text)].length;
  expect(count('%'.repeat(50_000))).toBe(50_000);
  expect(count(`a${'\u0301'.repeat(50_000)}`)).toBe(1);
  expect(count('_'.repeat(50_000))).toBe(0);
  expect(count(`${'a_'.repeat(25_000)}`)).toBe(25_001);
});

test('accents, capitals and composed letters make no difference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(plain(text.normalize('NFD'))).toEqual(plain(text.normalize('NFC')));
      expect(plain(foldedText(text))).toEqual(plain(text));
    }),
  );
});

test('a folded text says of each of its characters where it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = foldedWithPlaces(text);
      expect(folded.at).toHaveLength(folded.text.length + 1);
      expect(folded.text).toBe(foldedText(text));
      expect(folded.at.at(-1)).toBe(text.length);
      expect([...folded.at].sort((a, b) => a - b)).toEqual(folded.at);
    }),
  );
});

test('what stands for a word is looked up once, however long the text is that it is marked in', () => {
  let asked = 0;
  const wordsFor = (word: string) => {
    asked += 1;
    return [`${word}s`];
  };
  const term = { text: 'printer', phrase: false, excluded: false };
  const { marks, likely } = marksOf(askedOf([term]).terms, wordsFor, false);
  const before = asked;
  const places = placesOf(`Two printers. ${'Nothing else. '.repeat(500)}`, marks, likely);
  expect(places).toMatchObject({ marks: 1, spans: [{ from: 4, to: 12 }] });
  expect(asked).toBe(before);
});
