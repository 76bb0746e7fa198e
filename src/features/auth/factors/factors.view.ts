import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { personOf } from '../person';
import { factorsOf } from './factors.queries';

/** Passkeys, authenticator app and recovery codes, on the security page. */
export async function factorsSection(req: Request) {
  const ctx = ctxOf(req);
  return factorsOf(ctx, personOf(ctx).id);
}
