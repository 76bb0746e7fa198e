// The blocks of a text that a person typed. Nothing is lost: the lines of all blocks, joined, are the text again.

export type BlockKind = 'text' | 'gap' | 'code' | 'quote' | 'bullets' | 'numbers';

export interface Block {
  kind: BlockKind;
  /** With their marks. */
  lines: string[];
}

const FENCE = /^(`{3,})[\w+#.-]*$/;
const CLOSE = /^`{3,}$/;
const BULLET = /^- (?=\S)/;
/** A year that ends a sentence is no number of a list. */
const NUMBER = /^(0|[1-9]\d{0,2})\. (?=\S)/;
/** A prompt (`>>> x`) and a redirection (`>x`) are none. */
const QUOTE = /^> |^>$/;

/** Where a block of that kind that begins at this line ends: the same line when none begins there. */
type Reader = (lines: string[], at: number) => number;

/** Code in fences, quotes, lists and what lies between; marks that are not quite those are text. */
export function blocksOf(source: string): Block[] {
  const lines = source.split('\n');
  const readers = Object.entries(readersOf(lines)) as [BlockKind, Reader][];
  const found: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const start = at;
    const kind = readers.find(([, read]) => {
      at = read(lines, start);
      return at > start;
    })?.[0];
    if (kind) found.push({ kind, lines: lines.slice(start, at) });
    else {
      at = start + 1;
      const last = found.at(-1);
      if (last?.kind === 'text') last.lines.push(lines[start] ?? '');
      else found.push({ kind: 'text', lines: lines.slice(start, at) });
    }
  }
  return found;
}

/** What a line of a quote says. */
export const unquoted = (line: string): string => line.slice(line.startsWith('> ') ? 2 : 1);

/** What a line of a list says, and its number where it has one. */
export function itemOf(line: string): { number: number | null; text: string } {
  const number = NUMBER.exec(line);
  return number
    ? { number: Number(number[1]), text: line.slice(number[0].length) }
    : { number: null, text: line.slice(2) };
}

/** The word after an opening fence, mostly the name of a language. */
export const fenceWord = (line: string): string => line.replace(/^`+/, '');

function readersOf(lines: string[]): Partial<Record<BlockKind, Reader>> {
  return {
    code: fenced(lines),
    gap: whileTrue((line) => line.trim() === ''),
    quote: whileTrue((line) => QUOTE.test(line)),
    bullets: whileTrue((line) => BULLET.test(line)),
    numbers: rising,
  };
}

function whileTrue(belongs: (line: string) => boolean): Reader {
  return (lines, at) => {
    let end = at;
    while (end < lines.length && belongs(lines[end] ?? '')) end++;
    return end;
  };
}

/** Two at least, each higher than the one before: anything else is no list that somebody numbered. */
function rising(lines: string[], at: number): number {
  let end = at;
  for (let last = -1; end < lines.length; end++) {
    const number = NUMBER.exec(lines[end] ?? '')?.[1];
    if (number === undefined || Number(number) <= last) break;
    last = Number(number);
  }
  return end - at >= 2 ? end : at;
}

/** Around one line at least, closed by a fence of the same length; what nothing closes is known without a search. */
function fenced(lines: string[]): Reader {
  const lastClose = new Map(lines.flatMap((line, at) => (CLOSE.test(line) ? [[line, at] as const] : [])));
  return (_lines, at) => {
    const fence = FENCE.exec(lines[at] ?? '')?.[1] ?? '';
    if ((lastClose.get(fence) ?? -1) <= at) return at;
    const close = lines.indexOf(fence, at + 1);
    return close > at + 1 ? close + 1 : at;
  };
}
