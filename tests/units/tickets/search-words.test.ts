import {
  SEARCH_WORDS,
  type SearchWord,
  searchWordsIn,
  withoutWord,
} from '../../../src/features/tickets/queue/search-words';
import { fc } from '../../support/properties';

// `is:overdue` in the search box filters; all else is looked for, as it was typed.

test.each<[q: string, words: SearchWord[], text: string]>([
  ['', [], ''],
  ['is:overdue', ['overdue'], ''],
  ['IS:Overdue', ['overdue'], ''],
  ['printer is:overdue floor 3', ['overdue'], 'printer floor 3'],
  ['is:overdue is:OVERDUE', ['overdue'], ''],
  ['is:breached is:at_risk vpn', ['breached', 'at_risk'], 'vpn'],
  ['#1042 is:overdue', ['overdue'], '#1042'],
  // What there is no filter for, what is a part of another word, and what is quoted is text.
  ['is:purple', [], 'is:purple'],
  ['is:constructor', [], 'is:constructor'],
  ['is: overdue', [], 'is: overdue'],
  ['this:overdue', [], 'this:overdue'],
  ['is:overdue,', [], 'is:overdue,'],
  ['"is:overdue"', [], '"is:overdue"'],
  ['"the log says is:overdue" is:overdue', ['overdue'], '"the log says is:overdue"'],
  ['"never closed is:overdue', [], '"never closed is:overdue'],
  ['  two   blanks  ', [], 'two   blanks'],
])('%j', (q, words, text) => {
  expect(searchWordsIn(q)).toEqual({ words, text });
});

test('a word that is taken off leaves the others and the text', () => {
  expect(withoutWord('vpn is:overdue', 'overdue')).toBe('vpn');
  expect(withoutWord('is:overdue', 'overdue')).toBe('');
  expect(withoutWord('is:breached "two words" is:overdue', 'overdue')).toBe('is:breached "two words"');
});

test('whatever is typed beside it, the word filters and the rest is looked for', () => {
  const plain = fc.string().filter((text) => !text.includes('"') && !/is:/i.test(text));
  const word = fc.constantFrom(...SEARCH_WORDS);
  fc.assert(
    fc.property(plain, plain, word, (before, after, typed) => {
      const { words, text } = searchWordsIn(`${before} is:${typed} ${after}`);
      expect(words).toEqual([typed]);
      expect(text.split(/\s+/)).toEqual(`${before} ${after}`.trim().split(/\s+/));
    }),
  );
});
