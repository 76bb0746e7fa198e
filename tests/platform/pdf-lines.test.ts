import bidiFactory from 'bidi-js';
import PDFDocument from 'pdfkit';
import { firstCharacters } from '../../src/platform/characters';
import { firstFace, IN_CODE } from '../../src/platform/pdf/faces';
import { type Line, linesOf, lineWithin } from '../../src/platform/pdf/lines';
import { PLAIN } from '../../src/platform/pdf/pieces';
import { fc } from '../support/properties';

// Lines of a document: which font draws what, in which order, and where they are broken.

const bidi = bidiFactory() as ReturnType<typeof bidiFactory> & {
  getReorderedString(text: string, levels: unknown): string;
};

const only = (text: string): Line => linesOf(text, 'regular')[0] as Line;
const drawn = (text: string): string[] => only(text).pieces.map((piece) => piece.drawn);
const fontOf = (text: string): string =>
  /(\w+)_\w+\.ttf$/.exec(only(text).pieces[0]?.face.name ?? '')?.[1] ?? '';

/** What an eye goes over from left to right. */
function seen({ pieces }: Line): string {
  const parts = pieces.map(({ kind, drawn: given, text }) => {
    if (kind === 'missing') return text;
    // Its font turns it round.
    return kind === 'joined' ? [...given].reverse().join('') : given;
  });
  return parts.join('');
}

describe('what is read from the right', () => {
  test('stands in a line of English as a browser orders it', () => {
    expect(drawn('Ref 12: صلاة الغداة (Salat)')).toEqual(['Ref 12: ', 'الغداة', ' ', 'صلاة', ' (Salat)']);
  });

  test('is ordered by the annex on bidirectional text, whatever stands in it', () => {
    const letters = fc.constantFrom(...'ab1 2(-)[ص لا]אבש.%');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 30 }), (made) => {
        const text = made.trim();
        const levels = bidi.getEmbeddingLevels(text);
        expect(seen(only(text))).toBe(text && bidi.getReorderedString(text, levels));
      }),
    );
  });

  test('has its numbers from the left, in both kinds of Arabic digits', () => {
    for (const digits of ['١٢٣', '۱۲۳']) {
      const pieces = drawn(`صلاة ${digits}`);
      expect(pieces.slice(0, 3)).toEqual([...digits]);
    }
  });

  test('begins at the right side where it begins a paragraph', () => {
    expect(only('صلاة 12').isRtl).toBe(true);
    expect(only('12 صلاة').isRtl).toBe(true);
    expect(only('No. 12 صلاة').isRtl).toBe(false);
  });
});

