import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors';

/** Refuses text that PostgreSQL or JSON cannot hold: NUL bytes and lone surrogates, wherever they hide. */
export function refuseBrokenText(req: Request, _res: Response, next: NextFunction): void {
  assertWholeText(req.query);
  assertWholeText(req.body);
  assertWholeText(decodedPath(req));
  next();
}

export function assertWholeText(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new AppError('malformed');
  } else if (value !== null && typeof value === 'object') {
    if (depth > 20) throw new AppError('malformed');
    for (const [key, entry] of Object.entries(value)) {
      assertWholeText(key);
      assertWholeText(entry, depth + 1);
    }
  }
}

function decodedPath(req: Request): string {
  try {
    return decodeURIComponent(req.path);
  } catch {
    throw new AppError('malformed');
  }
}
