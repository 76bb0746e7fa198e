import type { Ctx, Locale } from '../../../platform/ctx';
import type { Settings } from '../../settings';
import { emptyVariables, type Words, wordsOf } from '../templates';
import type { AnnouncementText } from './announcements.types';

interface Said {
  text: AnnouncementText;
  author: string;
  settings: Settings;
  locale: Locale;
  /** Of the reader. */
  name: string;
}

/** The words around it: where its text stands below them, they need not say it. */
export function announcementWords(
  ctx: Ctx,
  { text: { title, body }, author, settings, locale, name }: Said,
): Promise<Words> {
  const said = { author, title, text: body, says: true };
  return wordsOf(ctx, 'announcement', locale, { ...emptyVariables(settings.name, name), ...said });
}
