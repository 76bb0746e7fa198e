import type { ErrorRequestHandler, Request, Response } from 'express';
import { AppError } from '../errors';
import { LONG_FOR_VISITORS } from './form-body';
import { KEPT_FORM, keepForm } from './kept-form';
import { passing } from './passing';
import { tellRefusal } from './refusals';
import { localUrl, page } from './respond';
import { isOwnAddress, isSameOrigin } from './same-origin';
import { type Typed, typedBefore, typedIn } from './typed';

/** Turns whatever went wrong into an answer; the only file that knows which error is which status. */
export const answerErrors: ErrorRequestHandler = async (error, req, res, next) => {
  const known = asMetBy(req, asAppError(error));
  tellRefusal(req, known, error);
  logFailure(req, error, known);
  if (res.headersSent) return next(error);
  if (isStreamOver(req, known)) return void res.status(204).end();
  const redirect = REDIRECTS[known.code];
  const typed = await typedOf(req, res, known);
  if (redirect && wantsPage(req) && !typed) {
    const back = returnPath(req);
    const isKept = known.code === 'stale_sign_in' && (await keepForm(req, res, back));
    // No body, as in `done`: the session is stored before the browser follows.
    res
      .status(303)
      .location(`${redirect}?next=${encodeURIComponent(isKept ? KEPT_FORM : back)}`)
      .end();
    return;
  }
  errorPage(req, res, known, typed);
};

async function typedOf(req: Request, res: Response, error: AppError): Promise<Typed | null> {
  const { config } = req.ctx.system;
  if (error.status >= 500) return typedIn(req, res, config);
  if (error.data.reason === 'csrf') return typedBefore(req, res, config);
  if (error.code !== 'unauthenticated' || isByScript(req)) return null;
  // The session ended while they wrote. The token of that stays in it, so that it is told from one of another site.
  const typed = isSameOrigin(req, config) ? await typedIn(req, res, config) : null;
  return typed?.texts.length || typed?.isCut ? typed : null;
}

/** Its page is still there with what was typed, and stays or keeps it (`session-over.js`): the sign-in page tells it to. */
const isByScript = (req: Request): boolean => req.get('HX-Request') === 'true';

function asMetBy(req: Request, error: AppError): AppError {
  const hasToSignIn = isByScript(req) && error.data.reason === LONG_FOR_VISITORS;
  return hasToSignIn ? new AppError('unauthenticated', { cause: error }) : error;
}

function logFailure(req: Request, error: unknown, known: AppError): void {
  if (known.status === 503) return;
  const { log } = req.ctx.system;
  const about = { requestId: req.ctx.requestId, route: req.route?.path };
  if (known.status >= 500) log.error({ err: error, ...about }, 'request failed');
  else if (!(error instanceof AppError)) log.debug({ err: error, ...about }, 'request failed');
}

/** Pages that open what was asked for. */
const REDIRECTS: Partial<Record<string, string>> = {
  unauthenticated: '/login',
  stale_sign_in: '/confirm',
  factor_required: '/account/security',
};

/** Where to go on afterwards: what was asked for, or the page of the form that was sent. */
function returnPath(req: Request): string {
  if (req.method === 'GET') return req.originalUrl;
  const referer = req.get('referer') ?? '';
  if (!isOwnAddress(req, referer, req.ctx.system.config)) return '/';
  const { pathname, search } = new URL(referer);
  return localUrl(pathname + search);
}

function errorPage(req: Request, res: Response, error: AppError, typed: Typed | null): void {
  const reason = typeof error.data.reason === 'string' ? error.data.reason : String(error.status);
  // A page of ours was shown in another session: its forms may go on in this one, also where nothing of them comes back.
  const isStale = reason === 'csrf' && isSameOrigin(req, req.ctx.system.config);
  const isSignedOut = error.code === 'unauthenticated' && typed !== null;
  const mustSignIn = isSignedOut || reason === LONG_FOR_VISITORS;
  const kind = isStale ? 'stale_form' : isSignedOut ? 'session_ended' : reason;
  const { t } = req.shell;
  try {
    page(
      res,
      'errors/error',
      {
        status: error.status,
        title: t(`error.${kind}.title`),
        message: t(`error.${kind}.message`),
        requestId: error.status >= 500 ? req.ctx.requestId : null,
        // Nobody who typed something is led away from the page that they typed it on.
        back: typed || isStale ? returnPath(req) : null,
        typed,
        isStale,
        signIn: mustSignIn ? `/login?next=${encodeURIComponent(returnPath(req))}` : null,
      },
      error.status,
    );
  } catch (failure) {
    req.ctx.system.log.error({ err: failure }, 'the error page failed');
    res
      .status(error.status)
      .type('text')
      .send(t(`error.${kind}.title`));
  }
}

const wanted = (req: Request) => req.accepts(['html', 'text/event-stream']);
const wantsPage = (req: Request): boolean => wanted(req) === 'html';

/**
 * The stream of a page that nobody is signed in at any more, as while it is on its way out: 204 tells browsers that
 * there is nothing to come back for (WHATWG HTML 9.2); any other status they count and show as a failure of the page.
 */
const isStreamOver = (req: Request, { code }: AppError): boolean =>
  code === 'unauthenticated' && wanted(req) === 'text/event-stream';

/** Errors of Express, body parsers and PostgreSQL in our words; what nobody foresaw is a 500. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { status } = error as { status?: number };
  if (status === 413) return new AppError('too_large', { cause: error });
  if (status === 415) return new AppError('unsupported', { cause: error });
  if (status !== undefined && status >= 400 && status < 500)
    return new AppError('malformed', { cause: error });
  return passing(error) ?? new Unforeseen(error);
}

class Unforeseen extends AppError {
  constructor(cause: unknown) {
    super('unavailable', { cause });
  }

  override get status(): number {
    return 500;
  }
}
