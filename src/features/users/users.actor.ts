import type { PersonActor } from '../../platform/ctx';

declare module '../../platform/ctx' {
  interface Roles {
    customer: true;
    technician: true;
  }

  /** What rights depend on; read anew at every request. */
  interface PersonActor {
    availability: 'online' | 'away' | 'offline';
    organizationId: string | null;
    /** The organization lets its people see each other's tickets. */
    sharesTickets: boolean;
    departmentIds: string[];
    /** A mail server has refused their address for good: nothing but the pages of the desk reaches them. */
    isMailRefused?: boolean;
    /** A setting opens every department to every technician. */
    seesAllTickets: boolean;
  }
}

declare module '../../platform/http/routes' {
  interface AccessNames extends UserAccess {}
}

export type UserAccess = typeof userAccess;

/** Whose pages are whose. */
export const userAccess = {
  staff: ({ role }: PersonActor) => role !== 'customer',
  administrator: ({ role }: PersonActor) => role === 'administrator',
};
