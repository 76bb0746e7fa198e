import type { HoldReason, TicketType } from '../../tickets';
import type { PromiseKind } from '../sla.words';

type Small = 'p1' | 'p2' | 'p3' | 'p4';
type Camel<K extends string> = K extends `${infer A}_${infer B}`
  ? `${Capitalize<A>}${Capitalize<B>}`
  : Capitalize<K>;

/** `p1FirstResponse`, …: seconds of the calendar, or no such promise. */
export type TargetColumns = { [N in `${Small}${Camel<PromiseKind>}`]: number | null };

/** `p1CalendarId`, …: another calendar for that priority. */
export type CalendarColumns = { [N in `${Small}CalendarId`]: string | null };

/** What a form says of a policy; its columns in `sla_policies`. Empty lists and null are no condition. */
export interface PolicyInput extends TargetColumns, CalendarColumns {
  name: string;
  isActive: boolean;
  /** For tickets that neither a policy with conditions nor their department's is for. */
  isDefault: boolean;
  departmentIds: string[];
  organizationIds: string[];
  categoryIds: string[];
  types: TicketType[];
  vip: boolean | null;
  /** By key of a custom field: one of these values. */
  fieldValues: Record<string, string[]>;
  calendarId: string;
  /** The reasons of a hold that stop the clock. */
  pausesFor: HoldReason[];
  /** Whether customers read by when an answer, and a solution, is to be expected. */
  tellsResponse: boolean;
  tellsResolution: boolean;
}

/** A policy as the clock reads it. */
export interface StoredPolicy extends PolicyInput {
  id: string;
}
