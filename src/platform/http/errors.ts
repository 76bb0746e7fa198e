import type { ErrorRequestHandler, Request, Response } from 'express';
import { AppError } from '../errors';
import { keepForm } from './kept-form';
import { passing } from './passing';
import { tellRefusal } from './refusals';
import { localUrl, page } from './respond';
import { type Typed, typedIn } from './typed';

/** Turns whatever went wrong into an answer; the only file that knows which error is which status. */
export const answerErrors: ErrorRequestHandler = async (error, req, res, next) => {
  const known = asAppError(error);
  tellRefusal(req, known, error);
  logFailure(req, error, known);
  if (res.headersSent) return next(error);
  const redirect = REDIRECTS[known.code];
  if (redirect && wantsPage(req)) {
    const back = returnPath(req);
    const isKept = known.code === 'stale_sign_in' && (await keepForm(req, back));
    // No body, as in `done`: the session is stored before the browser follows.
    res
      .status(303)
      .location(`${redirect}?next=${encodeURIComponent(isKept ? KEPT_FORM : back)}`)
      .end();
    return;
  }
  errorPage(req, res, known, known.status >= 500 ? await typedIn(req, res) : null);
};

function logFailure(req: Request, error: unknown, known: AppError): void {
  if (known.status === 503) return;
  const { log } = req.ctx.system;
  const about = { requestId: req.ctx.requestId, route: req.route?.path };
  if (known.status >= 500) log.error({ err: error, ...about }, 'request failed');
  else if (!(error instanceof AppError)) log.debug({ err: error, ...about }, 'request failed');
}

/** Where a form that was kept waits for its sender. */
const KEPT_FORM = '/confirm/form';

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
  const page = URL.canParse(referer) ? new URL(referer) : null;
  return page && page.host === req.get('host') ? localUrl(page.pathname + page.search) : '/';
}

function errorPage(req: Request, res: Response, error: AppError, typed: Typed | null): void {
  const kind = typeof error.data.reason === 'string' ? error.data.reason : String(error.status);
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
        back: typed ? returnPath(req) : null,
        typed,
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

function wantsPage(req: Request): boolean {
  return req.accepts(['html', 'text/event-stream']) === 'html';
}

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
