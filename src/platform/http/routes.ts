import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError, notFound } from '../errors';
import { requireCsrf } from './csrf';
import { clientKey, LIMITS, type LimitName } from './limit-rules';
import { receiveUploads, type UploadLimits } from './uploads';

export type Access = 'public' | 'signed_in' | 'customer' | 'staff' | 'administrator';

/** A route is data: tests, the accessibility crawl and documents read the same list as Express does. */
export interface Route {
  method: 'get' | 'post';
  path: string;
  access: Access;
  handler: (req: Request, res: Response) => Promise<void> | void;
  /** The form carries files: they are received after the access check and before the token check. */
  upload?: boolean;
  limit?: LimitName;
}

export interface RouteOptions {
  uploadLimits(req: Request): Promise<UploadLimits>;
}

export function mountRoutes(app: Express, routes: Route[], options: RouteOptions): void {
  for (const route of routes) {
    const chain: RequestHandler[] = [checkAccess(route.access)];
    if (route.limit) chain.push(checkLimit(route.limit));
    if (route.upload) chain.push(receiveUploads(options.uploadLimits));
    if (route.method === 'post') chain.push(requireCsrf);
    app[route.method](route.path, ...chain, async (req, res) => {
      await route.handler(req, res);
    });
  }
}

/** What a person may not use does not exist for them; a visitor is asked to sign in first. */
function checkAccess(access: Access): RequestHandler {
  return (req: Request, _res: Response, next: NextFunction) => {
    if (access === 'public') return next();
    const { actor } = req.ctx;
    if (req.sessionUnavailable) throw new AppError('unavailable');
    if (actor.kind !== 'person') throw new AppError('unauthenticated');
    if (access === 'customer' && actor.role !== 'customer') throw notFound();
    if (access === 'staff' && actor.role === 'customer') throw notFound();
    if (access === 'administrator' && actor.role !== 'administrator') throw notFound();
    next();
  };
}

function checkLimit(name: LimitName): RequestHandler {
  return async (req: Request, _res: Response, next: NextFunction) => {
    const { allowed, retryAfterSeconds } = await req.ctx.system.limits.consume(
      name,
      clientKey(req),
      LIMITS[name],
    );
    if (!allowed) throw new AppError('rate_limited', { data: { retryAfterSeconds } });
    next();
  };
}
