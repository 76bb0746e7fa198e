import type { Role } from '../../platform/ctx';
import type { TicketValues } from './properties/properties.types';

/**
 * A ticket as the person who asked for it may see it: what is not for customers is null for them, or empty.
 * `priorityOverridden`: staff chose the priority; the matrix leaves it alone until they undo it.
 */
export interface Ticket extends TicketValues {
  /** Whether they see it as one who works on it: with notes, tags and all. */
  internals: boolean;
}

/** E-mail, VIP and availability are for staff only: customers get null, false and null. */
export interface Person {
  id: string;
  name: string;
  role: Role;
  email: string | null;
  isVip: boolean;
  availability: 'online' | 'away' | 'offline' | null;
}

export interface CategoryName {
  id: string;
  nameEs: string;
  nameEn: string;
}

export interface TicketLink {
  number: number;
  subject: string;
}
