import type { Option } from '../../../platform/http/options';
import type { BOUNDS } from '../../settings';
import type { methodChoices } from './access.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/access': FormModel & {
      /** Allowed domains that anybody can have an address of, as a list in words; empty for none. */
      openDomains: string;
      staff: number;
      /** Of the staff, those who have no second factor. */
      without: number;
      hasOwnFactor: boolean;
      bounds: typeof BOUNDS;
      signUps: (Option & { hint: string })[];
      methods: ReturnType<typeof methodChoices>;
      units: Option[];
    };
  }
}
