import type { listFrame } from '../lists';
import type { MergeModel } from '../merge-page';
import type { Option } from '../options';
import type { FormEntry } from './fields';
import type { Cell, Facts, LinkAction } from './pages.types';

/** Where the list is, and the prefix of its texts. */
interface Listed {
  path: string;
  texts: string;
}

declare module '../respond' {
  interface Pages {
    'lists/list': ReturnType<typeof listFrame> &
      Listed & {
        emptyIcon: string;
        noun: string;
        headings: { label: string; numeric?: boolean; sort?: 'name' | 'created' }[];
        rows: { id: string; href: string; name: string; cells: Cell[]; actions: LinkAction[] }[];
        /** Of the filter; none for a list without one. */
        states: Option[];
        hasOrder: boolean;
      };
    'lists/edit': FormModel &
      Listed & {
        entries: FormEntry[];
        /** Null for a new one. */
        item: { id: string; name: string } | null;
        version: unknown;
        actions: LinkAction[];
        facts: Facts | null;
      };
    'lists/removal': FormModel &
      Listed & {
        item: { id: string; name: string };
        uses: string[];
        /** Something must move, or do without. */
        inTheWay: boolean;
        /** The text beside the button that deactivates it; null where it cannot be. */
        deactivation: string | null;
        others: Option[];
        /** Texts of the choice where to. */
        moveTo: string;
        noTarget: string;
        required: boolean;
      };
    'lists/merge': MergeModel;
  }
}
