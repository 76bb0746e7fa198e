import type { fieldFormView, fieldRows } from './fields.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'admin/fields': { fields: ReturnType<typeof fieldRows> };
    'admin/fields-edit': ReturnType<typeof fieldFormView>;
  }
}
