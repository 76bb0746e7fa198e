import { v7, validate } from 'uuid';

/** A UUIDv7 (RFC 9562): sorts by time of creation, so newer rows land at the end of every index. */
export function newId(): string {
  return v7();
}

/** Written as we write them: an id in capitals is the same row for PostgreSQL and another person for a comparison. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value) && value === value.toLowerCase();
}
