import type { TxCtx } from '../../../platform/ctx';
import {
  type Drift,
  driftSince,
  mergePatch,
  refuseConflicts,
  type StaleForm,
} from '../../../platform/merging';
import { comparableFields, fieldDefinitions } from '../../fields';
import type { TicketPatch } from '../changes/changes.types';
import type { StoredTicket } from '../tickets.types';

/** A status goes together with what explains it. */
const FOLLOWS_STATUS = ['holdReason', 'closeReason', 'duplicateOfNumber'] as const;

const FIELD = 'fields.';

/**
 * Merges a form that was opened at an older version, custom fields one by one (see `platform/merging.ts`).
 * @returns the part of the patch that is this form's own
 * @throws AppError `conflict` with `{ kind: 'stale', version, conflicts, theirs }`
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
  const drift = await driftSince(tx, { subjectId: ticket.id }, version);
  const { merged, ...rest } = merge({ ...plain, ...read }, drift);
  refuseConflicts({ version: ticket.version, ...rest });
  return merged;
}

/** What is left of a patch beside what the others did, and what both did differently. */
export function merge(
  { fields, ...plain }: TicketPatch,
  drift: ReadonlyMap<string, Drift>,
): { merged: TicketPatch } & Pick<StaleForm, 'conflicts' | 'theirs'> {
  const named = Object.entries(fields ?? {}).map(([key, value]) => [FIELD + key, value] as const);
  const properties = mergePatch(plain, drift);
  const custom = mergePatch(Object.fromEntries(named), drift);
  const own = Object.entries(custom.merged).map(([name, value]) => [name.slice(FIELD.length), value]);
  const merged: TicketPatch = { ...properties.merged, ...(fields && { fields: Object.fromEntries(own) }) };
  const following = 'status' in plain && !('status' in merged) ? FOLLOWS_STATUS : [];
  for (const detail of following) delete merged[detail];
  return {
    merged,
    conflicts: [...properties.conflicts, ...custom.conflicts],
    theirs: [...properties.theirs, ...following, ...custom.theirs],
  };
}
