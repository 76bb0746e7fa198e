import { v7, validate } from 'uuid';

/**
 * A UUIDv7 (RFC 9562): sorts by time of creation, so newer rows land at the end of every index.
 * @param at of what was made before now
 */
export function newId(at?: Date): string {
  return v7(at && { msecs: at.getTime() });
}

/** Written as we write them: an id in capitals is the same row for PostgreSQL and another person for a comparison. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value) && value === value.toLowerCase();
}

/** The least id that could be made at a moment: ids of before it are less, later ones greater. */
export function idAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
