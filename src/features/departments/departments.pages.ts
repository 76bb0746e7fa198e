import type { Option } from '../../platform/http/options';
import type { departmentUses } from './departments.service';
import type { departmentsView } from './departments.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'departments/list': ReturnType<typeof departmentsView>;
    'departments/edit': FormModel & { department: { id: string; name: string } | null; people: Option[] };
    'departments/removal': FormModel & {
      department: { id: string; name: string; isActive: boolean };
      uses: Awaited<ReturnType<typeof departmentUses>>;
      isUsed: boolean;
      others: Option[];
    };
  }
}
