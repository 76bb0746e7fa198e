import type { Request, Response } from 'express';
import { fileAnswer } from '../../platform/http/file-answer';
import { ctxOf, idParam, numberParam } from '../../platform/http/input';
import { page } from '../../platform/http/respond';
import { TOPIC } from './deliveries.service';
import { filesAlong } from './files.queries';
import { isKept, openAlong } from './files.service';
import { framesOwn, sendMailHtml } from './mail-frame.view';
import { addressOf, oneDelivery, retriesOf, shownHtml, toldEvents } from './one.queries';
import { oneView } from './one.view';
import { refusalOf } from './refused.service';

/** One delivery: where it went, what became of it, what it tells, and the text as its reader sees it. */
export async function onePage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const delivery = await oneDelivery(ctx, idParam(req));
  const address = delivery.address ?? (delivery.userId && (await addressOf(ctx, delivery.userId)));
  const [told, retries, refused] = await Promise.all([
    toldEvents(ctx, delivery.id),
    retriesOf(ctx, delivery.id),
    address && delivery.channel === 'mail' ? refusalOf(ctx, address) : null,
  ]);
  const along = await filesAlong(ctx, delivery.id);
  const files = await Promise.all(along.map(async (file) => ({ ...file, isKept: await isKept(ctx, file) })));
  framesOwn(res);
  page(res, 'deliveries/one', {
    ...oneView(req, { delivery, told, retries, refused, files }),
    liveTopics: TOPIC,
    here: req.originalUrl,
  });
}

/** What it says, for the frame on its page. */
export async function textOfOne(req: Request, res: Response): Promise<void> {
  sendMailHtml(res, await shownHtml(ctxOf(req), idParam(req)), 'self');
}

/** A file that went along with it. */
export async function fileOfOne(req: Request, res: Response): Promise<void> {
  await fileAnswer(res, await openAlong(ctxOf(req), idParam(req), numberParam(req, 'file')));
}
