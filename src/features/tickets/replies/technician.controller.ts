import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import type { Flash } from '../../../platform/http/flash';
import { ctxOf, numberParam, parseForm } from '../../../platform/http/input';
import { refusalOf } from '../../../platform/http/refusals';
import { doneWith } from '../../../platform/http/respond';
import { uploadsOf } from '../../../platform/http/uploads';
import { cannedFor } from '../../canned';
import { undoSeconds } from '../../notifications';
import { cameFrom, ticketUrl } from '../addresses.view';
import { customFieldsOf, stepOf } from '../changes/changes.schema';
import { unheardOf } from '../mentions/mentions.view';
import { showRefusal, showTicket } from '../page/technician.controller';
import { findAtDesk } from '../tickets.service';
import type { Ticket } from '../tickets.types';
import type { SentAgain } from '../undo/undo.types';
import { undoIn, withdrawnAt } from '../undo/undo.view';
import { undoSecondsFrom } from '../undo/undo-seconds';
import { reply } from './replies.service';
import type { ReplyResult } from './replies.types';
import { insertForm, type ReplyForm, replyForm } from './technician.schema';

/** Sends a reply or keeps a note, with a step of the status if one was chosen. */
export async function sendReply(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const [ticket, chosen] = await Promise.all([
    findAtDesk(ctx, numberParam(req)),
    ctx.actor.kind === 'person' ? undoSeconds(ctx, ctx.actor.id) : 0,
  ]);
  if (req.body?.insert !== undefined) return insertCanned(req, res, ticket);
  try {
    const form = parseForm(replyForm, req);
    const visibility = form.visibility ?? 'public';
    const uploads = uploadsOf(req);
    const step = form.status ? stepOf(form.status, form.hold_reason) : {};
    const solution = form.status === 'resolved' && form.solution ? { solution: form.solution } : {};
    const result = await reply(ctx, ticket.id, {
      body: form.body,
      visibility,
      uploads,
      seen: form.seen,
      ...step,
      ...solution,
      fields: customFieldsOf(req.body ?? {}),
      undoSeconds: undoSecondsFrom(ctx.now, chosen, new Date()),
      again: againIn(form),
    });
    const { url, flash } = answerTo(req, result, visibility);
    doneWith(res, url, flash);
  } catch (failure) {
    if (failure instanceof AppError && failure.data.kind === 'overtaken') {
      return showOvertaken(req, res, failure.data.by as { name: string });
    }
    await showRefusal(req, res, 'composer', refusalOf(req, failure));
  }
}

/** What was undone goes with what is sent in its place. */
const againIn = ({ undone, undone_files }: ReplyForm): SentAgain | undefined =>
  undone ? { id: undone, files: undone_files.map(Number) } : undefined;

/** Where a reply leads, and what is said of it. */
function answerTo(
  req: Request,
  { followUp, ticket, undo, undone, unheard }: ReplyResult,
  visibility: 'public' | 'internal',
): { url: string; flash: Flash } {
  if (followUp) {
    const params = { number: String(followUp.number) };
    const flash = { kind: 'success', key: 'desk.ticket.flash.follow_up', params } as const;
    return { url: ticketUrl(followUp.number, null), flash };
  }
  const view = cameFrom(req);
  if (undo && undone) {
    const { url, key } = withdrawnAt(ticket.number, view, { id: undo.id, hasText: undone.hasText });
    return { url, flash: { kind: 'success', key } };
  }
  const key = visibility === 'public' ? 'desk.ticket.flash.replied' : 'desk.ticket.flash.noted';
  const said = unheardOf(req, visibility, unheard) ?? ({ kind: 'success', key } as const);
  return { url: ticketUrl(ticket.number, view), flash: { ...said, ...undoIn(undo) } };
}

/** Comes back with the template's text behind what was typed; this is how it works without scripts. */
async function insertCanned(req: Request, res: Response, ticket: Ticket): Promise<void> {
  const form = parseForm(insertForm, req);
  const { visibility, status, solution } = req.body as Record<string, unknown>;
  const chosen = (await cannedFor(ctxOf(req), ticket)).find(({ id }) => id === form.canned);
  const body = [form.body, chosen?.body ?? ''].filter(Boolean).join('\n\n');
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  await showTicket(req, res, {
    composer: {
      body,
      visibility: text(visibility),
      status: text(status),
      solution: text(solution),
      focus: true,
    },
  });
}

/** A colleague was faster: shows what they wrote, with the text still in the composer. */
async function showOvertaken(req: Request, res: Response, { name }: { name: string }): Promise<void> {
  const { t } = req.shell;
  const refusal = { about: 'composer', values: { ...req.body }, errors: {}, status: 409 } as const;
  const notice = {
    tone: 'warning',
    title: t('desk.ticket.overtaken_title', { name }),
    text: t('desk.ticket.overtaken_text'),
  } as const;
  await showTicket(req, res, { refusal, notice }, 409);
}
