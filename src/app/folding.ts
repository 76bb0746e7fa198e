import type { Request, Response } from 'express';
import { z } from 'zod';
import { DAY_MS } from '../platform/elapsed';
import { optionalChoice, returnTo } from '../platform/http/fields';
import { cookiesOf, secureCookies } from '../platform/http/flash';
import { parseForm } from '../platform/http/input';
import { done, localUrl } from '../platform/http/respond';
import type { Route } from '../platform/http/routes';
import { FOLDABLE } from './navigation';

// What somebody has folded in the sidebar. A cookie keeps it, and no row: it is about this screen, not about the person,
// and the server reads it before the page is made, so no page is seen in the other state first.

const NAME = 'sd_folded';

/** What is folded, of what can be; anything else that the cookie says is nothing. */
export function foldedIn(req: Request): ReadonlySet<string> {
  const said = (cookiesOf(req)[NAME] ?? '').split('.');
  return new Set(FOLDABLE.filter((name) => said.includes(name)));
}

const foldingForm = z.object({
  fold: optionalChoice(FOLDABLE),
  unfold: optionalChoice(FOLDABLE),
  return_to: returnTo(),
});

/** Folds one thing, or unfolds it, where no script does: `public/js/sidebar.js` writes the same cookie. */
function saveFolding(req: Request, res: Response): void {
  const { fold, unfold, return_to } = parseForm(foldingForm, req);
  const folded = [...foldedIn(req), fold].filter((name) => name && name !== unfold);
  const options = { sameSite: 'lax', secure: secureCookies(res), maxAge: 365 * DAY_MS, path: '/' } as const;
  // Not only for http: the script has to read it and write it.
  res.cookie(NAME, [...new Set(folded)].join('.'), options);
  done(res, localUrl(return_to ?? ''));
}

export const foldingRoutes: Route[] = [
  { method: 'post', path: '/sidebar', access: 'staff', handler: saveFolding },
];
