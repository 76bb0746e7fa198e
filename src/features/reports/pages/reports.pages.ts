import type { listView } from './list.view';
import type { reportView } from './report.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'reports/report': ReturnType<typeof reportView> & {
      /** Whether what happened before the desk kept figures is counted. */
      isComplete: boolean;
    };
    'reports/list': ReturnType<typeof listView>;
  }
}
