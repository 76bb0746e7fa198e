import type { Weight } from './faces';
import { extentOf } from './lines';

/** How wide what stands in a column is, in points. */
export interface Extent {
  /** In one line. */
  whole: number;
  /** The widest part that is not broken. */
  least: number;
  /** Whether it may go over several lines. */
  wraps: boolean;
}

/** A word that is wider than this is broken: it would take its width from all others. */
const WIDEST_WORD = 110;

/** Adds a text to what stands in a column. */
export function widen(extent: Extent, text: string, size: number, weight: Weight): void {
  const { whole, word } = extentOf(text, weight);
  extent.whole = Math.max(extent.whole, whole * size);
  const least = extent.wraps ? Math.min(word * size, WIDEST_WORD) : whole * size;
  extent.least = Math.max(extent.least, least);
}

/** A sentence in less is a tower of single words. */
const READABLE = 150;

/** What columns need at least, so that nothing is broken that need not be. */
export const leastWidth = (extents: Extent[]): number => extents.reduce((sum, { least }) => sum + least, 0);

/** What columns need so that sentences in them are read well. */
export const readableWidth = (extents: Extent[]): number =>
  extents.reduce(
    (sum, { whole, least, wraps }) => sum + (wraps ? Math.max(least, Math.min(whole, READABLE)) : least),
    0,
  );

/**
 * Widths that add up to the whole: each column has what it needs, and what is left goes to those that hold more. Where
 * there is too little, those that wrap share what the others leave; where even that is too little, all give way alike.
 */
export function widthsOf(extents: Extent[], total: number): number[] {
  const whole = extents.reduce((sum, extent) => sum + extent.whole, 0);
  if (whole <= total) {
    const more = (total - whole) / extents.length;
    return extents.map((extent) => extent.whole + more);
  }
  const least = leastWidth(extents);
  if (least > total) return extents.map((extent) => (extent.least * total) / least);
  return shared(extents, total, least);
}

/** From the least up: the same more for each that can use it. */
function shared(extents: Extent[], total: number, least: number): number[] {
  const widths = extents.map((extent) => extent.least);
  let left = total - least;
  for (let turn = 0; turn <= extents.length && left > 0.01; turn++) {
    const wanting = extents.flatMap(({ whole }, at) => (whole - (widths[at] ?? 0) > 0.01 ? [at] : []));
    if (wanting.length === 0) break;
    const each = left / wanting.length;
    for (const at of wanting) {
      const taken = Math.min(each, (extents[at]?.whole ?? 0) - (widths[at] ?? 0));
      widths[at] = (widths[at] ?? 0) + taken;
      left -= taken;
    }
  }
  return widths;
}
