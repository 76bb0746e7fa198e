import type { Option } from '../../platform/http/options';
import type { organizationUses } from './organizations.service';
import type { organizationsView } from './organizations.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'organizations/list': ReturnType<typeof organizationsView>;
    'organizations/edit': FormModel & {
      organization: { id: string; name: string } | null;
      people: { count: number; href: string } | null;
    };
    'organizations/removal': FormModel & {
      organization: { id: string; name: string; isActive: boolean };
      uses: Awaited<ReturnType<typeof organizationUses>>;
      isUsed: boolean;
      others: Option[];
    };
  }
}
