import type { PASSWORD_RULE } from '../../users';

declare module '../../../platform/http/respond' {
  interface Pages {
    /** `delivers`: mail leaves this desk. */
    'auth/forgot-password': FormModel & { delivers: boolean };
    'auth/reset-password': {
      errors: Record<string, string>;
      action: string;
      email: string | null;
      passwordRule: typeof PASSWORD_RULE;
    };
  }
}
