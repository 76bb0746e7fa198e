import type { exportView, formView, listView } from './exports.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'exports/new': ReturnType<typeof formView>;
    'exports/show': ReturnType<typeof exportView>;
    'exports/list': ReturnType<typeof listView>;
  }
}
