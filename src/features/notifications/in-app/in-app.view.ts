import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import type { Translate } from '../../../platform/i18n';
import type { Locale } from '../../../platform/i18n/locale';
import { hrefOf, textIn } from '../announcements/announcements.types';
import type { InAppFilter, InAppGroup, InAppLine, InAppPage } from './in-app.types';
import { lineOf } from './line';
import { KEPT_DAYS } from './unread.queries';

export const PATH = '/notifications';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** The page of all that somebody was told, as its address filters it. */
export async function inAppView(req: Req, found: InAppPage, filter: InAppFilter, here: string) {
  const { t, fmt } = req.shell;
  const { isUnread = false, isMine = false, number } = filter;
  const query = {
    unread: isUnread ? '1' : null,
    mine: isMine ? '1' : null,
    ticket: number === undefined ? null : String(number),
  };
  const address = (changes: Record<string, string | null>) => listHref(PATH, query, changes);
  const kind = isUnread ? 'unread' : 'all';
  return {
    title: t('notifications.title'),
    subtitle: t('notifications.subtitle', { days: KEPT_DAYS, zone: fmt.timeZone }),
    here,
    filters: [
      { label: t('notifications.filter.all'), href: address({ unread: null }), current: !isUnread },
      { label: t('notifications.filter.unread'), href: address({ unread: '1' }), current: isUnread },
    ],
    mine: {
      label: t('notifications.filter.mine'),
      href: address({ mine: isMine ? null : '1' }),
      isOn: isMine,
    },
    only:
      number === undefined
        ? null
        : { text: t('notifications.only', { number: `#${number}` }), href: address({ ticket: null }) },
    groups: await Promise.all(found.items.map((group) => groupOf(req, group))),
    /** What a filter leaves out is not marked along with what is shown. */
    isPart: isMine || number !== undefined,
    until: found.newest ?? '',
    empty: { title: t(`notifications.empty.${kind}.title`), text: t(`notifications.empty.${kind}.text`) },
    previous: found.previous && address({ cursor: found.previous }),
    next: found.next && address({ cursor: found.next }),
  };
}

/**
 * The latest that is unread, as the bell shows it.
 * @param at the ticket whose page asks, or nothing
 */
export async function latestView(req: Req, found: InAppPage, at: string) {
  return {
    title: req.shell.t('notifications.latest'),
    groups: await Promise.all(found.items.map((group) => groupOf(req, group, 1))),
    until: found.newest ?? '',
    isMore: found.next !== null,
    bellAt: at,
  };
}

async function groupOf(req: Req, group: InAppGroup, shown = group.lines.length) {
  const { t, locale } = req.shell;
  const { key, ticket, unread, count } = group;
  const lines = await Promise.all(group.lines.slice(0, shown).map((line) => shownLine(req, group, line)));
  // The bell has no room for the rest.
  const more = shown < group.lines.length ? 0 : count - lines.length;
  const name = ticket
    ? t('notifications.ticket', { number: `#${ticket.number}`, subject: ticket.subject })
    : titleOf(group.lines[0], locale) || headingOf(group, t);
  const mark = unread > 0 ? 'read' : 'unread';
  return {
    key,
    number: ticket ? `#${ticket.number}` : null,
    subject: ticket?.subject ?? null,
    href: ticket && ticketHref(ticket),
    heading: headingOf(group, t),
    name,
    isUnread: unread > 0,
    unread: unread > 0 ? t('notifications.unread', { count: unread }) : null,
    lines,
    more: ticket &&
      more > 0 && { text: t('notifications.more', { count: more }), href: `${PATH}?ticket=${ticket.number}` },
    mark: {
      value: `${mark}:${key}`,
      label: t(`notifications.mark.as_${mark}`),
      // Begins with the words in view, so that whoever speaks to their computer can say these.
      name: t(`notifications.mark.${mark}_one`, { name }),
    },
  };
}

/** What a line about no ticket is of. */
function headingOf({ lines: [line] }: Pick<InAppGroup, 'lines'>, t: Translate): string {
  if (line?.template === 'report_scheduled') return t('notifications.report');
  return t(line?.template === 'export_ready' ? 'notifications.export' : 'notifications.announcement');
}

/** In the reader's language where there is one. */
function titleOf(line: InAppLine | undefined, locale: Locale): string {
  if (line?.report) return line.report.name;
  if (line?.file) return line.file.name;
  const announcement = line?.announcement;
  return announcement ? textIn({ bodyEs: null, bodyEn: null, ...announcement }, locale).title : '';
}

type Ticket = NonNullable<InAppGroup['ticket']>;

const ticketHref = ({ number, isWorkedOn }: Ticket) => `/${isWorkedOn ? 'desk' : 'portal'}/tickets/${number}`;

async function shownLine(req: Req, { ticket }: InAppGroup, line: InAppLine) {
  const { t, fmt, locale } = req.shell;
  const { actor, at, facts, isRead, template } = line;
  const author = actor ? (actor.name ?? t('notifications.former')) : t('notifications.desk');
  const title = titleOf(line, locale) || headingOf({ lines: [line] }, t);
  const time = fmt.moment(at, req.ctx.now);
  return {
    id: line.id,
    text: await lineOf(req.ctx, template, locale, Object.assign({ author, title }, facts)),
    href: ticket ? lineHref(ticket, line) : placeOf(line),
    isRead,
    time: Object.assign(time, {
      title: t('notifications.exact', { moment: fmt.dateTime(at), zone: fmt.timeZone }),
    }),
  };
}

function placeOf({ announcement, file, report }: InAppLine): string | null {
  if (report) return report.href;
  return file ? `/desk/exports/${file.exportId}` : announcement && hrefOf(announcement.id);
}

/** The exact reply or note, also where the conversation has gone on for more than its page shows. */
function lineHref(ticket: Ticket, { comment }: InAppLine): string {
  const page = ticketHref(ticket);
  if (!comment) return page;
  return `${listHref(page, { before: comment.before })}#${ticket.isWorkedOn ? 'c' : 'comment'}-${comment.id}`;
}
