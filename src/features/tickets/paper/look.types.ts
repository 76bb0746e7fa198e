import type { Translate } from '../../../platform/i18n';

/** Whose paper it is, and who reads it. */
export interface PaperLook {
  t: Translate;
  list(items: string[]): string;
  language: string;
  desk: { name: string; logo: Buffer | null; colour: string };
  madeBy: string;
  /** In words. */
  madeAt: string;
  timeZone: string;
}
