import type { Ctx, Locale } from '../ctx';
import type { AppError } from '../errors';
import type { Upload } from '../files';
import type { Formatter } from '../format';
import type { Translate } from '../i18n';
import type { SignInExtras } from '../sign-in-extras';
import type { NavItem, PageNavigation } from './navigation';

export type { Upload } from '../files';

declare global {
  namespace Express {
    interface Request {
      ctx: Ctx;
      /** Language, zone and everything a page's frame shows. */
      shell: Shell;
      /** The sign-in that this request belongs to; null for visitors. */
      signIn: SignInInfo | null;
      /** Whose sign-in in this browser was ended, rather than running out, by their ids; nobody's once others sign in. */
      signedOut: string[];
      /** The session store is away: nobody can be told apart from a visitor. */
      sessionUnavailable: boolean;
      uploads: Upload[];
      uploadError: AppError | null;
    }
  }
}

export interface SignInInfo {
  id: string;
  /** When its owner last proved who they are. */
  confirmedAt: Date;
  /** A second factor is required and not set up: nothing else is open until it is. */
  needsFactor: boolean;
  /** What was read with it, for pages to show. */
  extras: SignInExtras | null;
}

export interface Shell {
  locale: Locale;
  t: Translate;
  fmt: Formatter;
  /** What of the address could not be read, and why: in words, for a notice above the page. */
  unread: string[];
  /** What layouts need, and what the page tells of the navigation; made once a rendered page. */
  context(navigation: PageNavigation): Frame;
}

/** What the frame around every page is given, by the names that layouts know it by. */
export interface Frame {
  /** Who reads; null for visitors. */
  me: object | null;
  /** How much there is for them that they have not read; null for visitors. */
  bell: object | null;
  /** Whose sign-in in this browser was ended, by their ids: nothing of them stays in it. */
  signedOut: string[];
  csrf(): string;
  nonce: unknown;
  theme: string;
  desk: object;
  nav: NavItem[];
  navigation: PageNavigation;
  isFolded: boolean;
  goKeys: { key: string; label: string; href: string }[];
  place: object | null;
  portal: string;
  /** Where those forms lead back to that stand on every page: its own address, with the query. */
  pageUrl: string;
  /** Where the form went that this page answers, as a path; null for a page that answers none. */
  refusedAt: string | null;
  flash: object | null;
  unread: string[];
  fmt: Formatter;
  /** What pages that keep themselves up to date extend: the whole frame, or their live parts alone. */
  layout: 'layouts/app.njk' | 'layouts/part.njk';
  liveTopics: string | string[];
  liveSince: number;
  development: boolean;
}
