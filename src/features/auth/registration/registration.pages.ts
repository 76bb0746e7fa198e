import type { PASSWORD_RULE } from '../../users';

declare module '../../../platform/http/respond' {
  interface Pages {
    /** `delivers`: mail leaves this desk. */
    'auth/register': FormModel & { delivers: boolean; passwordRule: typeof PASSWORD_RULE };
    'auth/verify-email': {
      errors: Record<string, string>;
      action: string;
      email: string | null;
      ask: string;
      isNew: boolean;
    };
  }
}
