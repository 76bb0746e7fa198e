import { type Block, blocksOf, itemOf } from './blocks';
import { type Inline, inlineOf } from './inline';

/** A stretch of one line in which its writer speaks, and where in the text it begins, in units of UTF-16. */
export interface Spoken {
  at: number;
  text: string;
}

/**
 * What a writer says in their own words: neither code nor quotes, addresses of the web or what a link says. Addresses
 * of mail are a part of it, for they are words to whoever types `@` before one.
 */
export function spokenIn(source: string): Spoken[] {
  let at = 0;
  return blocksOf(source).flatMap((block) => {
    const start = at;
    at += block.lines.reduce((length, line) => length + line.length + 1, 0);
    return speaks(block) ? linesOf(block, start) : [];
  });
}

const speaks = ({ kind }: Block): boolean => kind === 'text' || kind === 'bullets' || kind === 'numbers';

function linesOf({ kind, lines }: Block, start: number): Spoken[] {
  let at = start;
  return lines.flatMap((line) => {
    const text = kind === 'text' ? line : itemOf(line).text;
    const end = at + line.length;
    at = end + 1;
    return stretchesOf(text, end - text.length);
  });
}

function stretchesOf(line: string, start: number): Spoken[] {
  const found: Spoken[] = [];
  let at = start;
  let isOpen = false;
  for (const part of inlineOf(line)) {
    const last = found.at(-1);
    if (!isWords(part)) found.push(...within(part, at));
    else if (isOpen && last) last.text += part.raw;
    else found.push({ at, text: part.raw });
    isOpen = isWords(part);
    at += part.raw.length;
  }
  return found;
}

/** Whether a part of a line is words as they stand. */
export const isWords = ({ kind }: Inline): boolean => kind === 'text' || kind === 'mail';

function within({ kind, raw }: Inline, at: number): Spoken[] {
  if (kind === 'bold') return stretchesOf(raw.slice(2, -2), at + 2);
  return kind === 'italic' ? stretchesOf(raw.slice(1, -1), at + 1) : [];
}
