import type { Request, Response } from 'express';
import type { FieldError } from '../errors';
import type { TextParams } from '../i18n';
import { type Flash, setFlash } from './flash';
import { localUrl } from './local-url';
import { refusalOf } from './refusals';
import type { Frame } from './request';
import type { Typed } from './typed';

export { localUrl } from './local-url';

/** The pages by the path of their template, with what each is given: features add theirs, in `*.pages.ts`. */
export interface Pages {
  'errors/error': {
    status: number;
    title: string;
    message: string;
    /** For people to quote; null where they can help themselves. */
    requestId: string | null;
    back: string | null;
    /** What was typed and could not be saved. */
    typed: Typed | null;
    /** A page of this desk has sent a form with the token of another session: it is given the one of this. */
    isStale: boolean;
    signIn: string | null;
  };
}

/** Of the frame's values those that a page may say itself; with another of its own it would take the frame's away. */
type SaidByPages = 'nav' | 'navigation' | 'liveTopics';

/** Answers with a page. The view gets the frame's values and the model's, the model's first. */
export function page<View extends keyof Pages>(
  res: Response,
  view: View,
  model: Pages[View] & { [Name in Exclude<keyof Frame, SaidByPages>]?: never },
  status = 200,
): void {
  const { req } = res;
  const frame = req.shell.context('navigation' in model ? model.navigation : {});
  const html = req.ctx.system.views.render(req.shell.locale, view, { ...frame, ...model });
  res.status(status).type('html').send(html);
}

/** Off to a page, as after a change that was made, with a message if there is one. */
export function done(res: Response, url: string, flashKey?: string, params?: TextParams): void {
  if (flashKey) setFlash(res, { kind: 'success', key: flashKey, params });
  lead(res, url);
}

/** The same, with a message of another kind, or about what can be undone. */
export function doneWith(res: Response, url: string, flash: Flash): void {
  setFlash(res, flash);
  lead(res, url);
}

function lead(res: Response, url: string): void {
  // No body: before one the headers leave at once, and browsers follow them before the session is stored.
  res.status(303).location(localUrl(url)).end();
}

/** A page has another address for good. Without a body, as all that send browsers on. */
export function moved(res: Response, url: string): void {
  res.status(301).location(localUrl(url)).end();
}

/** Off to another service. */
export function leave(res: Response, url: string): void {
  res.status(303).location(url).end();
}

/** An address that remembers where the person was going before it. */
export function withNext(path: string, next: string | null | undefined): string {
  const local = localUrl(next ?? '', '');
  return local ? `${path}?next=${encodeURIComponent(local)}` : path;
}

/** What every page with a form is given: what was typed, and what is wrong with it. */
export interface FormModel {
  values: Record<string, unknown>;
  errors: Record<string, string>;
}

/** A form as it goes back to the person. */
export interface FormState extends FormModel {
  status: number;
}

/** A form that nobody has sent yet. */
export function blankForm(values: Record<string, unknown> = {}): FormState {
  return { values, errors: {}, status: 200 };
}

/**
 * Runs a change and, where it is refused for what was typed or cannot be saved now, shows the form again with
 * everything in it.
 * Other errors go on to the error pages.
 */
export async function submitted(
  req: Request,
  act: () => Promise<void>,
  again: (form: FormState) => Promise<void> | void,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    const shown = refusalOf(req, error);
    const form = {
      values: { ...(req.body as Record<string, unknown>) },
      errors: errorTexts(req, shown.fields),
      status: shown.status,
    };
    try {
      await again(form);
    } catch (failure) {
      // What keeps the change from being saved may keep the page from being read.
      throw shown === error ? failure : error;
    }
  }
}

export function errorTexts(req: Request, fields: Record<string, FieldError>): Record<string, string> {
  const told = ({ key, params, also = [] }: FieldError): string =>
    [req.shell.t(key, params), ...also.map(told)].join('\n');
  return Object.fromEntries(Object.entries(fields).map(([field, error]) => [field, told(error)]));
}
