import type { Locale, PersonActor, Role } from '../../platform/ctx';

export const ROLES = ['customer', 'technician', 'administrator'] as const satisfies readonly Role[];
export const STATES = ['active', 'on_leave', 'inactive'] as const;
export const AVAILABILITIES = ['online', 'away', 'offline'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;

export type State = (typeof STATES)[number];
export type Availability = (typeof AVAILABILITIES)[number];
export type Theme = PersonActor['theme'];

export interface Named {
  id: string;
  name: string;
}

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  state: State;
  availability: Availability;
  /** E.164 */
  phone: string | null;
  locale: Locale | null;
  timeZone: string | null;
  theme: Theme;
  organizationId: string | null;
  organizationName: string | null;
  isVip: boolean;
  /** Most open tickets at a time. */
  capacity: number | null;
  /** Of their own; null for that of their department. */
  calendarId: string | null;
  hasPassword: boolean;
  emailVerifiedAt: Date | null;
  invitedAt: Date | null;
  version: number;
  lastSeenAt: Date | null;
  createdAt: Date;
  departments: Named[];
  skills: Named[];
}

export interface UserListItem {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: State;
  isVip: boolean;
  /** Has been sent a link that opens the account, and has not followed it. */
  isInvited: boolean;
  organizationName: string | null;
  departmentNames: string[];
  lastSeenAt: Date | null;
  createdAt: Date;
}

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  isVip: boolean;
  organizationName: string | null;
}

export interface StaffMember extends Named {
  availability: Availability;
}

/** What an administrator decides about somebody. */
export interface UserInput {
  name: string;
  email: string;
  role: Role;
  /** `inactive` only by deactivateUser. */
  state: 'active' | 'on_leave';
  phone: string | null;
  locale: Locale | null;
  timeZone: string | null;
  organizationId: string | null;
  isVip: boolean;
  capacity: number | null;
  calendarId: string | null;
  departmentIds: string[];
  skillIds: string[];
}

/** What people decide about themselves. */
export interface Profile {
  name: string;
  locale: Locale | null;
  theme: Theme;
  timeZone: string | null;
  phone: string | null;
  availability: Availability;
}
