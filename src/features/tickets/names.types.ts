import type { Role } from '../../platform/ctx';

// What a ticket refers to, by name.

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

/** Something that has a name: people and departments have the same one in both languages. */
export interface Named {
  id: string;
  es: string;
  en: string;
}

export interface TicketLink {
  number: number;
  subject: string;
}
