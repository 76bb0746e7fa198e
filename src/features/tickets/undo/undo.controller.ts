import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx';
import { AppError, type FieldError } from '../../../platform/errors';
import { returnTo } from '../../../platform/http/fields';
import { ctxOf, idParam, parseForm } from '../../../platform/http/input';
import { done, doneWith, localUrl } from '../../../platform/http/respond';
import { cameAt, ticketUrl } from '../addresses.view';
import { showQueueAt } from '../queue/show-queue.controller';
import { undoAct } from './undo.service';
import type { Undone } from './undo.types';
import { withdrawnAt } from './undo.view';
import { undoBulk } from './undo-bulk.service';

const undoForm = z.object({ return_to: returnTo() });

/** Takes back what somebody has just done: a change of several tickets, or a reply or note, whose text comes back. */
export async function undo(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { return_to } = parseForm(undoForm, req);
  const back = localUrl(return_to ?? '', '/desk');
  const id = idParam(req);
  const bulk = await undoBulk(ctx, id);
  if (bulk && bulk.refused.length > 0) return showQueueAt(req, res, back, bulk);
  if (bulk) return done(res, back, 'undo.flash.bulk', { count: bulk.undone });
  const result = await undoneOr(ctx, id);
  if ('key' in result)
    return doneWith(res, back, { kind: 'error', key: result.key, params: flat(result.params) });
  const { number, what, hasText } = result;
  const came = cameAt(back);
  if (what === 'change') return done(res, ticketUrl(number, came), 'undo.flash.bulk', { count: 1 });
  const { url, key } = withdrawnAt(number, came, { id, hasText });
  done(res, url, key);
}

/** What was undone, or why it was not. */
async function undoneOr(ctx: Ctx, id: string): Promise<Undone | FieldError> {
  try {
    return await undoAct(ctx, id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [reason] = Object.values(error.fields);
    if (reason) return reason;
    throw error;
  }
}

const flat = (params: FieldError['params'] = {}) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
