import type { FilterPart, Part, Piece } from './query.types';
import { type Name, nameCalled } from './words';

// What somebody typed, taken apart. Every text is a query: what is not of the language is looked for as it is.

/** So many characters of a query count. */
export const MOST_CHARACTERS = 1000;

/** Quotes as keyboards make them, each with those that end it. */
const QUOTES: Record<string, string> = { '"': '"', '“': '”“"', '”': '”', '„': '“”"', '«': '»' };
const BLANK = /\s/u;
/** A name, of a custom field with the field's own behind a point. */
const NAME = /([\p{L}\p{M}_]+)(?:\.("[^"]+"|[\p{L}\p{M}\p{N}_-]+))?:/uy;
const OPERATOR = /[<>]=?/y;

export interface Reading {
  /** Where a quote is not ended yet, it goes to the end of the text: for what is being typed. */
  isOpen?: boolean;
}

/** The parts of a query in their order. Between them stand only blanks. */
export function parse(text: string, reading: Reading = {}): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    if (BLANK.test(text[at] as string)) at += 1;
    else {
      const part = partAt(text, at, reading);
      parts.push(part);
      at = part.to;
    }
  }
  return parts;
}

function partAt(text: string, from: number, reading: Reading): Part {
  // A dash before digits is a sign, and one before a blank or another dash is a dash.
  const isExcluded = text[from] === '-' && /[^\s\d-]/u.test(text[from + 1] ?? ' ');
  const start = isExcluded ? from + 1 : from;
  const filter = filterAt(text, start, reading);
  if (filter) return Object.assign(filter, { from, excluded: isExcluded });
  const quoted = quotedAt(text, start, reading);
  if (quoted && quoted.text.trim() !== '') {
    return { kind: 'text', from, to: quoted.to, excluded: isExcluded, text: quoted.text, phrase: true };
  }
  const to = endOfWord(text, start);
  return { kind: 'text', from, to, excluded: isExcluded, text: text.slice(start, to), phrase: false };
}

function endOfWord(text: string, from: number, stop = BLANK): number {
  let to = from;
  while (to < text.length && !stop.test(text[to] as string)) to += 1;
  return to;
}

/** What quotes hold together, two of them in it standing for one; null where none begin, or they do not end. */
function quotedAt(text: string, from: number, { isOpen }: Reading): { text: string; to: number } | null {
  const ends = QUOTES[text[from] ?? ''];
  if (ends === undefined) return null;
  let inner = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (!ends.includes(letter)) inner += letter;
    else if (letter === '"' && text[from] === '"' && text[at + 1] === '"') {
      inner += '"';
      at += 1;
    } else return { text: inner, to: at + 1 };
  }
  return isOpen ? { text: inner, to: text.length } : null;
}

type Unplaced =
  | Omit<FilterPart, 'from' | 'excluded'>
  | Omit<Extract<Part, { kind: 'text' }>, 'from' | 'excluded'>;

/** A known name, a colon, and what is behind it. */
function filterAt(text: string, from: number, reading: Reading): Unplaced | null {
  NAME.lastIndex = from;
  const [whole = '', word = '', inner] = NAME.exec(text) ?? [];
  const name = whole ? nameCalled(word) : undefined;
  if (!name || (name === 'field') !== (inner !== undefined)) return null;
  const start = from + whole.length;
  if (name === 'subject') return subjectAt(text, start, reading);
  const { pieces, to } = piecesAt(text, start, reading);
  const field = inner?.replace(/^"|"$/g, '');
  return { kind: 'filter', name, to, pieces, ...(field !== undefined && { field }) };
}

/** What is to stand in the subject is text: commas and all. */
function subjectAt(text: string, start: number, reading: Reading): Unplaced {
  const quoted = quotedAt(text, start, reading);
  if (quoted && quoted.text.trim() !== '') {
    return { kind: 'text', to: quoted.to, text: quoted.text, phrase: true, within: 'subject' };
  }
  const to = endOfWord(text, start);
  if (to === start) return { kind: 'filter', name: 'subject' as Name, to, pieces: [] };
  return { kind: 'text', to, text: text.slice(start, to), phrase: false, within: 'subject' };
}

/** The values behind a name, with commas between them; empty ones are none. */
function piecesAt(text: string, start: number, reading: Reading): { pieces: Piece[]; to: number } {
  const pieces: Piece[] = [];
  for (let at = start; ; at += 1) {
    const piece = pieceAt(text, at, reading);
    if (piece.text.trim() !== '' || piece.operator !== '') pieces.push(piece);
    at = piece.to;
    if (text[at] !== ',') return { pieces, to: at };
  }
}

function pieceAt(text: string, from: number, reading: Reading): Piece {
  OPERATOR.lastIndex = from;
  const operator = (OPERATOR.exec(text)?.[0] ?? '') as Piece['operator'];
  const start = from + operator.length;
  const quoted = quotedAt(text, start, reading);
  if (quoted) return { from, operator, text: quoted.text, to: quoted.to, quoted: true };
  const to = endOfWord(text, start, /[\s,]/u);
  // A quote that nothing ends is a slip.
  const typed = text.slice(start, to).replace(/^["“”„«]/u, '');
  return { from, operator, text: typed, to, quoted: false };
}
