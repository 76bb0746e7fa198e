import { xmlText } from '../text';

/** Of series, in this order: told apart also where red and green look alike, and at least 3 to 1 against white. */
const COLOURS = ['2563EB', 'C2410C', '0F766E', '9333EA', 'A16207', 'BE185D', '475569', '15803D'];

export const colourOf = (at: number): string => COLOURS[at % COLOURS.length] ?? '475569';

export const fill = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

/** @param points how wide */
export const line = (colour: string, points: number): string =>
  `<a:ln w="${Math.round(points * 12_700)}" cap="rnd">${fill(colour)}<a:round/></a:ln>`;

/** Words in a chart. */
export function richText(
  element: string,
  text: string,
  { size, bold }: { size: number; bold: boolean },
): string {
  const how = `sz="${size * 100}" b="${bold ? 1 : 0}"`;
  const colour = fill('1F2937');
  const run = `<a:r><a:rPr lang="en-US" ${how}>${colour}</a:rPr><a:t>${xmlText(text)}</a:t></a:r>`;
  return `<${element}><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr ${how}/></a:pPr>${run}</a:p></${element}>`;
}
