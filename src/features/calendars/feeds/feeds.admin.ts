import type { Ctx } from '../../../platform/ctx';
import type { AdminDeclaration, Finding } from '../../../platform/http/administration';
import { feedsToLookAt } from './feeds.service';
import { feedPath } from './feeds.view';

/** Feeds that could not be read, and those whose days are over. */
async function findings(ctx: Ctx): Promise<Finding[]> {
  const found = await feedsToLookAt(ctx);
  return found.map(({ problem, name, calendar, ...feed }) => ({
    tone: 'warning',
    title: problem ? 'calendars.feeds.attention.problem' : 'calendars.feeds.attention.over',
    text: problem?.key ?? 'calendars.feeds.attention.over_text',
    action: 'calendars.feeds.attention.action',
    params: { ...problem?.params, feed: name, calendar },
    href: feedPath(feed),
  }));
}

export const feedsAdmin: AdminDeclaration = { attention: [findings] };
