import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../../platform/http/input';
import { pageLinks } from '../../../platform/http/lists';
import { isOpened } from '../../../platform/http/open-pages';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { announcementForm, announcementsQuery } from './announcements.schema';
import {
  audienceSizes,
  findAnnouncement,
  listAnnouncements,
  publishAnnouncement,
  readAnnouncement,
  withdrawAnnouncement,
} from './announcements.service';
import { textIn } from './announcements.types';
import { announcementView, formView, LIST, readerView, rowsView, withdrawnView } from './announcements.view';

export async function announcementsPage(req: Request, res: Response): Promise<void> {
  const { cursor } = parseQuery(announcementsQuery, req);
  const found = await listAnnouncements(ctxOf(req), cursor ?? undefined);
  const links = pageLinks(LIST, {}, found);
  page(res, 'notifications/announcements/list', { announcements: rowsView(req, found.items), ...links });
}

export async function newAnnouncementPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, blankForm());
}

export async function publish(req: Request, res: Response): Promise<void> {
  if (req.body?.step === 'preview') return showForm(req, res, blankForm(req.body));
  await submitted(
    req,
    async () => {
      const announcement = await publishAnnouncement(ctxOf(req), parseForm(announcementForm, req));
      const { title } = textIn(announcement, req.shell.locale);
      done(res, `${LIST}/${announcement.id}`, 'announcements.flash.published', { title });
    },
    (form) => showForm(req, res, form),
  );
}

async function showForm(req: Request, res: Response, form: FormState): Promise<void> {
  const view = formView(req, form, await audienceSizes(ctxOf(req)));
  page(res, 'notifications/announcements/new', view, form.status);
}

export async function announcementPage(req: Request, res: Response): Promise<void> {
  const { announcement, read } = await findAnnouncement(ctxOf(req), idParam(req));
  page(res, 'notifications/announcements/show', announcementView(req, announcement, read));
}

export async function withdraw(req: Request, res: Response): Promise<void> {
  const announcement = await withdrawAnnouncement(ctxOf(req), idParam(req));
  const { title } = textIn(announcement, req.shell.locale);
  done(res, `${LIST}/${announcement.id}`, 'announcements.flash.withdrawn', { title });
}

/** What somebody was told, for its reader; of what is withdrawn, that it is. */
export async function readerPage(req: Request, res: Response): Promise<void> {
  const found = await readAnnouncement(ctxOf(req), idParam(req), {
    locale: req.shell.locale,
    opened: isOpened(req) ? req.signIn : null,
  });
  if ('withdrawnAt' in found)
    page(res, 'notifications/announcements/withdrawn', withdrawnView(req, found), 410);
  else page(res, 'notifications/announcements/read', readerView(req, found));
}
