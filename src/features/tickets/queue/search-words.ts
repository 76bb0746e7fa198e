// Words of the queue's search box that filter instead of being looked for. A further one is an entry here, its condition
// (`queue.queries.ts`) and its text `queue.word.<word>`.

export const SEARCH_WORDS = ['overdue', 'at_risk', 'breached'] as const;

export type SearchWord = (typeof SEARCH_WORDS)[number];

export interface SearchWords {
  /** Each once, in the order in which they were typed. */
  words: SearchWord[];
  /** What is looked for: the rest, as it was typed. */
  text: string;
}

/**
 * The filters in what somebody typed, `is:overdue` in small or capital letters, and the rest. What is between quotes, and
 * `is:` with a word that there is not, is text like any other.
 */
export function searchWordsIn(q: string): SearchWords {
  const words = new Set<SearchWord>();
  const text = piecesOf(q).filter((piece) => {
    const said = /^is:(\w+)$/i.exec(piece)?.[1]?.toLowerCase();
    const word = SEARCH_WORDS.find((known) => known === said);
    if (word) words.add(word);
    return !word;
  });
  return { words: [...words], text: words.size > 0 ? text.join(' ').trim() : q.trim() };
}

/** The same search without one of its filters. */
export function withoutWord(q: string, word: SearchWord): string {
  const { words, text } = searchWordsIn(q);
  return [...words.filter((other) => other !== word).map((other) => `is:${other}`), text]
    .filter(Boolean)
    .join(' ');
}

/** Between blanks; what quotes hold together is one piece. */
const piecesOf = (q: string): string[] => q.match(/[^\s"]*"[^"]*"?[^\s"]*|\S+/g) ?? [];
