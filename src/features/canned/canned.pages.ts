import type { pageLinks } from '../../platform/http/lists';
import type { cannedFormView, cannedRows } from './canned.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'canned/list': ReturnType<typeof pageLinks> & { q: string; replies: ReturnType<typeof cannedRows> };
    'canned/edit': ReturnType<typeof cannedFormView>;
  }
}
