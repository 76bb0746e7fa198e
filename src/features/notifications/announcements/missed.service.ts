import type { Ctx, Locale } from '../../../platform/ctx';
import type { Settings } from '../../settings';
import { mailReader } from './announcements.queries';
import { announcementsOf } from './announcements.repo';
import { hrefOf, isFor, textIn } from './announcements.types';
import { announcementWords } from './words';

/** An announcement in a digest of what somebody has missed. */
export interface MissedAnnouncement {
  title: string;
  url: string;
  lines: { text: string; when: Date }[];
}

/** Those among the events of a digest that its reader may still read, oldest first. */
export async function missedAnnouncements(
  ctx: Ctx,
  userId: string,
  eventIds: string[],
  { settings, locale }: { settings: Settings; locale: Locale },
): Promise<MissedAnnouncement[]> {
  if (eventIds.length === 0) return [];
  const reader = await mailReader(ctx, userId);
  const found = await announcementsOf(ctx.db, eventIds);
  const missed: MissedAnnouncement[] = [];
  for (const one of found.filter(({ audience }) => reader && isFor(audience, reader.role))) {
    const text = textIn(one, locale);
    const author = one.publisher ?? settings.name;
    const { line } = await announcementWords(ctx, {
      text,
      author,
      settings,
      locale,
      name: reader?.name ?? '',
    });
    const url = `${ctx.system.config.baseUrl}${hrefOf(one.id)}`;
    missed.push({ title: text.title, url, lines: [{ text: line, when: one.publishedAt }] });
  }
  return missed;
}
