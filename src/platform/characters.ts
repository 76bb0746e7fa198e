const segmenter = new Intl.Segmenter();

/** Code units of one character at most: families of emoji and flags of regions need half of them. */
const LONGEST = 32;

/**
 * The first of what a reader sees as characters (grapheme clusters), at most so many, and only whole ones.
 *
 * Only in this file are they told apart, and never of more text than is needed: the engine hands out a copy of all of
 * it with each of them, so that time and memory grow with its square (20,000 letters took a third of a second).
 */
export function firstCharacters(text: string, count: number): string[] {
  const window = windowOf(text, 0, count * LONGEST);
  const found: string[] = [];
  for (const { segment, index } of segmenter.segment(window)) {
    const mayGoOn = index + segment.length === window.length && window.length < text.length;
    if (found.length === count || mayGoOn) break;
    found.push(segment);
  }
  return found;
}

/** The beginning of a text, for a title that quotes it; an ellipsis where something was left out. */
export function beginningOf(text: string, count: number): string {
  const first = firstCharacters(text, count).join('');
  return first.length < text.length ? `${first.trimEnd()}…` : text;
}

/** Code units that are looked at together. */
const WINDOW = 256;

/** What a reader sees as characters, one after the other; with `most`, no more than that many. */
export function* charactersOf(text: string, most = Number.POSITIVE_INFINITY): Generator<string> {
  let left = most;
  for (let at = 0; at < text.length && left > 0; ) {
    const window = windowOf(text, at, WINDOW);
    const isLast = at + window.length === text.length;
    const found = [...segmenter.segment(window)];
    // The last one of a window may go on behind it.
    const whole = isLast || found.length === 1 ? found : found.slice(0, -1);
    for (const { segment } of whole.slice(0, left)) {
      yield segment;
      at += segment.length;
    }
    left -= whole.length;
  }
}

/** So many code units of a text, and one more where the last is half of a character: what is before it would seem whole. */
function windowOf(text: string, at: number, length: number): string {
  const last = text.charCodeAt(at + length - 1);
  return text.slice(at, at + length + (last >= 0xd800 && last < 0xdc00 ? 1 : 0));
}
