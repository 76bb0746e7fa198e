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
  /** What was drawn of an attachment, as a JPEG; null where it cannot be had, or the paper has enough of them. */
  pictureOf(attachmentId: string): Promise<Buffer | null>;
}
