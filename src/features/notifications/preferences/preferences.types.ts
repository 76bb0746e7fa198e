import type { Choices } from './choices';

/** What is kept of somebody's wishes. */
export interface Values {
  choices: Choices;
  /** `22:00`, by the clocks of their zone; null with `quietUntil` where they have no quiet hours. */
  quietFrom: string | null;
  quietUntil: string | null;
  /** On which they begin: Monday is 1. */
  quietDays: number[];
  /** Whether what is about a P1 comes at once all the same. */
  urgentPasses: boolean;
  isPaused: boolean;
  /** Null while it is paused: until it is ended. */
  pausedUntil: Date | null;
  /** How long a reply of theirs can be taken back, in seconds. */
  undoSeconds: number;
}

/** Seconds in which a reply can be taken back. */
export const UNDO = { min: 0, max: 30, default: 10 } as const;

/** Minutes in which what follows on the same ticket is joined. */
export const BURST_MINUTES = { min: 0, max: 60 } as const;
