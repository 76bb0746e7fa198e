import type { Matrix } from './matrix.view';
import type { preferencesView } from './preferences.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    /** Which departments are followed is in `values`. */
    'notifications/preferences/own': FormModel & ReturnType<typeof preferencesView>;
    'notifications/preferences/defaults': FormModel & {
      roles: { title: string; matrix: Matrix }[];
      carried: { shown: string; was: string };
    };
  }
}
