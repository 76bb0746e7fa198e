import type { AuditFilters } from './audit.schema';
import type { entryView, typeGroups } from './audit.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'audit/index': {
      entries: ReturnType<typeof entryView>[];
      filters: Omit<AuditFilters, 'ticket'> & { ticket: number | string };
      types: ReturnType<typeof typeGroups>;
      chips: { label: string; removeHref: string }[];
      filtered: boolean;
      previous: string | null;
      next: string | null;
    };
  }
}
