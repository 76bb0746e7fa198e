import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, idParam } from '../../../platform/http/input';
import { done } from '../../../platform/http/respond';
import { homeOf } from '../../users';
import { originOf } from '../sign-in/entering.controller';
import { beginActing, endActing } from './acting.service';
import { renewAs } from './renewing.controller';

export async function begin(req: Request, res: Response): Promise<void> {
  if (!req.signIn) throw new AppError('unauthenticated');
  const { signInId, person } = await beginActing(ctxOf(req), {
    userId: idParam(req),
    signInId: req.signIn.id,
    origin: originOf(req),
  });
  await renewAs(req, signInId);
  done(res, homeOf(person));
}

/** Open to everybody: an acting that has run out leads back to the administrator's own sign-in as well. */
export async function end(req: Request, res: Response): Promise<void> {
  const acting = req.session?.signInId;
  const own = acting ? await endActing(ctxOf(req), acting) : null;
  if (!own) return done(res, '/');
  await renewAs(req, own.signInId);
  done(res, `/admin/users/${own.userId}`, 'acting.flash.ended', { name: own.userName });
}
