import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import PDFDocument from 'pdfkit';
import { firstFontOf } from './collection';

// The fonts that come with the desk, and behind them those that whoever runs it adds, each a whole file: pdfkit embeds of
// it what a document draws. None has every letter, so they stand in a chain, and a character is taken from the first that
// has it.

/** `mono` is of code: each letter as wide as any other, where its font has it. */
export type Weight = 'regular' | 'bold' | 'mono';

/** What is asked of a font of fontkit, which pdfkit opens files with. */
interface Font {
  unitsPerEm: number;
  'OS/2'?: { usWeightClass: number };
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { advanceWidth: number };
  createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
}

/** One font of a chain. */
export interface Face {
  /** By which a document knows it. */
  name: string;
  font: Font;
  has(codePoint: number): boolean;
  /** Every program that shows a PDF has it, and no document holds it. */
  isBuiltIn?: true;
  advances: LRUCache<string, number>;
}

/** Words of a face, of which some are in most documents. */
const WORDS = 10_000;

const SANS = {
  regular: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};
/** One that has a glyph for each form of a letter: from letters put together of strokes and dots nobody can copy a text. */
const ARABIC = {
  regular: require.resolve(
    '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  ),
  bold: require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf'),
};
const EMOJI = require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf');
const SIGNS = require.resolve('@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf');

const CODE = 'Courier';

const CHAINS: Record<Weight, readonly string[]> = {
  regular: [SANS.regular, ARABIC.regular, EMOJI, SIGNS],
  bold: [SANS.bold, ARABIC.bold, EMOJI, SIGNS],
  mono: [CODE, SANS.regular, ARABIC.regular, EMOJI, SIGNS],
};

/** What Courier has, in the encoding that pdfkit writes it with: that of Windows for Western languages. */
export const IN_CODE = /^[\x20-\x7e\xa0-\xac\xae-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

const PER_EM = 1000;
const CODE_ADVANCE = 600;

const codeFace = (): Face => ({
  name: CODE,
  font: {
    unitsPerEm: PER_EM,
    hasGlyphForCodePoint: (codePoint) => IN_CODE.test(String.fromCodePoint(codePoint)),
    layout: (text) => ({ advanceWidth: CODE_ADVANCE * text.length }),
    createSubset: () => {
      throw new Error('a font that is built in is in no document');
    },
  },
  has: (codePoint) => IN_CODE.test(String.fromCodePoint(codePoint)),
  isBuiltIn: true,
  advances: new LRUCache<string, number>({ max: WORDS }),
});

const opened = new Map<string, Face>();

/** Read when the first character needs it: most documents need one or two of them. */
function faceOf(file: string): Face {
  const known = opened.get(file);
  if (known) return known;
  const face = file === CODE ? codeFace() : openedFace(file);
  opened.set(file, face);
  return face;
}

function openedFace(file: string): Face {
  const source = firstFontOf(readFileSync(file));
  const { _font } = new PDFDocument({
    font: source as unknown as string,
    autoFirstPage: false,
  }) as unknown as { _font: { font: Font } };
  const { font } = _font;
  const answers = new Map<number, boolean>();
  const has = (codePoint: number): boolean => {
    const answer = answers.get(codePoint) ?? font.hasGlyphForCodePoint(codePoint);
    answers.set(codePoint, answer);
    return answer;
  };
  return { name: file, font, has, advances: new LRUCache<string, number>({ max: WORDS }) };
}

let further: { files: string[]; problem(file: string, error: unknown): void } = {
  files: [],
  problem: () => {},
};
const usable = new Map<string, Face | null>();

/**
 * Has characters that no font of the desk has taken from others.
 * @param files in their order
 * @param problem called once for each that cannot be used, when the first character asks for it
 */
export function addFonts(files: string[], problem: (file: string, error: unknown) => void): void {
  further = { files, problem };
}

/** At its weight first, whatever the names of the files. */
function furtherFaces(weight: Weight): Face[] {
  const faces = further.files.flatMap((file) => usableFace(file) ?? []);
  const isBold = ({ font }: Face) => (font['OS/2']?.usWeightClass ?? 0) >= BOLD;
  const [fitting, others] = [weight === 'bold', weight !== 'bold'].map((bold) =>
    faces.filter((face) => isBold(face) === bold),
  );
  return [...(fitting ?? []), ...(others ?? [])];
}

const BOLD = 600;

/** Null for what a document could not embed: it would fail when it is all but written. */
function usableFace(file: string): Face | null {
  const known = usable.get(file);
  if (known !== undefined) return known;
  let face: Face | null = null;
  try {
    const opened = faceOf(file);
    const subset = opened.font.createSubset();
    subset.includeGlyph(1);
    subset.encode();
    face = opened;
  } catch (error) {
    further.problem(file, error);
  }
  usable.set(file, face);
  return face;
}

/** The face that has every letter of Western languages; but for that of code, it has the box for what no face has. */
export const firstFace = (weight: Weight): Face => faceOf(CHAINS[weight][0] ?? '');

/** The first face that has all of these; null where none has. */
export function faceWith(weight: Weight, codePoints: number[]): Face | null {
  for (const file of CHAINS[weight]) {
    const face = faceOf(file);
    if (codePoints.every(face.has)) return face;
  }
  return furtherFaces(weight).find(({ has }) => codePoints.every(has)) ?? null;
}

/**
 * How wide a face draws it, as a part of the size of its letters. It is kept: shaping a word takes longer than anything
 * else that is done with it, and most words come again.
 */
export function advanceOf({ font, advances }: Face, text: string): number {
  const known = advances.get(text);
  if (known !== undefined) return known;
  const advance = font.layout(text).advanceWidth / font.unitsPerEm;
  advances.set(text, advance);
  return advance;
}
