import type {
  CloseReason,
  HoldReason,
  Impact,
  Priority,
  Status,
  TicketType,
  Urgency,
} from '../tickets.words';

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
