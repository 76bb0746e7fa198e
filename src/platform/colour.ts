/** Of the luminance, what rounding to eight bits a colour may add. */
const ROUNDING = 0.003;

/**
 * A colour as it is, or as much darker as it takes to be told from white.
 * @param colour `#rrggbb`
 * @param contrast as WCAG 2.2 reckons it: 4.5 for words, 3 for what is drawn
 */
export function darkOnWhite(colour: string, contrast: number): string {
  const most = 1.05 / contrast - 0.05 - ROUNDING;
  const parts = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  const [red = 0, green = 0, blue = 0] = parts;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  if (luminance <= most) return colour;
  const bytes = parts.map((part) => Math.round(encoded((part * most) / luminance) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What sRGB says of a colour as light, and back. */
const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encoded = (part: number): number =>
  part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
