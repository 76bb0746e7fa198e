import { lineOf, mixedWord } from '../../../src/platform/line';
import { fc } from '../../support/properties';

// What a line is made of, whoever wrote it.

const FAMILY = '👨‍👩‍👧';
const ENGLAND = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';

test.each([
  ['a zero-width space', 'Marcos\u200b Vidal', 'Marcos Vidal'],
  ['nothing but what is unseen', '\u200b'.repeat(15), ''],
  ['a Hangul filler, a soft hyphen and a Braille blank', '\u3164\u00ad\u2800', ''],
  ['a control', 'Test\u000fMember', 'TestMember'],
  ['blanks, some with something unseen between', 'a    \u200b \u2060\u00a0 b', 'a b'],
  ['line ends of all kinds', 'a\r\nb\u2028c\u0085d\u000be', 'a b c d e'],
  ['an override of direction', 'exe\u202egnp', 'exegnp'],
  ['marks of direction', '\u200fa\u200e\u061c', 'a'],
  ['letters of tags outside of a flag', `a\u{e0061}\u{e0062}`, 'a'],
  ['a letter and its accent', 'Jose\u0301', 'José'],
  ['the same with something unseen between', 'Jose\u200b\u0301 e\u034f\u0301', 'José é'],
  ['a syllable with a filler between', '\u1100\u1160\u1161', '가'],
  ['a joiner beside a mark that changes places', '\u0301\ufe0f\u094d\u200d\u093c', '\u093c\u094d\u0301'],
  ['an emoji of several', FAMILY, FAMILY],
  ['a heart in red', '\u2764\ufe0f', '\u2764\ufe0f'],
  ['a key', '1\ufe0f\u20e3', '1\ufe0f\u20e3'],
  ['the flag of England', ENGLAND, ENGLAND],
  ['a joiner that Persian needs', 'می‌خواهم', 'می‌خواهم'],
  ['one that Hindi needs', 'क्‍ष', 'क्‍ष'],
  [
    'what is no character, or a private one',
    'Marcos\ufffc\ue000\u{10ffff}\ufffe\u0378\u{1d159} Vidal',
    'Marcos Vidal',
  ],
  ['an emoji that is to come', '\u{1faff}', '\u{1faff}'],
  ['the same between Latin letters', 'Mar\u200ccos', 'Marcos'],
  ['quotes, dashes and other scripts', '«Ñandú» – Ελένη, 山田 & Søn', '«Ñandú» – Ελένη, 山田 & Søn'],
])('%s', (_what, typed, line) => expect(lineOf(typed)).toBe(line));

test('a line is one already and composed, ends nowhere in the middle, and holds nothing that is unseen beside words', () => {
  const unseen = fc.constantFrom(
    '\u200b',
    '\u200d',
    '\u2066',
    '\ufe0f',
    '\u00ad',
    '\u034f',
    '\u1160',
    '\u{e0061}',
    '\ufffc',
    '\0',
    '\t',
    '\n',
  );
  // What is one letter with the next of these, and the unseen in between.
  const part = fc.constantFrom(
    'e',
    '\u0301',
    '\u0327',
    'ا',
    '\u0653',
    '\u1100',
    '\u1161',
    '1',
    '\u20e3',
    '\u2764',
  );
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme' }), unseen, part, fc.constant(FAMILY)))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, (typed) => {
      const line = lineOf(typed);
      expect(lineOf(line)).toBe(line);
      expect(line.normalize('NFC')).toBe(line);
      expect(line).not.toMatch(/[\n\r\t]|^\s|\s$|\s\s/);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: fc.constantFrom('a', 'B', '7') }), unseen)), (parts) => {
      expect(lineOf(parts.join(''))).toMatch(/^(?:[aB7]+(?: [aB7]+)*)?$/);
    }),
  );
});

test.each([
  ['Mаrk', 'Mаrk'],
  ['Ana Ѕoto', 'Ѕoto'],
  ['Nοra', 'Nοra'],
  ['Adminιstrator', 'Adminιstrator'],
  ['Soρorte', 'Soρorte'],
  ['Aӏice', 'Aӏice'],
  ['Jօhn', 'Jօhn'],
  ['Ꭺdmin', 'Ꭺdmin'],
  ['ꓢoporte', 'ꓢoporte'],
  ['𝐀dmin', '𝐀dmin'],
  ['𝐀𝐧𝐚', '𝐀𝐧𝐚'],
  ['Işıl', null],
  ['LINE株式会社', null],
  ['Дмитрий', null],
  ['John Иванов', null],
  ['Ελένη Smith', null],
  ['10 kΩ, ΔT, μTorrent', null],
  ['José Ñúñez', null],
])('%s: the word that mixes alphabets is %s', (line, word) => expect(mixedWord(line)).toBe(word));
