import type { Request, Response } from 'express';
import type { Ctx } from '../../../platform/ctx';
import { ctxOf } from '../../../platform/http/input';
import { type FormState, page } from '../../../platform/http/respond';
import { isId } from '../../../platform/ids';
import type { Audience } from '../audience';
import { openLike } from './similar.service';
import type { SimilarTicket } from './similar.types';
import { suggestionsView } from './suggestions.view';

/** Of what is typed no more is read: whoever pastes a page into a subject is served by its beginning. */
const LONGEST = 500;

/** A customer's open tickets that look like what they type. */
export async function portalSuggestions(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const similar = await suggested(ctx, 'customer', req.query);
  page(res, 'portal/similar', suggestionsView(req.shell, similar, { place: 'portal', now: ctx.now }));
}

/** The open tickets of the chosen requester that look like what is typed; without one, all that the technician works on. */
export async function deskSuggestions(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const similar = await suggested(ctx, 'staff', req.query);
  page(res, 'desk/similar', suggestionsView(req.shell, similar, { place: 'desk', now: ctx.now }));
}

/** The same for a form that comes back with what is wrong with it: without scripts nothing was shown before. */
export async function suggestedAgain(
  ctx: Ctx,
  audience: Audience,
  form: FormState,
): Promise<SimilarTicket[]> {
  return form.status >= 400 ? suggested(ctx, audience, form.values) : [];
}

function suggested(ctx: Ctx, audience: Audience, values: Record<string, unknown>): Promise<SimilarTicket[]> {
  const subject = firstOf(values.subject).slice(0, LONGEST);
  const [requester, category] = [firstOf(values.requester), firstOf(values.category)];
  return openLike(ctx, {
    subject,
    audience,
    requesterId: audience === 'staff' && isId(requester) ? requester : undefined,
    categoryId: isId(category) ? category : undefined,
  });
}

/** What was typed, whatever was sent under its name. */
function firstOf(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}
