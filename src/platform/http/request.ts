import type {} from 'express-session';
import type { Ctx, Locale } from '../ctx';
import type { AppError } from '../errors';
import type { Upload } from '../files';
import type { Formatter } from '../format';
import type { Translate } from '../i18n';

export type { Upload } from '../files';

/** What is stored in a session: nothing that decides anything, only which sign-in it belongs to. */
declare module 'express-session' {
  interface SessionData {
    signInId?: string;
    /** Who has passed the first factor: a token, and where they were going. */
    secondFactor?: { token: string; next: string };
    /** What a WebAuthn ceremony under way must answer to, once. */
    webauthnChallenge?: { challenge: string; purpose: string; at: number };
    /** A round trip to another service under way. */
    providerRound?: {
      provider: string;
      intent: 'sign_in' | 'link';
      state: string;
      nonce: string;
      verifier: string;
      next: string;
      at: number;
    };
    /** Who another service said this is, until it is decided what that is good for. */
    providerProfile?: {
      provider: string;
      issuer: string;
      subject: string;
      email: string | null;
      isVerified: boolean;
      name: string;
      at: number;
    };
    /** An invitation's link, encrypted, for its maker to see once. */
    invitationLink?: { userId: string; sealed: string };
    /** Which registration this browser began. */
    registrationId?: string;
  }
}

declare global {
  namespace Express {
    interface Request {
      ctx: Ctx;
      /** Language, zone and everything a page's frame shows. */
      shell: Shell;
      /** The sign-in that this request belongs to; null for visitors. */
      signIn: SignInInfo | null;
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
}

export interface Shell {
  locale: Locale;
  t: Translate;
  fmt: Formatter;
  /** What layouts need; made once a rendered page. */
  context(): Record<string, unknown>;
}
