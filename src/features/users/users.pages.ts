import type { Option, OptionGroup } from '../../platform/http/options';
import type { FormModel } from '../../platform/http/respond';
import type { PASSWORD_RULE } from './users.schema';
import type { State } from './users.types';
import type { factorsView, sessionsView, usersView } from './users.view';
import type { Stopping } from './users-form.view';

interface EditedUser {
  id: string;
  name: string;
  state: State;
  isStaff: boolean;
  stopping: Stopping[];
  hasPassword: boolean;
  created: string;
  /** What a mail server said when it refused their address for good. */
  refused: { address: string; date: string; words: string } | null;
  /** Empty for who has never been here. */
  lastSeen: string;
  mayActAs: boolean;
  mayBeInvited: boolean;
  /** When they were; empty for who was not. */
  invited: string;
  factors: ReturnType<typeof factorsView>;
  /** What they have chosen of their messages, line by line. */
  notifications: string[];
  sessions: ReturnType<typeof sessionsView>;
}

interface LeavingModel extends FormModel {
  user: { id: string; name: string; email: string; isActive: boolean };
  /** All of their open tickets, and how many of them are not shown. */
  count: number;
  more: number;
  tickets: { title: string; meta: string; href: string }[];
  people: Option[];
  stopping: Stopping[];
}

declare module '../../platform/http/respond' {
  interface Pages {
    'users/list': ReturnType<typeof usersView> & {
      roles: Option[];
      states: Option[];
      departments: Option[];
      organizations: Option[];
    };
    'users/edit': FormModel & {
      user: EditedUser | null;
      roles: (Option & { hint: string })[];
      states: Option[];
      departments: Option[];
      organizations: Option[];
      skills: Option[];
      calendars: Option[];
      calendarHint: string;
      zones: OptionGroup[];
      phoneHint: string;
      passwordRule: typeof PASSWORD_RULE;
    };
    'users/deactivation': LeavingModel;
    'users/reassignment': LeavingModel;
  }
}
