import type { Request } from 'express';
import { ticketUrl } from '../addresses.view';
import { MAX } from '../tickets.input';
import { neededRowsOf } from './custom-rows.view';
import type { DeskTicket } from './desk-ticket.view';
import { stepGroups } from './property-rows.view';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** What a reply or note is written with, and the step it may take. */
export function composerOf(req: Req, { found, canned, limits, composer, refusal }: DeskTicket) {
  const { shell } = req;
  const { ticket, may } = found;
  const failed = refusal?.about === 'composer' ? refusal : null;
  const typed = failed ? failed.values : (composer ?? {});
  const legal = may.legal.filter((status) => status !== ticket.status);
  return {
    possible: may.reply || may.note,
    // A reply that opens a new ticket leads away from this page, which only a plain form can do.
    leadsAway: ticket.status === 'closed' && !may.legal.includes('reopened'),
    draftKey: `ticket-${ticket.number}`,
    mentions: {
      href: ticketUrl(ticket.number, null, '/mentions.json'),
      label: shell.t('desk.ticket.mention.label'),
      found: shell.t('desk.ticket.mention.found'),
    },
    visibility: typed.visibility === 'internal' ? 'internal' : 'public',
    value: String(typed.body ?? ''),
    error: failed?.errors.body ?? null,
    solution: String(typed.solution ?? ''),
    max: MAX,
    needed: neededRowsOf(req, found, { id: 'composer-needed', ...failed }),
    status: String(typed.status ?? ''),
    focus: composer?.focus === true,
    statuses: stepGroups(req, legal).flatMap(({ options }) =>
      options.map(({ value, label }) => ({
        value,
        label: shell.t('desk.ticket.send_and', { status: label }),
      })),
    ),
    canned: canned.map(({ id, title }) => ({ value: id, label: title })),
    attachments: {
      limits: shell.t('desk.ticket.limits', {
        files: limits.files,
        size: shell.fmt.bytes(limits.megabytes * 1_000_000),
      }),
      maxBytes: limits.megabytes * 1024 * 1024,
      maxFiles: limits.files,
      error: failed?.errors.attachments ?? null,
    },
  };
}
