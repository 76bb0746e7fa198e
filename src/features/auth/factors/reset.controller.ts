import type { Request, Response } from 'express';
import { ctxOf, idParam } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { findUser } from '../../users';
import { personOf } from '../shared/person';
import { factorsOf } from './factors.queries';
import { resetFactors } from './factors.service';

/** What an administrator takes away from somebody who has lost it; one's own is on the security page. */
export async function factorsRemovalPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const id = idParam(req);
  if (personOf(ctx).id === id) return done(res, '/account/security');
  const { name } = await findUser(ctx, id);
  const { hasTotp, passkeys } = await factorsOf(ctx, id);
  page(res, 'auth/factors-removal', { user: { name, href: `/admin/users/${id}` }, hasTotp, passkeys });
}

export async function removeFactors(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const id = idParam(req);
  const { name } = await findUser(ctx, id);
  await resetFactors(ctx, id);
  done(res, `/admin/users/${id}`, 'factors.flash.reset', { name });
}
