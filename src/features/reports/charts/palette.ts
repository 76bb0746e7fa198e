import { darkOnWhite } from '../../../platform/colour';

/** As on the page, where the first one is the desk's. */
const SERIES = ['#22a6a4', '#d58a36', '#a853a0', '#3f9a45', '#c13d3f', '#3f8bb0', '#626672'];

/** The least that a line needs to be seen on white paper (WCAG 2.2, 1.4.11). */
const CONTRAST = 3;

/**
 * The colour of a series on paper, `#rrggbb`.
 * @param accent of the desk
 */
export function paperColour(accent: string, at: number): string {
  const index = at % (SERIES.length + 1);
  return darkOnWhite(SERIES[index - 1] ?? accent, CONTRAST);
}
