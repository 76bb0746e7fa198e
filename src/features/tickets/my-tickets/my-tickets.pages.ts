import type { listView } from './my-tickets.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'portal/list': ReturnType<typeof listView>;
  }
}
