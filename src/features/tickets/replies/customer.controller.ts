import type { Request, Response } from 'express';
import { allOf } from '../../../platform/http/checks';
import { parseForm } from '../../../platform/http/input';
import { done } from '../../../platform/http/respond';
import { uploadsOf } from '../../../platform/http/uploads';
import { portalUrl } from '../addresses.view';
import { changeOwnTicket } from '../page/customer.controller';
import { replyForm } from './customer.schema';
import { reply } from './replies.service';

export async function replyToTicket(req: Request, res: Response): Promise<void> {
  await changeOwnTicket(req, res, async (ctx, { id, number }) => {
    const { form, uploads } = allOf({
      form: () => parseForm(replyForm, req),
      uploads: () => uploadsOf(req),
    });
    const { commentId, reopened, followUp } = await reply(ctx, id, {
      body: form.body,
      visibility: 'public',
      uploads,
    });
    if (followUp) {
      const params = { number: followUp.number, previous: number };
      return done(res, portalUrl(followUp.number), 'portal.reply.followed_up', params);
    }
    const address = `${portalUrl(number)}#comment-${commentId}`;
    done(res, address, reopened ? 'portal.reply.sent_reopened' : 'portal.reply.sent');
  });
}
