import type { Locale } from '../../../platform/ctx';
import type { CategoryNode } from '../../categories';
import type { TicketField } from '../../fields';
import type { Clock, Name } from '../../query';

// What the names of a query may mean for its reader.

export type Scope = 'staff' | 'anyone' | 'organization';

export interface LookUp {
  scope: Scope;
  word: string;
  isId: boolean;
}

export interface FoundName {
  /** Which of those looked for it is. */
  place: number;
  id: string;
  name: string;
  /** Of people. */
  email: string | null;
}

/** So many of one name, and one more to know that there are more. */
export const MOST_OF_NAME = 200;

export interface Asking {
  locale: Locale;
  timeZone: string;
}

export interface World extends Clock {
  locale: Locale;
  me: string | null;
  departments: readonly { id: string; name: string }[];
  categories: readonly CategoryNode[];
  /** Those that tickets are asked for now. */
  fields: readonly TicketField[];
  /** People and organizations by what was typed; nothing for what was not looked for. */
  found(scope: Scope, word: string): readonly FoundName[] | undefined;
}

export const SCOPES: Partial<Record<Name, Scope>> = {
  assignee: 'staff',
  follower: 'staff',
  requester: 'anyone',
  participant: 'anyone',
  org: 'organization',
};
