import { z } from 'zod';
import { lineOf, problemOfName } from '../line';

const MAX_NAME = 120;

/** An address that mail can reach, in lower case; null for anything else. */
export function addressOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 254) return null;
  const address = value.trim().toLowerCase();
  return z.email().safeParse(address).success ? address : null;
}

/** A claim that is true: some services write it as text (Cognito, JumpCloud); nothing else counts. */
export function isTrue(claim: unknown): boolean {
  return claim === true || claim === 'true';
}

/** A name as it may be stored: one line, at most `MAX_NAME` characters; empty for one that reads as another (`problemOfName`). */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  // Made a line of no more than a name can take: a service may say anything.
  const line = lineOf(value.slice(0, MAX_NAME * 20).toWellFormed());
  return problemOfName(line) ? '' : [...line].slice(0, MAX_NAME).join('').trim();
}
