import { v7, validate } from 'uuid';

/** A UUIDv7 (RFC 9562): sorts by time of creation, so newer rows land at the end of every index. */
export function newId(): string {
  return v7();
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}
