import { xmlText } from '../text';

export const fill = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

/** @param points how wide */
export const line = (colour: string, points: number, dash = ''): string =>
  `<a:ln w="${Math.round(points * 12_700)}" cap="rnd">${fill(colour)}${dash}<a:round/></a:ln>`;

// A print may have no colours: the first series is whole, and each further one has its own dash and its own pattern.

/** ECMA-376 part 1, 20.1.10.48. */
const DASHES = ['solid', 'dash', 'sysDot', 'dashDot', 'sysDash', 'lgDash', 'lgDashDot', 'lgDashDotDot'];

export const dashOf = (at: number): string => `<a:prstDash val="${DASHES[at % DASHES.length]}"/>`;

/** ECMA-376 part 1, 20.1.10.51. */
const PATTERNS = ['', 'dkHorz', 'wdUpDiag', 'pct50', 'wdDnDiag', 'dkVert', 'lgGrid', 'lgCheck'];

/** On its own colour in a lighter shade. */
export function pattern(colour: string, at: number): string {
  const preset = PATTERNS[at % PATTERNS.length];
  if (!preset) return fill(colour);
  const ground = `<a:srgbClr val="${colour}"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:srgbClr>`;
  return `<a:pattFill prst="${preset}"><a:fgClr><a:srgbClr val="${colour}"/></a:fgClr><a:bgClr>${ground}</a:bgClr></a:pattFill>`;
}

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
