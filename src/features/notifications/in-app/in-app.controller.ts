import type { Request, Response } from 'express';
import { setFlash } from '../../../platform/http/flash';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { isLookedAt } from '../../../platform/http/open-pages';
import { done, page } from '../../../platform/http/respond';
import { isId } from '../../../platform/ids';
import { inAppPage } from './in-app.queries';
import { marksForm, marksOf, notificationsQuery } from './in-app.schema';
import { markInApp, readByOpening } from './in-app.service';
import { inAppView, latestView, PATH } from './in-app.view';

/** Tickets that the bell shows. */
const LATEST_SHOWN = 5;

export async function notificationsPage(req: Request, res: Response): Promise<void> {
  const query = parseQuery(notificationsQuery, req);
  const filter = {
    isUnread: query.unread,
    isMine: query.mine,
    number: query.ticket ?? undefined,
    cursor: query.cursor ?? undefined,
  };
  const found = await inAppPage(ctxOf(req), filter);
  page(res, 'notifications/in-app/list', await inAppView(req, found, filter, req.originalUrl));
}

/** What the bell opens, and where it counts anew; `at` is the ticket whose page asks. */
export async function latestPage(req: Request, res: Response): Promise<void> {
  const at = isId(req.query.at) ? req.query.at : '';
  if (at && isLookedAt(req)) await readByOpening(ctxOf(req), req.signIn, at);
  const found = await inAppPage(ctxOf(req), { isUnread: true, limit: LATEST_SHOWN });
  page(res, 'notifications/in-app/latest', await latestView(req, found, at));
}

export async function mark(req: Request, res: Response): Promise<void> {
  const form = parseForm(marksForm, req);
  const marks = marksOf(form);
  if (marks) await markInApp(ctxOf(req), Object.assign(marks, { until: form.until }));
  else setFlash(res, { kind: 'info', key: 'notifications.flash.none' });
  done(res, form.return_to ?? PATH);
}
