import type { Locale } from '../../platform/ctx';

/** A stored reply with variables such as `{{requester.name}}`. */
export interface CannedReply {
  id: string;
  title: string;
  body: string;
  /** Null: for both languages. */
  locale: Locale | null;
  /** Null: for all departments. */
  departmentId: string | null;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
}

export interface NewCannedReply {
  title: string;
  body: string;
  locale?: Locale | null;
  departmentId?: string | null;
  isActive?: boolean;
}

export type CannedReplyPatch = Partial<NewCannedReply>;

export const CANNED_VARIABLES = [
  'requester.name',
  'ticket.number',
  'ticket.subject',
  'agent.name',
  'desk.name',
] as const;
