import { changesBetween } from '../../../platform/events';
import { TRACKED } from '../properties/list';
import type { Changes } from '../tickets.events';
import type { StoredTicket } from '../tickets.types';

/** What a change did, field by field, custom fields under `fields.<key>`; null when nothing. */
export function ticketChanges(before: StoredTicket, after: StoredTicket): Changes | null {
  return changesBetween(tracked(before, after.fields), tracked(after, before.fields));
}

function tracked(ticket: StoredTicket, otherFields: Record<string, unknown>): Record<string, unknown> {
  const keys = new Set([...Object.keys(ticket.fields), ...Object.keys(otherFields)]);
  // A field may be called like something that every object has.
  const storedUnder = (key: string) => (Object.hasOwn(ticket.fields, key) ? ticket.fields[key] : null);
  const fields = [...keys].map((key) => [`fields.${key}`, storedUnder(key)]);
  return { ...pick(ticket, TRACKED), ...Object.fromEntries(fields) };
}

/** Those of the properties that are there. */
export function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key];
  return picked;
}
