import type { listView } from './policies.view';
import type { policyFormView } from './policies-form.view';
import type { previewView } from './preview.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'sla/list': Awaited<ReturnType<typeof listView>>;
    'sla/edit': ReturnType<typeof policyFormView> & { preview: ReturnType<typeof previewView> | null };
  }
}
