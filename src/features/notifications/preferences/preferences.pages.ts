import type { Option } from '../../../platform/http/options';
import type { Matrix } from './matrix.view';
import type { preferencesView } from './preferences.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'notifications/preferences/own': FormModel &
      ReturnType<typeof preferencesView> & {
        /** Which of them are followed is in `values`. */
        departments: Option[];
      };
    'notifications/preferences/defaults': FormModel & {
      roles: { title: string; matrix: Matrix }[];
      carried: { shown: string; was: string };
    };
  }
}
