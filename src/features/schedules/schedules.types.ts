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

export interface ScheduleInput extends Timing {
  name: string;
  place: Place;
  report: ReportName;
  /** Of no days of its own: each time the period is found anew. */
  query: ReportQuery;
  format: ScheduleFormat;
  /** Of mails to those who have not chosen a language. */
  locale: Locale;
  /** Ids of staff: each gets the figures that they may see. */
  people: string[];
  /** Of anybody, for the figures of the whole desk: there are none in schedules of place `desk`. */
  addresses: string[];
}

/** What a form changes; whose report it is of stays. */
export type SchedulePatch = Partial<Omit<ScheduleInput, 'place' | 'report'>>;

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

export interface Schedule extends Omit<ScheduleInput, 'people' | 'addresses'> {
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
  /** When somebody last said when it goes out, or what. */
  updatedAt: Date;
}

export interface ListedSchedule extends Schedule {
  /** What became of it the last time; null where there was none. */
  lastRun: Run | null;
}

export type RunState = 'waiting' | 'running' | 'done' | 'failed';
/** Why nothing went out: what it is filtered by is gone, its owner may not see it, or it could not be made. */
export type RunFailure = 'filter' | 'owner' | 'error';

/** What became of a run for one of its recipients; of those who were told, what became of the mail. */
export type Outcome = 'told' | 'no_access' | 'inactive' | 'no_address' | 'turned_off' | 'left';

/** `unmade`: its file could not be made, in a run that failed of that. */
export type ShownOutcome = Outcome | 'unmade';

export interface RunRecipient {
  userId: string | null;
  /** Of the person, or the address. */
  name: string;
  outcome: ShownOutcome;
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
