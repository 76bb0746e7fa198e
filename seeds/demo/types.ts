import type { TicketPatch, Urgency } from '../../src/features/tickets';
import type { Channel } from '../../src/platform/ctx';
import type { CategoryKey } from './catalogue';
import type { FileKey } from './files';
import type { PersonKey } from './people';

/** A span such as `12d 3h` or `40m`. */
export type Span = string;

/** What somebody changes; people, categories and tickets by their keys here. */
export interface DemoPatch
  extends Pick<
    TicketPatch,
    | 'status'
    | 'holdReason'
    | 'solution'
    | 'closeReason'
    | 'priority'
    | 'impact'
    | 'urgency'
    | 'type'
    | 'tags'
    | 'fields'
  > {
  assignee?: PersonKey;
  category?: CategoryKey;
  participants?: PersonKey[];
  followers?: PersonKey[];
  duplicateOf?: string;
  /** The due date, as days after the change. */
  dueInDays?: number;
}

export type Action =
  | {
      say: string;
      files?: FileKey[];
      status?: 'on_hold' | 'resolved';
      hold?: 'customer' | 'third_party' | 'internal';
      solution?: string;
    }
  | { note: string; files?: FileKey[] }
  | { change: DemoPatch }
  | { rate: number; words?: string }
  | { act: 'take' | 'follow' | 'close' | 'reopen' };

/** `in`: how long after the step before. */
export type Step = { in: Span; by: PersonKey | 'desk' } & Action;

export interface DemoTicket {
  key: string;
  by: PersonKey;
  /** Who wrote it down, where that was not the requester. */
  filedBy?: PersonKey;
  /** How long ago it was filed. */
  age: Span;
  channel?: Channel;
  subject: string;
  description: string;
  category: CategoryKey;
  urgency?: Urgency;
  fields?: Record<string, string | number | string[]>;
  /** The field "needed by", as days after filing. */
  neededInDays?: number;
  files?: FileKey[];
  followUpOf?: string;
  steps: Step[];
}
