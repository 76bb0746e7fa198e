import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { errorTexts, page } from '../../../platform/http/respond';

/** What a link that works no longer says, as text keys. */
export interface Gone {
  /** What has become of it, and what to do, where the usual words do not fit. */
  text?: string;
  /** Where another can be had. */
  again: { href: string; label: string };
}

/** Deals with a link that was mailed; one that is `gone` is answered with 410 and the way to another. */
export async function orGone(
  req: Request,
  res: Response,
  gone: Gone,
  act: () => Promise<void>,
): Promise<void> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'gone') throw error;
  }
  const { t } = req.shell;
  showGone(req, res, { title: t('error.410.title'), text: t(gone.text ?? 'auth.gone.text') }, gone);
}

/** A link whose time has passed for another reason: that is said in place of the form it has none for. */
export function showRefusedLink(
  req: Request,
  res: Response,
  error: AppError,
  title: string,
  gone: Gone,
): void {
  const [text = ''] = Object.values(errorTexts(req, error.fields));
  showGone(req, res, { title: req.shell.t(title), text }, gone);
}

function showGone(
  req: Request,
  res: Response,
  words: { title: string; text: string },
  { again }: Gone,
): void {
  page(res, 'auth/link-gone', { ...words, again: { ...again, label: req.shell.t(again.label) } }, 410);
}
