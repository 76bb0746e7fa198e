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
  }
}

declare global {
  namespace Express {
    interface Request {
      ctx: Ctx;
      /** Language, zone and everything a page's frame shows. */
      shell: Shell;
      signInId: string | null;
      /** The session store is away: nobody can be told apart from a visitor. */
      sessionUnavailable: boolean;
      uploads: Upload[];
      uploadError: AppError | null;
    }
  }
}

export interface Shell {
  locale: Locale;
  t: Translate;
  fmt: Formatter;
  /** What layouts need; made once a rendered page. */
  context(): Record<string, unknown>;
}
