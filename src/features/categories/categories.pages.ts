import type { Option } from '../../platform/http/options';
import type { categoryUses } from './categories.service';
import type { treeLines } from './categories.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'categories/tree': { q: string; categories: ReturnType<typeof treeLines> };
    'categories/edit': FormModel & {
      category: { id: string; name: string } | null;
      hasChildren: boolean;
      parents: Option[];
      departments: Option[];
      skills: Option[];
    };
    'categories/removal': FormModel & {
      category: { id: string; name: string; isActive: boolean };
      uses: Awaited<ReturnType<typeof categoryUses>>;
      isUsed: boolean;
      others: Option[];
    };
  }
}
