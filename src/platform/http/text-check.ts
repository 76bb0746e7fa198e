import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors';

/**
 * Text that PostgreSQL or JSON cannot hold: NUL bytes and lone surrogates, wherever they hide. A paste from a log brings
 * them, so a field gets U+FFFD in their place, as browsers and Markdown do; in names and paths nobody typed them. What an
 * address asks beside its path is left to whoever reads it (`parseQuery`), who can do without.
 */
export function mendBrokenText(req: Request, _res: Response, next: NextFunction): void {
  req.body = wholeText(req.body);
  if (!isWholeText(decodedPath(req))) throw new AppError('malformed');
  next();
}

/** Whether a text, or each of several, can be stored. */
export function isWholeText(value: unknown): boolean {
  return [value].flat().every((text) => !String(text).includes('\0') && String(text).isWellFormed());
}

/**
 * The value with texts that can be stored, itself changed where it is an object or a list.
 * @throws AppError `malformed` for a broken name of a field, or one that is nested more than 20 deep
 */
export function wholeText<T>(value: T, depth?: number): T;
export function wholeText(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\ufffd');
  if (value === null || typeof value !== 'object') return value;
  if (depth > 20 || !isWholeText(Object.keys(value))) throw new AppError('malformed');
  const entries = value as Record<string, unknown>;
  for (const key of Object.keys(entries)) entries[key] = wholeText(entries[key], depth + 1);
  return value;
}

function decodedPath(req: Request): string {
  try {
    return decodeURIComponent(req.path);
  } catch {
    throw new AppError('malformed');
  }
}
