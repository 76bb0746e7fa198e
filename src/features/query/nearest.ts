import { plain } from './words';

/** How many letters have to be changed, left out or put in to make one word of another. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= other.length; place += 1) {
      const change = (row[place - 1] as number) + (one[at - 1] === other[place - 1] ? 0 : 1);
      next.push(Math.min(change, (row[place] as number) + 1, (next[place - 1] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}

const LONGEST = 80;

/** Those of a list in order of how near they are to what was typed, and whether the first is probably meant. */
export function nearest<T>(
  list: readonly T[],
  typed: string,
  wordsOf: (entry: T) => readonly string[],
): { sorted: T[]; isNear: boolean } {
  const wanted = plain(typed).slice(0, LONGEST);
  const far = (entry: T) =>
    Math.min(
      ...wordsOf(entry).map((word) => {
        const known = plain(word).slice(0, LONGEST);
        return wanted !== '' && known.startsWith(wanted) ? 0.5 : distance(wanted, known);
      }),
    );
  const found = list.map((entry) => ({ entry, far: far(entry) })).sort((one, other) => one.far - other.far);
  const best = found[0]?.far ?? Number.POSITIVE_INFINITY;
  return {
    sorted: found.map(({ entry }) => entry),
    isNear: best <= Math.max(1, Math.floor(wanted.length / 3)),
  };
}
