import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { done, doneWith } from '../../../platform/http/respond';
import { undoIn } from '../undo/undo.view';
import { changesSomething, changeTickets, takeFromQueue } from './bulk.service';
import { queueHref } from './filters.view';
import { bulkForm, queueQuery } from './queue.schema';
import { showQueue } from './show-queue.controller';

export async function queuePage(req: Request, res: Response): Promise<void> {
  await showQueue(req, res, parseQuery(queueQuery, req));
}

/** Changes the selected tickets, or takes one. What is refused is listed above the queue, with the reason. */
export async function changeQueue(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const query = parseQuery(queueQuery, req);
  const parsed = await parsedForm(req);
  if ('error' in parsed) return showQueue(req, res, query, { message: parsed.error, values: req.body });
  const { form } = parsed;
  const back = queueHref(query, {});
  if (form.take) {
    const refusal = await takeFromQueue(ctx, Number(form.take));
    if (refusal) return showQueue(req, res, query, { refused: [refusal], changed: 0 });
    return done(res, back, 'queue.flash.taken', { number: form.take });
  }
  if (form.numbers.length === 0) return showQueue(req, res, query, { message: 'queue.bulk.none_selected' });
  if (!changesSomething(form)) {
    return showQueue(req, res, query, { message: 'queue.bulk.nothing', selected: form.numbers });
  }
  const { changed, refused, undo } = await changeTickets(ctx, form);
  if (refused.length === 0) {
    const flash = { kind: 'success', key: 'queue.flash.changed', params: { count: changed } } as const;
    return doneWith(res, back, { ...flash, ...undoIn(undo) });
  }
  await showQueue(req, res, query, {
    changed,
    refused,
    ...(undo && { undo: undo.id }),
    selected: refused.map(({ number }) => String(number)),
    values: form,
  });
}

async function parsedForm(req: Request) {
  try {
    return { form: parseForm(bulkForm, req) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return { error: 'queue.bulk.invalid' };
  }
}
