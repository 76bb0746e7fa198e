import type { Request, Response } from 'express';
import type { PersonActor } from '../../../platform/ctx';
import { contentDisposition } from '../../../platform/files';
import { ctxOf, numberParam, parseQuery } from '../../../platform/http/input';
import { isHandedOver } from '../../../platform/http/open-pages';
import { done } from '../../../platform/http/respond';
import { writeDocument } from '../../../platform/pdf';
import { getSettings, logoForPaper } from '../../settings';
import type { Audience } from '../audience';
import { customerPaper } from './customer.view';
import { drawAround, drawPaper } from './draw';
import type { PaperLook } from './look.types';
import { paperQuery } from './paper.schema';
import type { Paper } from './paper.types';
import { printedPictures } from './pictures.service';
import { technicianPaper } from './technician.view';
import { wholeTicket } from './whole.service';

/** A ticket as its customer reads it. */
export async function portalTicketPdf(req: Request, res: Response): Promise<void> {
  const number = numberParam(req);
  const found = await wholeTicket(ctxOf(req), number);
  if (found.ticket.internals) return done(res, `/desk/tickets/${number}.pdf`);
  const { actor, now } = ctxOf(req);
  await send(req, res, 'customer', customerPaper(req.shell, found, { actor: actor as PersonActor, now }));
}

/** A ticket for staff: what its customer may read, or with `notes=1` all of it. */
export async function deskTicketPdf(req: Request, res: Response): Promise<void> {
  const number = numberParam(req);
  const { notes } = parseQuery(paperQuery, req);
  const found = await wholeTicket(ctxOf(req), number);
  if (!found.ticket.internals) return done(res, `/portal/tickets/${number}.pdf`);
  await send(req, res, 'staff', technicianPaper(req, found, notes));
}

async function send(req: Request, res: Response, audience: Audience, paper: Paper): Promise<void> {
  const { number, subject } = paper;
  const look = await lookOf(req, printedPictures(ctxOf(req), number, audience));
  const title = look.t('ticket.paper.title', { number: `#${number}`, subject });
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': contentDisposition(`${number} ${subject}.pdf`),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  if (!isHandedOver(req)) return void res.end();
  await writeDocument(
    { title, author: look.desk.name, language: look.language, madeAt: ctxOf(req).now },
    res,
    (pdf) => drawPaper(pdf, paper, look),
    (pdf, place) => drawAround(pdf, paper, look, place),
  ).catch((error: NodeJS.ErrnoException) => {
    // A reader who goes away in the middle is no failure of ours.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

async function lookOf(req: Request, pictureOf: PaperLook['pictureOf']): Promise<PaperLook> {
  const ctx = ctxOf(req);
  const { t, fmt, locale } = req.shell;
  const [{ name, accent }, logo] = await Promise.all([getSettings(ctx), logoForPaper(ctx)]);
  return {
    t,
    list: (items) => fmt.list(items),
    language: locale,
    desk: { name, logo, colour: accent },
    madeBy: (ctx.actor as PersonActor).name,
    madeAt: fmt.dateTime(ctx.now),
    timeZone: fmt.timeZone,
    pictureOf,
  };
}
