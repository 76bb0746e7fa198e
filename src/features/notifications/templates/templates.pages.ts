import type { editView, listView } from './templates.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'notifications/templates/list': ReturnType<typeof listView>;
    'notifications/templates/edit': ReturnType<typeof editView>;
  }
}
