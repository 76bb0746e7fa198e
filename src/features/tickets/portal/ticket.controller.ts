import type { Request, Response } from 'express';
import type { PersonActor } from '../../../platform/ctx';
import { ctxOf, numberParam, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { uploadsOf } from '../../../platform/http/uploads';
import { getSettings } from '../../settings';
import { closeTicket, findTicket, rateTicket, reopenTicket, reply, ticketPage } from '..';
import { allOf } from './portal.input';
import { ratingForm, replyForm, ticketQuery } from './portal.schema';
import { ticketView } from './ticket.view';

export async function portalTicketPage(req: Request, res: Response): Promise<void> {
  await showTicket(req, res, blankForm());
}

async function showTicket(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { before } = parseQuery(ticketQuery, req);
  const number = numberParam(req);
  const [found, settings] = await Promise.all([
    ticketPage(ctx, number, before ? { before } : {}),
    getSettings(ctx),
  ]);
  const here = req.method === 'GET' ? req.originalUrl : addressOf(number);
  const state = { actor: ctx.actor as PersonActor, settings, now: ctx.now, here, before };
  page(res, 'portal/ticket', ticketView(req.shell, found, form, state), form.status);
}

export async function replyToTicket(req: Request, res: Response): Promise<void> {
  await change(req, res, async (ctx, { id, number, status }) => {
    const { form, uploads } = allOf({
      form: () => parseForm(replyForm, req),
      uploads: () => uploadsOf(req),
    });
    const { commentId, followUp, ticket } = await reply(ctx, id, {
      body: form.body,
      visibility: 'public',
      uploads,
    });
    if (followUp) {
      const params = { number: followUp.number, previous: number };
      return done(res, addressOf(followUp.number), 'portal.reply.followed_up', params);
    }
    const reopened = ticket.status === 'reopened' && status !== 'reopened';
    const address = `${addressOf(number)}#comment-${commentId}`;
    done(res, address, reopened ? 'portal.reply.sent_reopened' : 'portal.reply.sent');
  });
}

/** Confirming that what was resolved is, or that help is no longer needed. */
export async function closePortalTicket(req: Request, res: Response): Promise<void> {
  await change(req, res, async (ctx, { id, number }) => {
    await closeTicket(ctx, id);
    done(res, addressOf(number), 'portal.close.done', { number });
  });
}

export async function reopenPortalTicket(req: Request, res: Response): Promise<void> {
  await change(req, res, async (ctx, { id, number }) => {
    await reopenTicket(ctx, id);
    done(res, addressOf(number), 'portal.reopen.done', { number });
  });
}

export async function ratePortalTicket(req: Request, res: Response): Promise<void> {
  await change(req, res, async (ctx, { id, number }) => {
    const { satisfaction, feedback } = parseForm(ratingForm, req);
    await rateTicket(ctx, id, { score: satisfaction, comment: feedback });
    done(res, addressOf(number), 'portal.rate.done');
  });
}

type Found = Awaited<ReturnType<typeof findTicket>>;

/** The ticket comes first: what a person may not see answers 404, whatever they sent. */
async function change(
  req: Request,
  res: Response,
  act: (ctx: ReturnType<typeof ctxOf>, ticket: Found) => Promise<void>,
): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findTicket(ctx, numberParam(req));
  await submitted(
    req,
    () => act(ctx, ticket),
    (form) => showTicket(req, res, renamed(form)),
  );
}

/** The service speaks of a score and a comment, the form of satisfaction and feedback. */
function renamed(form: FormState): FormState {
  const { score, comment, ...errors } = form.errors;
  return {
    ...form,
    errors: { ...errors, ...(score && { satisfaction: score }), ...(comment && { feedback: comment }) },
  };
}

const addressOf = (number: number) => `/portal/tickets/${number}`;
