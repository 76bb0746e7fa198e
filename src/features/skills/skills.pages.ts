import type { listFrame } from '../../platform/http/lists';
import type { Option } from '../../platform/http/options';
import type { skillUses } from './skills.service';

declare module '../../platform/http/respond' {
  interface Pages {
    'skills/list': ReturnType<typeof listFrame> & {
      skills: {
        id: string;
        href: string;
        name: string;
        people: string;
        categories: string;
        created: string;
      }[];
    };
    'skills/edit': FormModel & { skill: { id: string; name: string } | null };
    'skills/removal': FormModel & {
      skill: { id: string; name: string };
      uses: Awaited<ReturnType<typeof skillUses>>;
      isUsed: boolean;
      others: Option[];
    };
  }
}
