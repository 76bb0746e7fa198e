import type { ErrorRequestHandler, Request, Response } from 'express';
import { AppError } from '../errors';
import { keepForm } from './kept-form';
import { localUrl, page, tellWhenToRetry } from './respond';

/** Turns whatever went wrong into an answer; the only file that knows which error is which status. */
export const answerErrors: ErrorRequestHandler = async (error, req, res, next) => {
  const known = asAppError(error);
  if (known.status >= 500 || !(error instanceof AppError)) {
    const level = known.status >= 500 ? 'error' : 'debug';
    req.ctx.system.log[level](
      { err: error, requestId: req.ctx.requestId, route: req.route?.path },
      'request failed',
    );
  }
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
  errorPage(req, res, known);
};

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

function errorPage(req: Request, res: Response, error: AppError): void {
  tellWhenToRetry(res, error);
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
        back: null,
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
  const { status, code } = error as { status?: number; code?: string };
  if (status === 413) return new AppError('too_large', { cause: error });
  if (status === 415) return new AppError('unsupported', { cause: error });
  if (status !== undefined && status >= 400 && status < 500)
    return new AppError('malformed', { cause: error });
  if (isDatabaseAway(error, code)) return new AppError('unavailable', { cause: error });
  return new Unforeseen(error);
}

function isDatabaseAway(error: unknown, code: string | undefined): boolean {
  if (code !== undefined) return DATABASE_AWAY.has(code);
  // Knex and pg have no codes for these two.
  const { name, message } = error as Error;
  return name === 'KnexTimeoutError' || message === 'Connection terminated unexpectedly';
}

// Class 08 is a lost connection, 57P01 to 57P03 a server that stops or starts, 57014 and 25P03 are its patience that
// ran out, the rest is the network's.
const DATABASE_AWAY = new Set([
  '08000',
  '08001',
  '08003',
  '08006',
  '25P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

class Unforeseen extends AppError {
  constructor(cause: unknown) {
    super('unavailable', { cause });
  }

  override get status(): number {
    return 500;
  }
}
