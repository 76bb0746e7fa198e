import { isDay, offsetsOf } from '../calendar';

const DAY_SECONDS = 86_400;

/** Days between 1899-12-30 and 1970-01-01: right from 1900-03-01 on, before which Excel counts a day that never was. */
const EPOCH = 25_569;
const FIRST = 61;
const LAST = 2_958_466;

/** A number for a moment, null for what Excel has none for. */
export type MomentSerial = (moment: Date) => number | null;

/** Moments as Excel counts: days since 1899-12-30, by what the clocks of the zone show then; cells have no zone. */
export function momentSerials(timeZone: string): MomentSerial {
  const offsetAt = offsetsOf(timeZone);
  return (moment) => {
    const second = Math.floor(moment.getTime() / 1000);
    return Number.isNaN(second) ? null : within((second + offsetAt(second)) / DAY_SECONDS + EPOCH);
  };
}

/** A day of the calendar as Excel counts, the same in every zone; null for what it has no number for. */
export function daySerial(day: string): number | null {
  return isDay(day) ? within(Date.parse(day) / (DAY_SECONDS * 1000) + EPOCH) : null;
}

/** Seconds as Excel counts, in days. */
export const secondsSerial = (seconds: number): number => seconds / DAY_SECONDS;

const within = (serial: number): number | null => (serial >= FIRST && serial < LAST ? serial : null);
