import { dayAt } from '../../../platform/calendar';
import type { Db } from '../../../platform/db';
import { daysWithin } from './bounds';
import { daysToSum, firstFiled } from './building.repo';
import type { Bounds } from './days.types';

/** So few that reading them keeps nobody waiting. */
const PORTION = 10;

/** Of all days of the desk that are over those to sum up, the last first, in portions that are summed up together. */
export async function dueDays(db: Db, timeZone: string, now: Date): Promise<Bounds[][]> {
  const first = await firstFiled(db);
  if (!first) return [];
  const span = { from: dayAt(first, timeZone), until: dayAt(now, timeZone), end: now };
  const days = daysWithin(span, timeZone);
  const due = new Set(await daysToSum(db, days));
  const wanted = days.filter(({ day }) => due.has(day)).reverse();
  return Array.from({ length: Math.ceil(wanted.length / PORTION) }, (_, index) =>
    wanted.slice(index * PORTION, (index + 1) * PORTION),
  );
}
