import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { done, doneWith } from '../../../platform/http/respond';
import { readQuery } from '../query/query.service';
import { undoIn } from '../undo/undo.view';
import { type AskedQueue, effectiveView, queryFor } from './asked';
import { changesSomething, changeTickets, takeFromQueue } from './bulk.service';
import { queueHref } from './filters.view';
import { orderOf } from './orders';
import { withControls } from './parameters';
import { bulkForm, type QueueAddress, queueQuery } from './queue.schema';
import { askedIn, showQueue } from './show-queue.controller';

export async function queuePage(req: Request, res: Response): Promise<void> {
  const address = parseQuery(queueQuery, req) as QueueAddress;
  const isForm = req.query.shown !== undefined;
  const asked = isForm ? await changedByForm(req, address) : await askedIn(req, address);
  // What could not be read of the form is said at once; else the address of what came of it is one to keep.
  if (isForm && req.shell.unread.length === 0) return done(res, queueHref(asked.query, {}));
  await showQueue(req, res, asked);
}

/** The query in the box, with what the controls beside it say anew. */
async function changedByForm(req: Request, address: QueueAddress): Promise<AskedQueue> {
  const { locale, fmt } = req.shell;
  const asking = { locale, timeZone: fmt.timeZone };
  const ctx = ctxOf(req);
  const typed = address.q as string | null;
  const shown = address.shown as string | null;
  const search = await readQuery(ctx, typed ?? '', asking);
  const before = shown === typed ? search : await readQuery(ctx, shown ?? '', asking);
  const isUnread = (param: string) => Boolean(req.query[param]) && !address[param]?.length;
  const text = withControls({ search, before, address, isUnread, locale });
  const asked = text === search.text ? search : await readQuery(ctx, text, asking);
  const query = queryFor(address, asked.text);
  const isUsual = query.sort === orderOf({ view: effectiveView(ctx, query) });
  return { query: Object.assign(query, { cursor: null, ...(isUsual && { sort: null }) }), search: asked };
}

/** Changes the selected tickets, or takes one. What is refused is listed above the queue, with the reason. */
export async function changeQueue(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const asked = await askedIn(req, parseQuery(queueQuery, req) as QueueAddress);
  const { query } = asked;
  const parsed = await parsedForm(req);
  if ('error' in parsed) return showQueue(req, res, asked, { message: parsed.error, values: req.body });
  const { form } = parsed;
  const back = queueHref(query, {});
  if (form.take) {
    const refusal = await takeFromQueue(ctx, Number(form.take));
    if (refusal) return showQueue(req, res, asked, { refused: [refusal], changed: 0 });
    return done(res, back, 'queue.flash.taken', { number: form.take });
  }
  if (form.numbers.length === 0) return showQueue(req, res, asked, { message: 'queue.bulk.none_selected' });
  if (!changesSomething(form)) {
    return showQueue(req, res, asked, { message: 'queue.bulk.nothing', selected: form.numbers });
  }
  const { changed, refused, undo } = await changeTickets(ctx, form);
  if (refused.length === 0) {
    const flash = { kind: 'success', key: 'queue.flash.changed', params: { count: changed } } as const;
    return doneWith(res, back, { ...flash, ...undoIn(undo) });
  }
  await showQueue(req, res, asked, {
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
