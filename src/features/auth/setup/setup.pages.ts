import type { OptionGroup } from '../../../platform/http/options';
import type { PASSWORD_RULE } from '../../users';

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/setup': FormModel & {
      zones: OptionGroup[];
      needsCode: boolean;
      passwordRule: typeof PASSWORD_RULE;
    };
  }
}
