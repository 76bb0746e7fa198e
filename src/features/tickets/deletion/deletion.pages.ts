import type { deletedView } from './deleted.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'admin/deleted': ReturnType<typeof deletedView>;
    'desk/ticket-deleted': {
      number: number;
      subject: string;
      /** How long it can be restored. */
      days: number;
      action: string;
      queue: string;
      next: { number: number; href: string } | null;
    };
  }
}
