import { firstCharacters } from '../../../platform/characters';
import type { Ctx } from '../../../platform/ctx';
import { MOST_CHARACTERS, parse, replaced, writtenPart } from '../../query';
import { isFilter, valueWritten } from './search';
import { readFilter } from './values';
import type { ReadFilter, ReadPart, Search } from './wanted.types';
import { worldFor } from './world';
import type { Asking } from './world.types';

export const EMPTY: Search = { text: '', isCut: false, parts: [] };

/**
 * What a text asks for, read with the rights of who asks: names in it mean what they may see. At most one statement, and
 * none where it names nobody.
 */
export async function readQuery(ctx: Ctx, typed: string, asking: Asking): Promise<Search> {
  const { text, isCut } = cut(typed);
  if (text.trim() === '') return { text: '', isCut, parts: [] };
  const parts = parse(text);
  const world = await worldFor(ctx, parts, asking);
  const read = parts.map(
    (part): ReadPart => (part.kind === 'text' ? { part } : readFilter(part, world, text)),
  );
  return rewritten({ text, isCut, parts: read }, asking);
}

function cut(typed: string): { text: string; isCut: boolean } {
  const text = firstCharacters(typed, MOST_CHARACTERS).join('');
  return { text, isCut: text.length < typed.length };
}

/** What stands by its id in old links, written as the desk writes it. */
function rewritten(search: Search, { locale }: Asking): Search {
  const parts: ReadPart[] = [];
  let { text } = search;
  let shift = 0;
  for (const read of search.parts) {
    const moved = movedBy(read, shift);
    const by = isFilter(moved) ? byNames(moved, locale) : null;
    if (by === null || !isFilter(moved)) parts.push(moved);
    else {
      const { from, to } = moved.part;
      text = replaced(text, moved.part, by);
      parts.push(movedBy(inPlace(moved, by), from));
      shift += by.length - (to - from);
    }
  }
  return { text, isCut: search.isCut, parts };
}

/** The same filter as it is written now, at the beginning of a text. */
function inPlace(read: ReadFilter, by: string): ReadFilter {
  const part = parse(by)[0] as ReadFilter['part'];
  const values = read.values.map((value, place) =>
    Object.assign({}, value, { piece: part.pieces[place] ?? value.piece }),
  );
  return Object.assign({}, read, { part, values });
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function byNames({ part, values, wrong }: ReadFilter, locale: Asking['locale']): string | null {
  const isByIds = values.some(({ piece, word }) => UUID.test(piece.text) && word !== undefined);
  if (!isByIds || wrong.length > 0) return null;
  return writtenPart(locale, part.name, values.map(valueWritten), part);
}

function movedBy(read: ReadPart, shift: number): ReadPart {
  if (shift === 0) return read;
  const move = <T extends { from: number; to: number }>(place: T): T =>
    Object.assign({}, place, { from: place.from + shift, to: place.to + shift });
  if (!isFilter(read)) return { part: move(read.part) };
  const pieces = new Map(read.part.pieces.map((piece) => [piece, move(piece)]));
  const part = Object.assign(move(read.part), { pieces: [...pieces.values()] });
  const values = read.values.map((value) =>
    Object.assign({}, value, { piece: pieces.get(value.piece) ?? value.piece }),
  );
  return Object.assign({}, read, { part, values, wrong: read.wrong.map(move) });
}
