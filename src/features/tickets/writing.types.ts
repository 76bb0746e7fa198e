import type {
  CloseReason,
  HoldReason,
  Impact,
  Priority,
  Status,
  TicketChannel,
  TicketType,
  Urgency,
} from './tickets.words';

/** A ticket as the person who asked for it may see it: a customer gets no tags and no internal fields. */
export interface Ticket {
  id: string;
  number: number;
  subject: string;
  description: string;
  descriptionHtml: string;
  type: TicketType;
  status: Status;
  holdReason: HoldReason | null;
  closeReason: CloseReason | null;
  urgency: Urgency;
  impact: Impact;
  priority: Priority;
  /** Staff chose the priority; the matrix leaves it alone until they undo it. */
  priorityOverridden: boolean;
  channel: TicketChannel;
  requesterId: string;
  organizationId: string | null;
  assigneeId: string | null;
  departmentId: string;
  categoryId: string | null;
  tags: string[];
  fields: Record<string, unknown>;
  duplicateOf: string | null;
  followUpOf: string | null;
  solution: string | null;
  satisfaction: number | null;
  satisfactionComment: string | null;
  satisfactionAt: Date | null;
  firstResponseAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closedForInactivity: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A file that lies somewhere, waiting to be stored. */
export interface Upload {
  path: string;
  name: string;
  /** Bytes. */
  size: number;
}

export interface NewTicket {
  subject: string;
  description: string;
  categoryId?: string | null;
  /** Else the category's, else the desk's first active department. */
  departmentId?: string;
  urgency?: Urgency;
  impact?: Impact;
  type?: TicketType;
  /** Whom staff file it for; else oneself. */
  requesterId?: string;
  assigneeId?: string | null;
  tags?: string[];
  fields?: Record<string, unknown>;
  participantIds?: string[];
  /** Id of the ticket this one goes on from. */
  followUpOf?: string;
  uploads?: Upload[];
}

export interface TicketPatch {
  subject?: string;
  description?: string;
  type?: TicketType;
  status?: Status;
  holdReason?: HoldReason | null;
  solution?: string | null;
  closeReason?: CloseReason | null;
  duplicateOfNumber?: number | null;
  /** `auto` undoes the override. */
  priority?: Priority | 'auto';
  impact?: Impact;
  urgency?: Urgency;
  categoryId?: string | null;
  departmentId?: string;
  assigneeId?: string | null;
  tags?: string[];
  /** Merged by key. */
  fields?: Record<string, unknown>;
  participantIds?: string[];
  followerIds?: string[];
}

/** One field of a stale form: what it was when the form was opened, what each wants it to be. */
export interface Conflict {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  by: { id: string; name: string } | null;
  at: Date;
}

export interface NewReply {
  body: string;
  visibility: 'public' | 'internal';
  uploads?: Upload[];
  status?: Status;
  holdReason?: HoldReason | null;
  solution?: string | null;
}

export interface ReplyResult {
  /** Null when the reply became the description of a follow-up. */
  commentId: string | null;
  ticket: Ticket;
  followUp: Ticket | null;
}
