import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import type { PersonActor } from '../ctx';
import { AppError, notFound } from '../errors';
import { isId } from '../ids';
import type { LimitRule } from '../limits';
import { SUBMISSION_FIELD } from '../submissions';
import { requireCsrf, requireOwnForm } from './csrf';
import { clientKey, type LimitName, type LimitRules } from './limit-rules';
import { sessionsAway } from './sessions-away';
import { receiveUploads, type UploadForm, type UploadLimits } from './uploads';

/** Those to whom a page may belong, beside everybody and who is signed in: features name them. */
// biome-ignore lint/suspicious/noEmptyInterface: it is the features' to fill
export interface AccessNames {}

export type Access = 'public' | 'signed_in' | keyof AccessNames;
export type AccessRules = Record<keyof AccessNames, (actor: PersonActor) => boolean>;

/** A route is data: tests, the accessibility crawl and documents read the same list as Express does. */
export interface Route {
  method: 'get' | 'post';
  path: string;
  access: Access;
  handler: (req: Request, res: Response) => Promise<void> | void;
  /**
   * The form carries files: attachments, with the limits that they have, or others with their own. They are received
   * after the access check and before the token check.
   */
  upload?: true | UploadForm;
  limit?: LimitName;
  /** For the person alone, never for an administrator who acts in their place. */
  self?: true;
  /** Only soon after they have proved who they are; otherwise they are asked to once more. */
  fresh?: true;
  /**
   * Of a public form: its address is a secret that proves who may send it, so it needs neither a session nor a token.
   * It is for programs that bring neither (RFC 8058), and changes nothing that its sender could not.
   */
  bearer?: true;
  /** Open also to who still has to set up the second factor that is required of them. */
  unfinished?: true;
}

/** How long a proof of who somebody is opens what is `fresh`. */
export const FRESH_MS = 15 * 60 * 1000;

export interface RouteOptions {
  access: AccessRules;
  limits: LimitRules;
  uploadLimits(req: Request): Promise<UploadLimits>;
}

export function mountRoutes(app: Express, routes: Route[], options: RouteOptions): void {
  for (const route of routes) {
    const chain: RequestHandler[] = [checkAccess(route, options.access)];
    const limit = route.limit ? [checkLimit(route.limit, options.limits[route.limit])] : [];
    // The token of a form with files comes after them, and how many of these are received is limited.
    if (route.upload) chain.push(...limit, receiveUploads(formOf(route.upload, options)));
    if (route.method === 'post' && !route.bearer) {
      chain.push(route.access === 'public' ? requireOwnForm : requireCsrf, takeSubmission);
    }
    // What a page from elsewhere sends in somebody's name is not counted as theirs.
    if (!route.upload) chain.push(...limit);
    app[route.method](route.path, ...chain, async (req, res) => {
      await route.handler(req, res);
    });
  }
}

function formOf(upload: true | UploadForm, { uploadLimits }: RouteOptions) {
  return async (req: Request): Promise<UploadForm> =>
    upload === true ? { field: 'attachments', ...(await uploadLimits(req)) } : upload;
}

/** The one-use id of the form, once its fields have been read, files or not. */
function takeSubmission(req: Request, _res: Response, next: NextFunction): void {
  const id: unknown = req.body?.[SUBMISSION_FIELD];
  if (isId(id)) req.ctx = { ...req.ctx, submission: id };
  next();
}

/** What a person may not use does not exist for them; a visitor is asked to sign in first. */
function checkAccess({ access, self, fresh, unfinished, bearer }: Route, rules: AccessRules): RequestHandler {
  return (req: Request, _res: Response, next: NextFunction) => {
    const { actor } = req.ctx;
    if (self && actor.kind === 'person' && actor.actedBy) {
      throw new AppError('forbidden', { data: { reason: 'acting' } });
    }
    if (req.sessionUnavailable && access !== 'public') throw sessionsAway();
    // A form needs its token, which is in the session; what visitors send is nearly always to be let in.
    if (req.sessionUnavailable && req.method === 'POST' && !bearer) throw sessionsAway('signing_in');
    if (access === 'public') return next();
    if (actor.kind !== 'person') throw new AppError('unauthenticated');
    if (req.signIn?.needsFactor && !unfinished) throw new AppError('factor_required');
    if (access !== 'signed_in' && !rules[access](actor)) throw notFound();
    if (fresh) assertFresh(req);
    next();
  };
}

/**
 * For what is `fresh` only sometimes.
 * @throws AppError `stale_sign_in`: they are asked once more who they are, and come back to the page of the form
 */
export function assertFresh({ signIn, ctx, method, session }: Request): void {
  const isFresh = signIn !== null && ctx.now.getTime() - signIn.confirmedAt.getTime() < FRESH_MS;
  if (!isFresh) throw new AppError('stale_sign_in');
  // What had to wait for a proof is on its way now.
  if (method === 'POST') delete session?.keptForm;
}

function checkLimit(name: LimitName, rule: LimitRule): RequestHandler {
  return async (req: Request, _res: Response, next: NextFunction) => {
    const { allowed, retryAfterSeconds } = await req.ctx.system.limits.consume(name, clientKey(req), rule);
    if (!allowed) throw new AppError('rate_limited', { data: { retryAfterSeconds } });
    next();
  };
}
