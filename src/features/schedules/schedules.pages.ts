import type { formView } from './form.view';
import type { listView } from './list.view';
import type { showView } from './show.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'schedules/list': ReturnType<typeof listView>;
    'schedules/edit': ReturnType<typeof formView>;
    'schedules/show': ReturnType<typeof showView>;
  }
}
