import bidiFactory from 'bidi-js';
import { charactersOf } from '../characters';
import { advanceOf, type Face, faceWith, firstFace, IN_CODE, type Weight } from './faces';

// A text in pieces that a font draws as they are: of one font, of one direction, and of one script, since each is shaped
// by the rules of one.

export interface Piece {
  /** As it was typed. */
  text: string;
  /** As it is handed to the font. */
  drawn: string;
  face: Face;
  /** Of the bidirectional algorithm: odd is read from the right. */
  level: number;
  kind: Kind;
  /** As a part of the size of its letters. */
  width: number;
}

/**
 * How it is drawn: as it is typed, as letters that their font joins and orders, turned round, each character for itself,
 * or, where no font has it, as a box.
 */
type Kind = 'forward' | 'joined' | 'backward' | 'single' | 'missing';

/** One line of a text as typed, and the level of each code unit of it: null where all is read from the left by one font. */
export interface Levelled {
  text: string;
  levels: Uint8Array | null;
  /** Which units of it are code: null where none is. */
  code: Uint8Array | null;
  /** Of the whole line: by its first letter, as `dir="auto"` decides it. */
  isRtl: boolean;
}

const bidi = bidiFactory();

/** What the first face has all of, and what no direction changes; the face's test goes through it. */
export const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\u017f\u0400-\u045f–—‘’“”…•€]*$/;

/** Letters of scripts that are read from the right: their font orders them, and joins those that are joined. */
const JOINED =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{M}\u0640\u200c\u200d]+$/u;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const ARABIC = /\p{Script_Extensions=Arabic}/u;
/** Nothing has this: a font draws its box. */
const NOTHING = '\u{f0000}';

export function levelled(text: string, code: Uint8Array | null = null): Levelled {
  if (PLAIN.test(text)) return { text, levels: null, code, isRtl: false };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
  return { text, levels, code, isRtl: (paragraphs[0]?.level ?? 0) % 2 === 1 };
}

/** What a piece of a line is made of, in the order of reading; `end` is the first unit that is not in it. */
export function piecesOf(line: Levelled, weight: Weight, start: number, end: number): Piece[] {
  const { code } = line;
  if (!code) return piecesIn(line, weight, start, end);
  const pieces: Piece[] = [];
  for (let from = start; from < end; ) {
    let to = from + 1;
    while (to < end && code[to] === code[from]) to += 1;
    pieces.push(...piecesIn(line, code[from] ? 'mono' : weight, from, to));
    from = to;
  }
  return pieces;
}

function piecesIn(line: Levelled, weight: Weight, start: number, end: number): Piece[] {
  const text = line.text.slice(start, end);
  if ((!line.levels || PLAIN.test(text)) && (weight !== 'mono' || IN_CODE.test(text))) {
    const level = line.levels?.[start] ?? 0;
    if (level % 2 === 0 && isEven(line.levels, start, end)) return [plain(text, firstFace(weight), level)];
  }
  const pieces: Part[] = [];
  let at = start;
  for (const character of charactersOf(text)) {
    const level = line.levels?.[at] ?? 0;
    at += character.length;
    for (const part of partsOf(character, weight, level)) join(pieces, part);
  }
  return pieces.map((piece) => ({ ...piece, width: advanceOf(piece.face, piece.drawn) }));
}

function isEven(levels: Uint8Array | null, start: number, end: number): boolean {
  return levels?.slice(start, end).every((level) => level === levels[start]) ?? true;
}

const plain = (text: string, face: Face, level: number): Piece => ({
  text,
  drawn: text,
  face,
  level,
  kind: 'forward',
  width: advanceOf(face, text),
});

type Part = Omit<Piece, 'width'>;

const westernFace = (weight: Weight): Face => firstFace(weight === 'mono' ? 'regular' : weight);

/** A character in the face that has all of it; where none has, each code point in its own. */
function partsOf(character: string, weight: Weight, level: number): Part[] {
  const codePoints = [...character];
  const visible = codePoints.filter((one) => !INVISIBLE.test(one));
  if (visible.length === 0) return [];
  const face = faceWith(
    weight,
    visible.map((one) => one.codePointAt(0) ?? 0),
  );
  if (face) return [partOf(character, visible.join(''), face, level, weight)];
  if (visible.length > 1 && faceWith(weight, [visible[0]?.codePointAt(0) ?? 0]))
    return visible.flatMap((one) => partsOf(one, weight, level));
  return [{ text: character, drawn: NOTHING, face: westernFace(weight), level, kind: 'missing' }];
}

function partOf(character: string, visible: string, face: Face, level: number, weight: Weight): Part {
  const isRtl = level % 2 === 1;
  const isArabic = ARABIC.test(character);
  const common = { text: character, face, level };
  // Families of emoji and half-joined letters need what is invisible in them.
  const drawn = face === firstFace(weight) || face === westernFace(weight) ? visible : character;
  if (isRtl && JOINED.test(character)) return { ...common, drawn, kind: 'joined' };
  // fontkit would turn their digits round with the letters, where the algorithm has them from the left.
  if (isArabic) return { ...common, drawn, kind: 'single' };
  if (!isRtl) return { ...common, drawn, kind: 'forward' };
  return { ...common, drawn: bidi.getMirroredCharacter(drawn) ?? drawn, kind: 'backward' };
}

function join(pieces: Part[], part: Part): void {
  const last = pieces.at(-1);
  const isSame = last?.kind === part.kind && last.face === part.face && last.level === part.level;
  if (!last || !isSame || part.kind === 'single' || part.kind === 'missing') {
    pieces.push({ ...part });
    return;
  }
  last.text += part.text;
  last.drawn = part.kind === 'backward' ? part.drawn + last.drawn : last.drawn + part.drawn;
}
