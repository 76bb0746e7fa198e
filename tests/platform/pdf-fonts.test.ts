import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readConfig } from '../../src/platform/config';
import { addFonts, paragraph, writeDocument } from '../../src/platform/pdf';
import { linesOf } from '../../src/platform/pdf/lines';
import { collectionOf, fontOf } from '../support/fonts';
import { readPdf, wholeText, written } from '../support/pdf';

// Fonts that whoever runs a desk adds for what those of the desk have no letters for.

const FONTS_DIR = mkdtempSync(join(tmpdir(), 'servidesk-fonts-'));
const problems: string[] = [];

function put(name: string, bytes: Buffer | string) {
  writeFileSync(join(FONTS_DIR, name), bytes);
}

beforeAll(() => {
  put('a-Bold.otf', fontOf({ letters: '中', weight: 700 }));
  put('b-Regular.ttf', fontOf({ letters: '中', weight: 400 }));
  put(
    'c.TTC',
    collectionOf([fontOf({ letters: '图', weight: 401 }), fontOf({ letters: '国', weight: 402 })]),
  );
  put('d.ttf', fontOf({ letters: 'שלום', weight: 404 }));
  put('0-broken.ttf', 'no font');
  put('0-cut.ttc', collectionOf([fontOf({ letters: '国', weight: 403 })]).subarray(0, 40));
  put('licence.txt', 'free');
  const { fonts } = readConfig({ FONTS_DIR, DATA_DIR: FONTS_DIR });
  addFonts(fonts, (file) => problems.push(basename(file)));
});
afterAll(() => {
  addFonts([], () => {});
  rmSync(FONTS_DIR, { recursive: true });
});

const faceOf = (text: string, weight: 'regular' | 'bold' = 'regular') => {
  const piece = linesOf(text, weight)[0]?.pieces[0];
  return piece?.kind === 'missing' ? null : basename(piece?.face.name ?? '');
};

test('a character is taken from the first that has it, at its weight before others', () => {
  expect(faceOf('中')).toBe('b-Regular.ttf');
  expect(faceOf('中', 'bold')).toBe('a-Bold.otf');
  expect(faceOf('图', 'bold')).toBe('c.TTC');
  expect(faceOf('A')).toBe('NotoSans_400Regular.ttf');
});

test('what none has is a box, as are letters of the further fonts of a collection', () => {
  expect(faceOf('国')).toBeNull();
});

test('what is read from the right is drawn so, once', () => {
  const [line] = linesOf('a שלום', 'regular');
  const [, piece] = line?.pieces ?? [];
  const font = piece?.face.font as unknown as { layout(text: string): { glyphs: { id: number }[] } };
  const idsOf = (text: string) => font.layout(text).glyphs.map(({ id }) => id);
  expect(idsOf(piece?.drawn ?? '')).toEqual(['ם', 'ו', 'ל', 'ש'].flatMap(idsOf));
});

test('one that cannot be used is told once, and stops nothing', () => {
  faceOf('国');
  faceOf('图');
  expect(problems).toEqual(['0-broken.ttf', '0-cut.ttc']);
});

test('a document has what it draws of them', async () => {
  const options = { title: 'x', author: 'x', language: 'zh', madeAt: new Date() };
  const style = { size: 10, weight: 'regular', colour: '#000000' } as const;
  const bytes = await written((out) =>
    writeDocument(
      options,
      out,
      (pdf) => paragraph(pdf, '图 and 中', style),
      () => {},
    ),
  );
  const pdf = await readPdf(bytes);
  expect(wholeText(pdf).replace(/\s+/g, ' ')).toBe('图 and 中');
  expect(pdf.fonts).toHaveLength(3);
});

test('a folder that is none stops the start', () => {
  const none = join(FONTS_DIR, 'none');
  expect(() => readConfig({ FONTS_DIR: none, DATA_DIR: FONTS_DIR })).toThrow(
    `FONTS_DIR: ${none} is no folder that can be read`,
  );
  expect(readConfig({ DATA_DIR: FONTS_DIR }).fonts).toEqual([]);
});
