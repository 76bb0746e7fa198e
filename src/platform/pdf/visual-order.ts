import type { Piece } from './pieces';

/** The pieces of one line from left to right: rule L2 of Unicode Standard Annex 9, and what one stroke can draw joined. */
export function inVisualOrder(pieces: Piece[]): Piece[] {
  const ordered = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level--) reverseFrom(ordered, level);
  return merged(ordered);
}

function reverseFrom(pieces: Piece[], level: number): void {
  for (let start = 0; start < pieces.length; start++) {
    let end = start;
    while (end < pieces.length && (pieces[end]?.level ?? 0) >= level) end++;
    pieces.splice(start, end - start, ...pieces.slice(start, end).reverse());
    start = Math.max(start, end);
  }
}

function merged(pieces: Piece[]): Piece[] {
  const strokes: Piece[] = [];
  for (const piece of pieces) {
    const last = strokes.at(-1);
    if (last && last.kind === 'forward' && piece.kind === 'forward' && isAlike(last, piece)) {
      const { text, drawn, width } = last;
      const together = {
        text: text + piece.text,
        drawn: drawn + piece.drawn,
        width: width + piece.width,
      };
      strokes[strokes.length - 1] = { ...last, ...together };
    } else strokes.push(piece);
  }
  return strokes;
}

const isAlike = (one: Piece, other: Piece): boolean => one.face === other.face && one.level === other.level;
