import { z } from 'zod';

/** An address that mail can reach, in lower case; null for anything else. */
export function addressOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 254) return null;
  const address = value.trim().toLowerCase();
  return z.email().safeParse(address).success ? address : null;
}

/** A name as it may be stored: one line without controls, those of direction too, at most 120 characters. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  const line = value.replace(/[\p{Cc}\p{Cs}\s\u202d\u202e]+/gu, ' ').trim();
  return [...line].slice(0, 120).join('').trim();
}
