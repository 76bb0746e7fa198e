import type { NextFunction, Request, Response } from 'express';
import { hrefOf, pagesFor, placeIn } from '../features/administration/places.view';
import { bellOf } from '../features/notifications/in-app/bell.view';
import { DEFAULTS, getSettings, type Settings } from '../features/settings';
import { shownLogo } from '../features/settings/logo.view';
import type { Actor, Locale, PersonActor } from '../platform/ctx';
import { formatter } from '../platform/format';
import type { AdminPage } from '../platform/http/administration';
import { csrfToken } from '../platform/http/csrf';
import { cookiesOf, takeFlash, undoOf } from '../platform/http/flash';
import type { NavContext } from '../platform/http/navigation';
import { asksForParts } from '../platform/http/open-pages';
import { LOCALES, localeOf } from '../platform/i18n';
import { administration } from './administration';
import { foldedIn } from './folding';
import { navigationFor, portalOf } from './navigation';
import { pageAt } from './page-paths';

/** Enough of a frame to say what went wrong when even the settings cannot be read. */
export function setUpPlainShell(req: Request, res: Response, next: NextFunction): void {
  const locale = localeOf(req.acceptsLanguages([...LOCALES]) || null) ?? 'es';
  const t = req.ctx.system.i18n.translator(locale);
  const fmt = formatter(locale, 'UTC');
  const { accent, name, signUp } = DEFAULTS;
  const context = () => ({
    me: null,
    bell: null,
    signedOut: [],
    csrf: () => '',
    nonce: res.locals.nonce,
    theme: 'system',
    desk: { name, accent, signUp, logo: null },
    nav: [],
    navigation: {},
    isFolded: false,
    goKeys: [],
    place: null,
    portal: 'public',
    pageUrl: req.originalUrl,
    refusedAt: null,
    flash: null,
    unread: [],
    fmt,
    layout: 'layouts/app.njk' as const,
    liveTopics: '',
    liveSince: 0,
    development: !req.ctx.system.config.production,
  });
  req.shell = { locale, t, fmt, unread: [], context };
  next();
}

/** Language, zone and frame of the page to come: the person's own, then the visitor's, then the desk's. */
export async function setUpShell(req: Request, res: Response, next: NextFunction): Promise<void> {
  const settings = await getSettings(req.ctx);
  const { actor } = req.ctx;
  const locale = chosenLocale(req, settings);
  const t = req.ctx.system.i18n.translator(locale);
  const folded = foldedIn(req);
  const pages = await pagesFor(administration, req.ctx);
  const timeZone = (actor.kind === 'person' && actor.timeZone) || settings.timeZone;
  req.shell = {
    locale,
    t,
    fmt: formatter(locale, timeZone),
    unread: [],
    context: (navigation) => ({
      me: meOf(actor, locale),
      bell: bellFor(req),
      signedOut: req.signedOut,
      csrf: () => csrfToken(req, res),
      filesCame: () => req.uploads.length > 0 || req.uploadError !== null,
      nonce: res.locals.nonce,
      theme: themeOf(req),
      desk: {
        name: settings.name,
        accent: settings.accent,
        signUp: settings.signUp,
        logo: shownLogo(settings),
      },
      ...navigationOf(actor, { path: req.path, query: req.query, page: navigation, folded, t }, pages),
      navigation,
      isFolded: folded.has('sidebar'),
      place: placeIn(pages, req.path, t),
      portal: portalOf(req.path, actor),
      pageUrl: req.method === 'GET' ? req.originalUrl : pageAt(req.originalUrl),
      refusedAt: req.method === 'GET' ? null : req.path,
      // A message waits for a page that shows it.
      flash: asksForParts(req) ? null : flashOf(req, res),
      unread: req.shell.unread,
      fmt: req.shell.fmt,
      layout: asksForParts(req) ? 'layouts/part.njk' : 'layouts/app.njk',
      liveTopics: '',
      liveSince: req.ctx.now.getTime(),
      development: !req.ctx.system.config.production,
    }),
  };
  next();
}

/** The sidebar, and where `g` and a key lead: to its places, and to pages of the administration. */
function navigationOf(actor: Actor, context: NavContext, pages: AdminPage[]) {
  const nav = navigationFor(actor, context);
  const places = nav.flatMap((item) => [item, ...(item.below?.items ?? [])]);
  const found = pages.map((page) => ({ go: page.go, label: context.t(page.name), href: hrefOf(page) }));
  const goKeys = [...places, ...found].flatMap(({ go, label, href }) =>
    go ? [{ key: go, label, href }] : [],
  );
  return { nav, goKeys };
}

function chosenLocale(req: Request, settings: Settings): Locale {
  const { actor } = req.ctx;
  const requested = req.headers['accept-language'] ? req.acceptsLanguages([...LOCALES]) : false;
  return (
    (actor.kind === 'person' ? actor.locale : null) ??
    localeOf(cookiesOf(req).sd_locale) ??
    localeOf(requested || null) ??
    settings.defaultLocale
  );
}

function themeOf(req: Request): string {
  const { actor } = req.ctx;
  if (actor.kind === 'person') return actor.theme;
  const theme = cookiesOf(req).sd_theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Nothing but their own account is open to who still has to set up a second factor. */
function bellFor({ ctx: { actor }, signIn, shell: { t } }: Request) {
  if (actor.kind !== 'person' || signIn?.needsFactor) return null;
  return bellOf(actor, signIn?.extras, t);
}

function meOf(actor: Actor, locale: Locale) {
  return actor.kind === 'person' ? personView(actor, locale) : null;
}

function personView(actor: PersonActor, locale: Locale) {
  return {
    id: actor.id,
    name: actor.name,
    email: actor.email,
    role: actor.role,
    locale,
    theme: actor.theme,
    isStaff: actor.role !== 'customer',
    isAdministrator: actor.role === 'administrator',
    availability: actor.availability,
    isMailRefused: actor.isMailRefused === true,
    /** The administrator who acts as this person. */
    actedBy: actor.actedBy,
  };
}

/** A message that lacks what its text takes, from another version or made up, is none. */
function flashOf(req: Request, res: Response) {
  const flash = takeFlash(req, res);
  try {
    if (!flash) return null;
    const text = req.shell.t(flash.key, flash.params);
    return { kind: flash.kind, text, undo: undoOf(flash, req.ctx.now) };
  } catch {
    return null;
  }
}
