import type { Request, Response } from 'express';
import { formatter } from '../../../platform/format';
import { cookiesOf } from '../../../platform/http/flash';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { choose, type Subscription, subscriptionOf } from './unsubscribe.service';

/**
 * What the link ends, and a button that does it. Programs that look at mail open all links in it: that changes nothing,
 * and begins no session.
 */
export async function choicePage(req: Request, res: Response): Promise<void> {
  show(req, res, await subscriptionOf(ctxOf(req), tokenOf(req)), false);
}

/**
 * Whatever is sent here ends mail of the kind, as mail programs ask for it with one press (RFC 8058, 3.2), some without
 * the words that belong to it; only the button of the page that says so begins it again. The answer is no redirect.
 */
export async function changeChoice(req: Request, res: Response): Promise<void> {
  const isAgain = (req.body as Record<string, unknown> | undefined)?.again === 'on';
  show(req, res, await choose(ctxOf(req), tokenOf(req), isAgain), true);
}

const tokenOf = (req: Request): string => String(req.params.token);

function show(req: Request, res: Response, found: Subscription | null, isDone: boolean): void {
  if (found) showChoice(req, res, found, isDone);
  else page(res, 'notifications/unsubscribe/gone', {}, 404);
}

function showChoice(req: Request, res: Response, found: Subscription, isDone: boolean): void {
  speak(req, found);
  const { t } = req.shell;
  const { about, isOn } = found;
  const kind = 'kind' in about ? t(`deliveries.kind.${about.kind}`) : about.report;
  const state = isOn ? 'on' : 'off';
  const title = kind === null ? t(`unsubscribe.unnamed.${state}`) : t(`unsubscribe.${state}.title`, { kind });
  page(res, 'notifications/unsubscribe/choice', {
    title,
    text: t('kind' in about ? `unsubscribe.${state}.text` : `unsubscribe.report.${state}`),
    action: {
      label: t(`unsubscribe.${state}.action`),
      href: `/unsubscribe/${tokenOf(req)}`,
      fields: found.isOn ? { 'List-Unsubscribe': 'One-Click' } : { again: 'on' },
      kind: found.isOn ? 'primary' : 'secondary',
    },
    isDone,
  });
}

/** In the language of whom the mail was for, unless its reader is signed in, or has just chosen another. */
function speak(req: Request, { locale }: Subscription): void {
  if (!locale || req.ctx.actor.kind === 'person' || cookiesOf(req).sd_locale) return;
  const { i18n } = req.ctx.system;
  const fmt = formatter(locale, req.shell.fmt.timeZone);
  req.shell = { ...req.shell, locale, t: i18n.translator(locale), fmt };
}