describe('a character is taken', () => {
  test.each([
    ['Příliš ação Ω Булат', 'NotoSans'],
    ['∈', 'NotoSansMath'],
    ['😁', 'NotoEmoji'],
    ['👨‍👩‍👧', 'NotoEmoji'],
    ['🇨🇱', 'NotoEmoji'],
    ['صلاة', 'IBMPlexSansArabic'],
  ])('%s from %s', (text, font) => expect(fontOf(text)).toBe(font));

  test('or a box stands for it, one each, and its text is kept', () => {
    const { pieces, text } = only('ab 图中 c');
    expect(pieces.map(({ kind, text: typed }) => [kind, typed])).toEqual([
      ['forward', 'ab '],
      ['missing', '图'],
      ['missing', '中'],
      ['forward', ' c'],
    ]);
    expect(pieces.every(({ width }) => width > 0.1)).toBe(true);
    expect(text).toBe('ab 图中 c');
  });

  test('as many lines as a text has, also where one line of it becomes all of them', () => {
    expect(linesOf('a '.repeat(150_000), 'regular', 0.6).length).toBe(150_000);
  });

  test('code where it stands, behind tabs and in a further line', () => {
    const [, line] = linesOf('x\n\ty z', 'regular', Number.POSITIVE_INFINITY, [[3, 4]]);
    expect(line?.pieces.map(({ text, face }) => [text.trim(), face.name === 'Courier'])).toEqual(
      expect.arrayContaining([
        ['y', true],
        ['z', false],
      ]),
    );
  });

  test('of code one with letters of one width, and where that lacks one the next', () => {
    const [line] = linesOf('Run npm ci, año: Ж', 'regular', undefined, [[4, 10]]);
    const pieces = line?.pieces.map(({ drawn: text, face }) => [text, face.name.match(/\w+(?=_400|$)/)?.[0]]);
    expect(pieces).toEqual([
      ['Run ', 'NotoSans'],
      ['npm ci', 'Courier'],
      [', año: Ж', 'NotoSans'],
    ]);
    const [code] = linesOf('\tx = Ж', 'mono');
    expect(code?.pieces.map(({ text }) => text)).toEqual(['    x = ', 'Ж']);
    expect(code?.pieces[0]?.width).toBeCloseTo(8 * 0.6);
    const [tabbed] = linesOf('a\tb\tc', 'regular', undefined, [[2, 3]]);
    expect(tabbed?.pieces.map(({ text }) => text)).toEqual(['a    ', 'b', '    c']);
  });

  test('without asking where the first font is known to have all', () => {
    const codePoints = Array.from({ length: 0x2100 }, (_, at) => at);
    const known = codePoints.filter((at) => PLAIN.test(String.fromCodePoint(at)));
    expect(known.length).toBeGreaterThan(400);
    for (const weight of ['regular', 'bold'] as const)
      expect(known.filter((at) => !firstFace(weight).has(at))).toEqual([]);
    // As pdfkit encodes it: what its own font lacks has no glyph there.
    const { _font } = new PDFDocument({ font: 'Courier' }) as unknown as {
      _font: { font: { glyphsForString(text: string): string[] } };
    };
    const of = (at: number) => _font.font.glyphsForString(String.fromCodePoint(at));
    expect(
      codePoints.filter((at) => IN_CODE.test(String.fromCodePoint(at)) && of(at)[0] === '.notdef'),
    ).toEqual([]);
  });
});

describe('lines', () => {
  const bare = (text: string) => text.replace(/[\s\u2028\u2029]/g, '');

  test('hold every character, and none is wider than it may be', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'abcdef  --.\n', 'صلاة', ' ', '图', '👨‍👩‍👧', 'e\u0301', '\u200b'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), fc.integer({ min: 3, max: 20 }), (text, width) => {
        const lines = linesOf(text, 'regular', width);
        expect(bare(lines.map((line) => line.text).join(''))).toBe(bare(text));
        const wide = lines.filter((line) => line.width > width + 1e-6);
        // One that is wider by itself, as ﷽ is, cannot be broken: it stands alone.
        const seen = wide.map((line) => bare(line.text).replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
        expect(seen.filter((line) => firstCharacters(line, 2).length > 1)).toEqual([]);
      }),
    );
  });

  test('have a character alone that is wider than they are', () => {
    expect(linesOf('a﷽b', 'regular', 3).map(({ text }) => text)).toEqual(['a', '﷽', 'b']);
  });

  test('end between words, and within one that is wider than a line', () => {
    expect(linesOf('one two', 'regular', 3).map(({ text }) => text)).toEqual(['one', 'two']);
    const broken = linesOf('x'.repeat(300), 'regular', 10);
    expect(broken.length).toBeGreaterThan(10);
    expect(broken.map(({ text }) => text).join('')).toBe('x'.repeat(300));
  });

  test('end where the text says so, and an empty one is a line too', () => {
    expect(linesOf('a\r\n\r\nb\nc', 'regular').map(({ text }) => text)).toEqual(['a', '', 'b', 'c']);
  });

  test('are cut with an ellipsis where there may be one', () => {
    const cut = lineWithin('x'.repeat(300), 'regular', 10);
    expect(cut.text).toMatch(/^x+…$/);
    expect(cut.width).toBeLessThanOrEqual(10);
    expect(lineWithin(' a\n b ', 'regular', 10).text).toBe('a b');
  });
});
