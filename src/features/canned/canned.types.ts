import type { Locale } from '../../platform/ctx';
import type { Kept } from '../../platform/lists';

/** What a form says of a stored reply, with variables such as `{{requester.name}}`. */
export interface CannedInput {
  title: string;
  body: string;
  /** Null: for both languages. */
  locale: Locale | null;
  /** Null: for all departments. */
  departmentId: string | null;
  isActive: boolean;
}

export type CannedReply = CannedInput & Kept;

export type NewCannedReply = Pick<CannedInput, 'title' | 'body'> & Partial<CannedInput>;

export type CannedReplyPatch = Partial<CannedInput>;

export const CANNED_VARIABLES = [
  'requester.name',
  'ticket.number',
  'ticket.subject',
  'agent.name',
  'desk.name',
] as const;
