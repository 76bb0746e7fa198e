import type { Request } from 'express';
import { DAY_MS } from '../../../platform/elapsed';
import type { PageNavigation } from '../../../platform/http/navigation';
import type { Page } from '../../../platform/paging';
import type { ListedSla } from '../../sla';
import { AVAILABILITIES } from '../../users';
import { countText } from '../lists/lists.view';
import { rowReader } from '../lists/rows.view';
import { viewCountTexts, viewHref } from '../queue/views.view';
import type { TicketListItem } from '../tickets.types';
import type { View } from '../tickets.words';

const SHOWN = 8;

interface Parts {
  /** Mine, what is due first before the rest. */
  due: Page<TicketListItem>;
  mine: Page<TicketListItem>;
  unassigned: Page<TicketListItem>;
  solved: Page<TicketListItem>;
  slas: ReadonlyMap<string, ListedSla>;
  counts: Record<View, number>;
}

/** What is late, at risk or due within a day. */
function isPressing({ slaDueAt, slaRiskAt }: TicketListItem, now: Date): boolean {
  if (!slaDueAt) return false;
  return slaDueAt.getTime() < now.getTime() + DAY_MS || (slaRiskAt !== null && slaRiskAt <= now);
}

/** What a technician sees first: what is due, who waits for an answer, the rest of their work, what they could take. */
export function myDayView(req: Request, parts: Parts) {
  const { t, fmt } = req.shell;
  const { actor, now } = req.ctx;
  const { due, mine, unassigned, solved, counts } = parts;
  const section = (name: string, tickets: TicketListItem[], view: View) =>
    sectionOf(req, parts, { name, tickets, view });
  const pressing = due.items.filter((ticket) => isPressing(ticket, now));
  const others = mine.items.filter(({ id }) => !pressing.some((ticket) => ticket.id === id));
  const held = others.filter((ticket) => ticket.status === 'on_hold');
  const answer = others.filter((ticket) => ticket.status !== 'on_hold' && ticket.lastReplyBy !== 'staff');
  const rest = others.filter((ticket) => !answer.includes(ticket) && !held.includes(ticket));
  const person = actor.kind === 'person' ? actor : null;
  const navigation: PageNavigation = { counts: viewCountTexts(req, counts), live: '/desk' };
  return {
    liveTopics: 'queue',
    navigation,
    greeting: t('day.greeting', { name: person?.name.split(' ')[0] ?? '' }),
    today: fmt.date(now),
    availability: AVAILABILITIES.map((value) => ({
      value,
      label: t(`day.availability.${value}`),
      on: person?.availability === value,
    })),
    tiles: (['mine', 'at_risk', 'breached', 'unassigned', 'on_hold', 'resolved'] as const).map((view) => ({
      label: t(`ticket.view.${view}`),
      value: countText(req, counts[view]),
      href: viewHref(view),
    })),
    columns: [
      [
        ...(pressing.length > 0 ? [section('due', pressing, 'mine')] : []),
        ...(answer.length > 0 || pressing.length === 0 ? [section('answer', answer, 'mine')] : []),
        ...(rest.length > 0 ? [section('rest', rest, 'mine')] : []),
        section('solved', solved.items, 'resolved'),
      ],
      [
        section('unassigned', unassigned.items, 'unassigned'),
        ...(held.length > 0 ? [section('held', held, 'on_hold')] : []),
      ],
    ],
    idle: mine.items.length === 0 && unassigned.items.length === 0,
  };
}

interface Section {
  name: string;
  tickets: TicketListItem[];
  view: View;
}

function sectionOf(req: Request, { slas }: Parts, { name, tickets, view }: Section) {
  const { t } = req.shell;
  const read = rowReader(req, { view, slas });
  return {
    id: `day-${name}`,
    title: t(`day.${name}.title`),
    // Only parts that are shown without tickets have words for it.
    empty: tickets.length === 0 ? t(`day.${name}.empty`) : '',
    all: {
      label: t('day.all'),
      more: t('day.all_of', { view: t(`ticket.view.${view}`) }),
      href: viewHref(view),
    },
    tickets: tickets.slice(0, SHOWN).map((ticket) => {
      const row = read(ticket);
      return {
        ...row,
        meta: [`#${row.number}`, row.requester, row.reason, row.ago].filter(Boolean).join(' · '),
        rating: row.satisfaction === null ? null : t('day.rating', { score: row.satisfaction }),
        good: (row.satisfaction ?? 0) >= 7,
      };
    }),
  };
}
