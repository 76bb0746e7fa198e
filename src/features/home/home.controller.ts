import type { Request, Response } from 'express';
import { ctxOf } from '../../platform/http/input';
import { done, page } from '../../platform/http/respond';
import { categoryTree } from '../categories';
import { getSettings } from '../settings';
import { hasAdministrator, homeOf } from '../users';
import { homeView } from './home.view';

/** The first page: whoever is signed in goes on to their own portal, and who comes first sets the desk up. */
export async function startPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  if (ctx.actor.kind === 'person') return done(res, homeOf(ctx.actor));
  if (!(await hasAdministrator(ctx))) return done(res, '/setup');
  await helpCentre(req, res);
}

/** What the desk is for and how to ask it; the same page for everybody. */
export async function helpCentre(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const [settings, categories] = await Promise.all([getSettings(ctx), categoryTree(ctx)]);
  page(res, 'home/home', homeView(req.shell, { settings, categories, actor: ctx.actor }));
}
