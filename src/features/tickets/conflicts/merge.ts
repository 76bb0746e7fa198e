import type { TxCtx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import { AppError } from '../../../platform/errors';
import { comparableFields, fieldDefinitions } from '../../fields';
import type { TicketPatch } from '../changes/changes.types';
import type { Changes } from '../tickets.events';
import type { StoredTicket } from '../tickets.types';
import type { Conflict } from './conflicts.types';

interface PastChange {
  changes: Changes;
  createdAt: Date;
  actorId: string | null;
  actorName: string | null;
}

/** What the others did to one field since the form was opened. */
interface Drift {
  base: unknown;
  theirs: unknown;
  by: Conflict['by'];
  at: Date;
}

/** A status goes together with what explains it. */
const FOLLOWS_STATUS = ['holdReason', 'closeReason', 'duplicateOfNumber'] as const;

/**
 * Merges a form that was opened at an older version: a field that only the others changed stays as they left it,
 * one that only this form changed goes through, and one that both changed differently is a conflict.
 * @returns the part of the patch that is this form's own
 * @throws AppError `conflict` with `{ kind: 'stale', version, conflicts }`
 */
export async function mergeStale(
  tx: TxCtx,
  ticket: StoredTicket,
  patch: TicketPatch,
  version: number | undefined,
): Promise<TicketPatch> {
  if (version === undefined || version >= ticket.version) return patch;
  const { fields, ...plain } = patch;
  const read = fields && { fields: comparableFields(await fieldDefinitions(tx), fields) };
  const { merged, conflicts } = merge(
    { ...plain, ...read },
    driftOf(await changesSince(tx, ticket.id, version)),
  );
  if (conflicts.length > 0) {
    throw new AppError('conflict', { data: { kind: 'stale', version: ticket.version, conflicts } });
  }
  return merged;
}

async function changesSince(tx: TxCtx, ticketId: string, version: number): Promise<PastChange[]> {
  return rows(
    tx.db,
    `select e.changes, e.created_at, e.actor_id, u.name as actor_name from events e
       left join users u on u.id = e.actor_id
     where e.ticket_id = :ticketId and e.changes is not null and (e.data ->> 'version')::integer > :version
     order by e.id`,
    { ticketId, version },
  );
}

function driftOf(past: PastChange[]): Map<string, Drift> {
  const drift = new Map<string, Drift>();
  for (const { changes, createdAt, actorId, actorName } of past) {
    const by = actorId && actorName ? { id: actorId, name: actorName } : null;
    for (const [field, { before, after }] of Object.entries(changes)) {
      drift.set(field, {
        base: drift.has(field) ? drift.get(field)?.base : before,
        theirs: after,
        by,
        at: createdAt,
      });
    }
  }
  return drift;
}

export function merge(
  patch: TicketPatch,
  drift: ReadonlyMap<string, Drift>,
): { merged: TicketPatch; conflicts: Conflict[] } {
  const merged: TicketPatch = { ...patch, ...(patch.fields && { fields: { ...patch.fields } }) };
  const conflicts: Conflict[] = [];
  for (const [field, mine] of wishes(patch)) {
    const change = drift.get(field);
    if (!change) continue;
    if (same(mine, change.base) || same(mine, change.theirs)) drop(merged, field);
    else conflicts.push({ field, mine, ...change });
  }
  return { merged, conflicts };
}

function wishes(patch: TicketPatch): [string, unknown][] {
  const { fields, ...plain } = patch;
  return [
    ...Object.entries(plain).filter(([, value]) => value !== undefined),
    ...Object.entries(fields ?? {}).map(([key, value]): [string, unknown] => [`fields.${key}`, value]),
  ];
}

function drop(patch: TicketPatch, field: string): void {
  if (field.startsWith('fields.')) delete patch.fields?.[field.slice('fields.'.length)];
  else delete patch[field as keyof TicketPatch];
  if (field === 'status') for (const detail of FOLLOWS_STATUS) delete patch[detail];
}

/** Forms send text and events keep it: a number and its digits are the same, a moment and its text, nothing and a list of none. */
function same(a: unknown, b: unknown): boolean {
  return comparable(a) === comparable(b);
}

function comparable(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (!Array.isArray(value)) return String(value ?? '');
  return value.length > 0 ? JSON.stringify([...value].sort()) : '';
}
