import type { Role } from '../../../platform/ctx';
import type { ChannelName } from '../channels';
import type { Kind } from '../kinds';

/** What somebody has chosen, where it differs from what applies without it. */
export type Choices = Partial<Record<Kind, Partial<Record<ChannelName, boolean>>>>;

/** What the desk has chosen for each role, likewise. */
export type RoleChoices = Partial<Record<Role, Choices>>;

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

/** What wishes are made of: what is stored of a person, the desk's choices, and the zone of their clocks. */
export interface Stored {
  role: Role;
  timeZone: string;
  desk: RoleChoices;
  choices: Choices;
  quietFrom: string | null;
  quietUntil: string | null;
  quietDays: number[];
  urgentPasses: boolean;
  isPaused: boolean;
  pausedUntil: Date | null;
}

/** Seconds in which a reply can be taken back. */
export const UNDO = { min: 0, max: 30, default: 10 } as const;

/** Minutes in which what follows on the same ticket is joined. */
export const BURST_MINUTES = { min: 0, max: 60 } as const;
