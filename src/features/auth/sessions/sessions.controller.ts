import type { Request, Response } from 'express';
import { ctxOf, idParam } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { ownSessions } from './sessions.queries';
import { endOtherSessions, endOwnSession } from './sessions.service';
import { signInView } from './sessions.view';

const PATH = '/account/sessions';

export async function sessionsPage(req: Request, res: Response): Promise<void> {
  const sessions = (await ownSessions(ctxOf(req))).map((signIn) => signInView(req, signIn));
  page(res, 'auth/sessions', {
    // The one that they are looking from comes first.
    sessions: [...sessions.filter(({ isCurrent }) => isCurrent), ...sessions.filter((one) => !one.isCurrent)],
  });
}

export async function endOne(req: Request, res: Response): Promise<void> {
  await endOwnSession(ctxOf(req), idParam(req));
  done(res, PATH, 'sessions.flash.ended', { count: 1 });
}

export async function endOthers(req: Request, res: Response): Promise<void> {
  const count = await endOtherSessions(ctxOf(req), req.signIn?.id ?? null);
  done(res, PATH, 'sessions.flash.ended', { count });
}
