import { isWide, LOGO_IN_MAIL, type Logo } from './logo.values';
import type { Settings } from './settings.values';

/** How mails look: what `mail/layout` is given as `desk`. */
export interface MailLook {
  name: string;
  /** Dark enough for white words on it. */
  accent: string;
  logo: {
    /** Where the picture is, which is sent along. */
    src: string;
    /** As it is shown. */
    width: number;
    height: number;
    /** It says the name itself. */
    isWide: boolean;
  } | null;
}

const MOST = { width: 280, height: 48 };

export function mailLook({ name, accent, logo }: Settings): MailLook {
  return {
    name,
    accent: underWhite(accent),
    logo: logo && { src: `cid:${LOGO_IN_MAIL}`, isWide: isWide(logo), ...shownSize(logo) },
  };
}

/** Programs for mail scale a picture to what its attributes say, and to nothing else. */
function shownSize({ width, height }: Logo): { width: number; height: number } {
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The luminance whose contrast with white is 4.5:1, with what rounding to eight bits a colour may add. */
const MOST_LIGHT = 1.05 / 4.5 - 0.05 - 0.003;

/** A colour as it is, or as dark as white words on it need: programs for mail do not know what our pages do for this. */
function underWhite(color: string): string {
  const parts = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255));
  const [red = 0, green = 0, blue = 0] = parts;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  if (luminance <= MOST_LIGHT) return color;
  const bytes = parts.map((part) => Math.round(encoded((part * MOST_LIGHT) / luminance) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What sRGB says of a colour as light, and back. */
const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encoded = (part: number): number =>
  part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
