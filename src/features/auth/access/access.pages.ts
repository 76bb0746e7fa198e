import type { Option } from '../../../platform/http/options';
import type { BOUNDS } from '../../settings';
import type { methodChoices } from './access.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/access': FormModel & {
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
