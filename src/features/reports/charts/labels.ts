// Labels below a chart: as many as its width has room for, so that none stands in another.

/** Of letters and digits in the size of labels, in px. */
const LETTER = 7.2;
const WIDE_LETTER = 13;
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;
/** Between two labels, in px. */
const GAP = 8;
/** Longer ones end in dots; their mark has them whole. */
const LONGEST = 16;

export function shortLabel(label: string): string {
  const letters = [...label];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : label;
}

/** About as wide as a label is, in px; never less than it is. */
export function widthOf(label: string): number {
  return [...label].reduce((sum, letter) => sum + (WIDE.test(letter) ? WIDE_LETTER : LETTER), 0);
}

/** Where a label begins and ends, in px: in the middle of its part, or at an end of the chart that it would leave. */
export function extentOf(label: string, at: number, count: number, width: number): [number, number] {
  const wide = Math.min(widthOf(label), width);
  const middle = ((at + 0.5) * width) / count;
  const start = Math.min(Math.max(middle - wide / 2, 0), width - wide);
  return [start, start + wide];
}

/**
 * Every how manieth label there is room for, from the first.
 * @param width of the chart, in px
 * @param multipleOf what a wider chart shows, so that a narrower one leaves some of those out and adds none
 */
export function everyLabel(labels: readonly string[], width: number, multipleOf = 1): number {
  for (let every = multipleOf; every < labels.length; every += multipleOf) {
    if (fits(labels, width, every)) return every;
  }
  return Math.max(labels.length, 1);
}

function fits(labels: readonly string[], width: number, every: number): boolean {
  let end = -GAP;
  for (let at = 0; at < labels.length; at += every) {
    const [start, next] = extentOf(labels[at] ?? '', at, labels.length, width);
    if (start < end + GAP) return false;
    end = next;
  }
  return true;
}
