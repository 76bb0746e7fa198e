import type { RunFailure } from './schedules.types';

declare module '../../platform/event-types' {
  // Addresses are told by the ids of their rows, so that they can be erased: events stay.
  interface Events {
    'report_schedule.created': { changes: Changes };
    'report_schedule.changed': { changes: Changes; data: { version: number } };
    'report_schedule.paused': { changes: Changes; data: { version: number } };
    'report_schedule.resumed': { changes: Changes; data: { version: number } };
    'report_schedule.taken_over': { changes: Changes; data: { version: number } };
    'report_schedule.removed': { data: { name: string } };
    /** Its time has come, or has been missed: a run begins, whose recipients are told of this event. */
    'report_schedule.due': { data: { runId: string; day: string } };
    /** Somebody wants it now: likewise. */
    'report_schedule.asked': { data: { runId: string } };
    /**
     * A run is over: how many were told, and how many were not; why nothing more went out; by their rows, for whom the file
     * could not be made.
     */
    'report_schedule.ran': {
      data: { runId: string; failure: RunFailure | null; told: number; others: number; unmade?: string[] };
    };
  }
}
