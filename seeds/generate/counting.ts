import { sumUp } from '../../src/features/reports/days/building.repo';
import { dueDays } from '../../src/features/reports/days/due';
import { deriveFacts } from '../../src/features/reports/facts/facts.repo';
import { storedSettings } from '../../src/features/settings/settings.repo';
import { settingsFrom } from '../../src/features/settings/settings.values';
import { type Db, rows } from '../../src/platform/db';

const TOGETHER = 2000;

/** What reports count of the tickets from that number on, and the sums of days. */
export async function countForReports(db: Db, first: number, now: number): Promise<void> {
  const found = await rows<{ id: string }>(db, 'select id from tickets where number >= :first order by id', {
    first,
  });
  const ids = found.map(({ id }) => id);
  // What was loaded just now has no statistics yet, and without them each portion would read all events.
  for (const table of ['tickets', 'events']) await db.raw(`analyze ${table}`);
  for (let from = 0; from < ids.length; from += TOGETHER) {
    await deriveFacts(db, ids.slice(from, from + TOGETHER));
  }
  await db.raw('analyze report_facts');
  const { timeZone } = settingsFrom(await storedSettings(db));
  for (const portion of await dueDays(db, timeZone, new Date(now))) await sumUp(db, portion);
}
