import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { getSettings } from '../features/settings';
import { logoPicture } from '../features/settings/logo.controller';
import { accentStyles } from '../features/settings/settings.controller';
import { findActorBySignIn, findSignedOut } from '../features/users';
import { systemCtx } from '../platform/ctx';
import { notFound } from '../platform/errors';
import { answerErrors } from '../platform/http/errors';
import { readForm } from '../platform/http/form-body';
import { asksForParts, TAB_HEADER, tabOf } from '../platform/http/open-pages';
import { logRequests } from '../platform/http/request-log';
import { mountRoutes } from '../platform/http/routes';
import { nonce, securityHeaders } from '../platform/http/security';
import { mendBrokenText } from '../platform/http/text-check';
import type { System } from '../platform/system';
import { access } from './access';
import { devRoutes } from './dev.routes';
import { mountHealth, type Sources } from './health';
import { limits } from './limits';
import { routes } from './routes';
import type { Sessions } from './sessions';
import { setUpPlainShell, setUpShell } from './shell';
import { staticFiles } from './static-files';

/** The web half of a node. Read from top to bottom: this is what happens to a request. */
export function createApp(
  system: System,
  sessions: Pick<Sessions, 'middleware' | 'healthy'>,
  allFigures?: Sources['allFigures'],
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', system.config.trustProxy);

  app.use(beginRequest(system));
  app.use(setUpPlainShell);
  app.use(logRequests);
  app.use(nonce, securityHeaders(system.config.baseUrl.startsWith('https:')));
  app.use(
    compression({ filter: (req, res) => !req.path.startsWith('/live') && compression.filter(req, res) }),
  );
  app.use('/assets/:version', staticFiles(system));
  app.get('/desk.css', accentStyles);
  app.get('/logo/:hash', logoPicture);
  mountHealth(app, system, { allFigures, sessions: sessions.healthy });

  app.use(neverStored);
  app.use(sessions.middleware);
  app.use(identify);
  app.use(setUpShell);
  app.use(readForm(system.config));
  app.use(emptyBody);
  app.use(mendBrokenText);
  const mounted = system.config.production ? routes : [...routes, ...devRoutes];
  mountRoutes(app, mounted, { access, limits, uploadLimits });
  app.use(() => {
    throw notFound();
  });
  app.use(answerErrors);
  return app;
}

/** What sends nothing, or in no form that is read, has sent an empty form. */
function emptyBody(req: Request, _res: Response, next: NextFunction): void {
  req.body ??= {};
  next();
}

/** A worker's only pages: its health and its figures. */
export function createHealthApp(system: System, allFigures?: Sources['allFigures']): Express {
  const app = express();
  app.disable('x-powered-by');
  mountHealth(app, system, { allFigures });
  return app;
}

/** Until something better is known, the request is a visitor's and the page speaks the desk's language. */
function beginRequest(system: System): express.RequestHandler {
  return (req, res, next) => {
    const requestId = randomUUID();
    res.set('X-Request-Id', requestId);
    req.ctx = systemCtx(system, {
      actor: { kind: 'anonymous' },
      channel: 'web',
      requestId,
      ip: req.ip?.replace(/^::ffff:/, '') ?? null,
    });
    req.uploads = [];
    req.uploadError = null;
    req.signIn = null;
    req.signedOut = [];
    req.sessionUnavailable = false;
    next();
  };
}

const neverStored: express.RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

const identify: express.RequestHandler = async (req, _res, next) => {
  const signInId = req.session?.signInId;
  if (signInId) {
    const found = await findActorBySignIn(req.ctx, signInId, {
      isUsed: !keepsItselfUpToDate(req),
      isShown: req.path !== '/live',
    });
    if (found) {
      req.signIn = found.signIn;
      const { actor } = found;
      req.ctx = { ...req.ctx, actor, tab: tabOf(req.get(TAB_HEADER), actor.id) };
    } else req.signedOut = await findSignedOut(req.ctx, signInId);
  }
  next();
};

/** An open page asks by itself, whether anybody sits before it or not. */
function keepsItselfUpToDate(req: express.Request): boolean {
  return req.path === '/live' || asksForParts(req);
}

async function uploadLimits(req: express.Request) {
  const { attachmentMaxMb, attachmentMaxFiles } = await getSettings(req.ctx);
  return { size: attachmentMaxMb * 1024 * 1024, files: attachmentMaxFiles };
}
