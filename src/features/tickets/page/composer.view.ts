import type { Request } from 'express';
import { ticketUrl } from '../addresses.view';
import { MAX } from '../tickets.input';
import type { Withdrawn } from '../undo/undo.types';
import { neededRowsOf } from './custom-rows.view';
import type { DeskTicket } from './desk-ticket.view';
import { stepGroups } from './property-rows.view';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** What a reply or note is written with, and the step it may take. */
export function composerOf(req: Req, { found, canned, limits, composer, refusal, withdrawn }: DeskTicket) {
  const { shell } = req;
  const { ticket, may } = found;
  const failed = refusal?.about === 'composer' ? refusal : null;
  const typed = failed?.values ?? composer ?? (withdrawn ? withdrawnValues(withdrawn) : {});
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
    needed: neededRowsOf(req, found, { id: 'composer-needed', values: typed, ...failed }),
    again: withdrawn ? againOf(req, withdrawn, failed ?? undefined) : null,
    status: String(typed.status ?? ''),
    focus: composer?.focus === true || (withdrawn != null && !failed),
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

/** What was undone, as the composer was filled in. */
function withdrawnValues({ body, asked }: Withdrawn): Record<string, unknown> {
  const { visibility, status, holdReason, solution, fields = {} } = asked;
  const named = Object.entries(fields).map(([key, value]) => [`fields.${key}`, value]);
  return {
    body,
    visibility,
    status: status && holdReason ? `${status}:${holdReason}` : status,
    solution: solution ?? '',
    ...Object.fromEntries(named),
  };
}

/** The files of what was undone, which go along unless somebody takes their marks away. */
function againOf(
  { shell }: Req,
  { id, files }: Withdrawn,
  failed: { values: Record<string, unknown> } | undefined,
) {
  const marked = failed && [failed.values.undone_files ?? []].flat().map(String);
  return {
    id,
    files: files.map(({ name, size, mediaType }, place) => ({
      name,
      size: shell.fmt.bytes(size),
      icon: mediaType.startsWith('image/') ? 'image' : 'file-text',
      value: String(place),
      checked: marked?.includes(String(place)) ?? true,
    })),
  };
}
