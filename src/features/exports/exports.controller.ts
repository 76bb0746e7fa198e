import type { Request, Response } from 'express';
import { fileAnswer } from '../../platform/http/file-answer';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { isHandedOver, isOpened } from '../../platform/http/open-pages';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { readOf } from '../notifications';
import { countExported, exportColumns } from '../tickets';
import { exportForm, exportsQuery, markForm, newExportQuery } from './exports.schema';
import {
  allExports,
  COUNTED,
  cancelExport,
  exportableAt,
  lastColumns,
  openExport,
  ownExport,
  ownExports,
  readyExport,
  repeatExport,
  startExport,
} from './exports.service';
import type { Export } from './exports.types';
import { DESK, exportView, formView, listView } from './exports.view';
import { writeExport } from './writing.service';

const EVERYTHING = '/desk/tickets?view=all';

export async function newExportPage(req: Request, res: Response): Promise<void> {
  const { of } = parseQuery(newExportQuery, req);
  await showForm(req, res, of ?? EVERYTHING, blankForm());
}

async function showForm(req: Request, res: Response, of: string, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const exportable = await exportableAt(ctx, of, req.shell);
  const [tickets, replies, ticketCount, replyCount, last] = await Promise.all([
    exportColumns(ctx, 'tickets', req.shell),
    exportColumns(ctx, 'replies', req.shell),
    countExported(ctx, 'tickets', exportable.tickets, COUNTED),
    countExported(ctx, 'replies', exportable.tickets, COUNTED),
    lastColumns(ctx),
  ]);
  const parts = {
    exportable,
    columns: { tickets, replies },
    counts: { tickets: ticketCount, replies: replyCount },
    last,
  };
  page(res, 'exports/new', formView(req, form, parts), form.status);
}

/** Few rows are there at once: the form leads to their file. Others are written by and by, which a page shows. */
export async function makeExport(req: Request, res: Response): Promise<void> {
  if (req.body?.tickets_marks || req.body?.replies_marks) return markColumns(req, res);
  await submitted(
    req,
    async () => {
      const form = parseForm(exportForm, req);
      const columns = form.content === 'tickets' ? form.ticket_columns : form.reply_columns;
      const input = { address: form.of, content: form.content, format: form.format, columns };
      await lead(req, res, await startExport(ctxOf(req), input, req.shell));
    },
    (form) => showForm(req, res, String(form.values.of ?? ''), form),
  );
}

/** A button that marks columns: without scripts it brings the form again. */
async function markColumns(req: Request, res: Response): Promise<void> {
  const { of } = parseForm(markForm, req);
  await showForm(req, res, of, blankForm(req.body));
}

async function lead(req: Request, res: Response, { made, isShort }: { made: Export; isShort: boolean }) {
  if (isShort) await writeExport(ctxOf(req), made, { isTold: false });
  done(res, isShort ? `${DESK}/${made.id}/file` : `${DESK}/${made.id}`);
}

export async function exportPage(req: Request, res: Response): Promise<void> {
  const made = await ownExport(ctxOf(req), idParam(req));
  if (made.eventId && req.signIn && isOpened(req)) await readOf(ctxOf(req), req.signIn, made.eventId);
  page(res, 'exports/show', exportView(req, made));
}

const cursorIn = (req: Request) => parseQuery(exportsQuery, req).cursor ?? null;

export async function exportsPage(req: Request, res: Response): Promise<void> {
  page(res, 'exports/list', listView(req, 'desk', await ownExports(ctxOf(req), cursorIn(req))));
}

export async function allExportsPage(req: Request, res: Response): Promise<void> {
  page(res, 'exports/list', listView(req, 'admin', await allExports(ctxOf(req), cursorIn(req))));
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export async function exportFile(req: Request, res: Response): Promise<void> {
  const made = await readyExport(ctxOf(req), idParam(req));
  const stream = isHandedOver(req) ? await openExport(ctxOf(req), made) : null;
  const { fileName, format, size } = made;
  await fileAnswer(res, { name: fileName, type: TYPES[format], size: Number(size), stream });
}

export async function cancel(req: Request, res: Response): Promise<void> {
  await cancelExport(ctxOf(req), idParam(req));
  done(res, req.path.startsWith('/admin') ? '/admin/exports' : DESK, 'exports.flash.cancelled');
}

export async function repeat(req: Request, res: Response): Promise<void> {
  await lead(req, res, await repeatExport(ctxOf(req), idParam(req), req.shell));
}
