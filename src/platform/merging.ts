import type { TxCtx } from './ctx';
import { rows } from './db';
import { AppError } from './errors';
import type { Change } from './events';

// A form that was opened at an older version is merged field by field, by what the events since then tell.

/** A field that a form and somebody else changed differently. */
export interface Conflict {
  field: string;
  /** What it was when the form was opened. */
  base: unknown;
  theirs: unknown;
  mine: unknown;
  /** Null for the desk itself, and for who has been erased. */
  by: { id: string; name: string } | null;
  at: Date;
}

/** What the others did to one field since the form was opened. */
export type Drift = Omit<Conflict, 'field' | 'mine'>;

export interface PastChange {
  changes: Record<string, Change>;
  createdAt: Date;
  actorId: string | null;
  actorName: string | null;
}

/** Where the events about a thing are found: by its id, or by their type where there is only one such thing. */
export type Trail = { subjectId: string } | { type: string };

/**
 * Merges a form that was opened at an older version: a field that only the others changed stays as they left it,
 * one that only this form changed goes through, and one that both changed differently is a conflict. The row must
 * be locked, and its events must bear its new version as `data.version`.
 * @param version at which the form was opened; undefined: whoever calls has just read it
 * @returns the part of the patch that is this form's own
 * @throws AppError `conflict` with `{ kind: 'stale', version, conflicts, theirs }`, see `StaleForm`
 */
export async function mergeStale<P extends object>(
  tx: TxCtx,
  trail: Trail,
  current: number,
  patch: P,
  version: number | undefined,
): Promise<P> {
  if (version === undefined || version >= current) return patch;
  const { merged, ...rest } = mergePatch(patch, await driftSince(tx, trail, version));
  refuseConflicts({ version: current, ...rest });
  return merged;
}

/** What keeps a form from being merged. */
export interface StaleForm {
  /** At which the conflicts were found. */
  version: number;
  conflicts: Conflict[];
  /** Other fields that the others changed and this form did not: it holds old values of them. */
  theirs: string[];
}

/** @throws AppError `conflict` with `{ kind: 'stale', version, conflicts, theirs }` where there are conflicts */
export function refuseConflicts(stale: StaleForm): void {
  if (stale.conflicts.length > 0) throw new AppError('conflict', { data: { kind: 'stale', ...stale } });
}

/** What the events after that version tell of each field. */
export async function driftSince(tx: TxCtx, trail: Trail, version: number): Promise<Map<string, Drift>> {
  return driftOf(await changesSince(tx, trail, version));
}

/** What an error of `mergeStale` says; null for any other error. */
export function staleForm(error: unknown): StaleForm | null {
  if (!(error instanceof AppError) || error.data.kind !== 'stale') return null;
  const { version, conflicts, theirs } = error.data as unknown as StaleForm;
  return { version, conflicts, theirs };
}

function changesSince(tx: TxCtx, trail: Trail, version: number): Promise<PastChange[]> {
  return rows(
    tx.db,
    `select e.changes, e.created_at, e.actor_id, u.name as actor_name from events e
       left join users u on u.id = e.actor_id
     where ${'type' in trail ? 'e.type = :type' : 'e.subject_id = :subjectId'}
       and e.changes is not null and (e.data ->> 'version')::integer > :version
     order by e.id`,
    { ...trail, version },
  );
}

/** The first value and the last one of every field that changed, oldest change first in `past`. */
export function driftOf(past: PastChange[]): Map<string, Drift> {
  const drift = new Map<string, Drift>();
  for (const { changes, createdAt, actorId, actorName } of past) {
    const by = actorId && actorName ? { id: actorId, name: actorName } : null;
    for (const [field, { before, after }] of Object.entries(changes)) {
      const known = drift.get(field);
      drift.set(field, { base: known ? known.base : before, theirs: after, by, at: createdAt });
    }
  }
  return drift;
}

/** What is left of a patch beside what the others did, what both did differently, and what is the others' alone. */
export function mergePatch<P extends object>(
  patch: P,
  drift: ReadonlyMap<string, Drift>,
): { merged: P; conflicts: Conflict[]; theirs: string[] } {
  const merged = { ...patch };
  const conflicts: Conflict[] = [];
  const theirs: string[] = [];
  for (const [field, mine] of Object.entries(patch)) {
    const change = drift.get(field);
    if (mine === undefined || !change) continue;
    if (sameValue(mine, change.base) || sameValue(mine, change.theirs)) {
      delete merged[field as keyof P];
      theirs.push(field);
    } else conflicts.push({ field, mine, ...change });
  }
  return { merged, conflicts, theirs };
}

/** Forms send text: a number and its digits are the same, a moment and its text, nothing and an empty value or list. */
export function sameValue(a: unknown, b: unknown): boolean {
  return comparable(a) === comparable(b);
}

function comparable(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return value.length > 0 ? JSON.stringify(inOrder(value.map(comparable), value)) : '';
  }
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  // PostgreSQL keeps the keys of JSON in an order of its own.
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ids, tags and the like are sets; a list of things has an order. */
function inOrder(comparables: string[], values: unknown[]): string[] {
  return values.some((value) => typeof value === 'object') ? comparables : comparables.sort();
}
