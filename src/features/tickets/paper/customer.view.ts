import type { Shell } from '../../../platform/http/request';
import { statusOf } from '../my-tickets/my-tickets.view';
import { factsOf, type ReadingState } from '../page/customer.view';
import type { TicketPage } from '../page/page.types';
import { type ShownEntry, timelineOf } from '../timeline/customer.view';
import { paperFile } from './files';
import type { Paper, PaperEntry } from './paper.types';

/** What a customer's page shows of a ticket, with all of its conversation. */
export function customerPaper(
  shell: Shell,
  found: TicketPage,
  state: Pick<ReadingState, 'actor' | 'now'>,
): Paper {
  const { ticket } = found;
  const bodies = bodiesOf(found);
  return {
    number: ticket.number,
    subject: ticket.subject,
    status: statusText(shell, found),
    warning: null,
    facts: factsOf(shell, found, state).map(({ label, text, time }) => ({
      label,
      text: time?.title ?? text ?? '',
    })),
    solution: found.solution,
    entries: timelineOf(shell, found, state).map((entry) => entryOf(entry, bodies)),
  };
}

function statusText(shell: Shell, { ticket }: TicketPage): string {
  const { status, label, reason } = statusOf(shell, ticket);
  return [label ?? shell.t(`ticket.status.${status}`), ...(reason ? [reason] : [])].join(' · ');
}

/** As typed, by the ids of the page's entries. */
function bodiesOf({ ticket, timeline }: TicketPage): Map<string, string> {
  const comments = timeline.flatMap((item) => (item.kind === 'event' ? [] : [item]));
  return new Map([
    ['description', ticket.description],
    ...comments.map(({ id, body }): [string, string] => [`comment-${id}`, body]),
  ]);
}

function entryOf(entry: ShownEntry, bodies: Map<string, string>): PaperEntry {
  return {
    kind: entry.kind,
    author: entry.author?.name ?? '',
    role: entry.author?.role ?? null,
    time: entry.time.title,
    text: bodies.get(entry.id) ?? entry.text ?? '',
    files: (entry.attachments?.items ?? []).map(paperFile),
  };
}
