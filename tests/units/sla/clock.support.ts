import { turn } from '../../../src/features/sla/clock/clock';
import type { Clock, Facts, Terms, Turn } from '../../../src/features/sla/clock/clock.types';
import type { WorkingHours } from '../../../src/platform/working-time';

// A ticket that is filed at ten in the morning.

export const HOUR = 3600;
export const TEN = Date.parse('2026-06-01T10:00Z') / 1000;

export const always: WorkingHours = { timeZone: 'UTC', isAlways: true, hours: [], isClosed: () => false };
export const closed: WorkingHours = { ...always, isAlways: false };
export const terms: Terms = {
  policyId: 'p',
  policyName: 'Standard',
  priority: 'P3',
  calendarId: 'c',
  calendar: always,
  targets: { first_response: 4 * HOUR, next_response: 4 * HOUR, resolution: 16 * HOUR },
  pausesFor: ['customer'],
};
export const IS_NEW: Facts = { status: 'new', holdReason: null, closeReason: null };
export const ON_HOLD: Facts = { status: 'on_hold', holdReason: 'customer', closeReason: null };
export const RESOLVED: Facts = { status: 'resolved', holdReason: null, closeReason: null };
export const calendars = new Map([['c', always]]);

export const turnAt = (hours: number, given: Partial<Turn> = {}): Turn => ({
  at: TEN + hours * HOUR,
  before: IS_NEW,
  after: IS_NEW,
  terms,
  calendars,
  ...given,
});
export const filed = (given: Partial<Turn> = {}): Clock => {
  const { clock } = turn(null, turnAt(0, { before: null, ...given }));
  if (!clock) throw new Error('no clock');
  return clock;
};
export const kinds = (clock: Clock | null) => clock?.running.map(({ kind, round }) => `${kind} ${round}`);
