import { darkOnWhite } from '../../platform/colour';
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
    // Programs for mail do not know what our pages do for white words on it.
    accent: darkOnWhite(accent, 4.5),
    logo: logo && { src: `cid:${LOGO_IN_MAIL}`, isWide: isWide(logo), ...shownSize(logo) },
  };
}

/** Programs for mail scale a picture to what its attributes say, and to nothing else. */
function shownSize({ width, height }: Logo): { width: number; height: number } {
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
