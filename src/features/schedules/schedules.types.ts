import type { Locale } from '../../platform/ctx';
import type { Place, ReportName, ReportQuery } from '../reports';

export const FREQUENCIES = ['daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const SCHEDULE_FORMATS = ['pdf', 'xlsx'] as const;
export type ScheduleFormat = (typeof SCHEDULE_FORMATS)[number];

/** When a report goes out, as its zone's clocks and calendar show it. */
export interface Timing {
  frequency: Frequency;
  /** Of a weekly one: 1 is Monday. */
  weekday: number | null;
  /** Of a monthly one: in shorter months their last. */
  monthDay: number | null;
  /** `07:30` */
  clock: string;
  timeZone: string;
}

/** Somebody of staff, or an address of somebody who has no account of staff. */
export type RecipientInput = { userId: string } | { address: string };

export interface ScheduleInput extends Timing {
  name: string;
  place: Place;
  report: ReportName;
  /** Of no days of its own: each time the period is found anew. */
  query: ReportQuery;
  format: ScheduleFormat;
  /** Of mails to those who have not chosen a language. */
  locale: Locale;
  recipients: RecipientInput[];
}

export interface Recipient {
  id: string;
  userId: string | null;
  /** Of the person as it is now, or the address itself. */
  name: string;
  address: string | null;
  /** Since when a mail server refuses all mail to it; null where none does. */
  refusedAt: Date | null;
  /** When they have ended these mails by themselves. */
  leftAt: Date | null;
}

export interface Schedule extends Omit<ScheduleInput, 'recipients'> {
  id: string;
  /** Null for who is not here any more: nothing goes out then. */
  ownerId: string | null;
  ownerName: string | null;
  recipients: Recipient[];
  pausedAt: Date | null;
  /** Null while nothing goes out: paused, or its owner may not see the report any more. */
  nextAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export type RunState = 'waiting' | 'running' | 'done' | 'failed';
/** Why nothing went out: what it is filtered by is gone, its owner may not see it, or it could not be made. */
export type RunFailure = 'filter' | 'owner' | 'error';

/** What became of a run for one of its recipients; of those who were told, what became of the mail. */
export type Outcome = 'told' | 'no_access' | 'inactive' | 'no_address' | 'turned_off' | 'left';

export interface RunRecipient {
  userId: string | null;
  /** Of the person, or the address. */
  name: string;
  outcome: Outcome;
  /** The message, and its state as pages about deliveries name it; null where none was told, or it is gone. */
  deliveryId: string | null;
  deliveryState: string | null;
  fileName: string | null;
}

export interface Run {
  id: string;
  scheduleId: string;
  /** The date on which it was due; null where somebody asked for it. */
  day: string | null;
  askedByName: string | null;
  dueAt: Date;
  state: RunState;
  failure: RunFailure | null;
  createdAt: Date;
  finishedAt: Date | null;
  recipients: RunRecipient[];
}
