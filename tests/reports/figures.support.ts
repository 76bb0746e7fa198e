import type { DailyFigures, Percentiles } from '../../src/features/reports';
import { dayAt } from '../../src/platform/calendar';
import { type Db, rows } from '../../src/platform/db';
import { type Fact, slowFacts } from './facts.support';

interface Ticket {
  id: string;
  createdAt: Date;
  departmentId: string;
  priority: string;
}

function aliveTickets(db: Db): Promise<Ticket[]> {
  return rows(
    db,
    'select id, created_at, department_id, priority from tickets where deleted_at is null order by id',
  );
}

interface Asked {
  departmentId?: string;
  priority?: string;
}

/** The figures of each day of a zone, one ticket and event after the other. */
export async function slowFigures(
  db: Db,
  { start, end }: { start: Date; end: Date },
  zone: string,
  { departmentId, priority }: Asked,
): Promise<DailyFigures> {
  const tickets = (await aliveTickets(db)).filter(
    (one) => (!departmentId || one.departmentId === departmentId) && (!priority || one.priority === priority),
  );
  const facts = await slowFacts(
    db,
    tickets.map(({ id }) => id),
  );
  const within = (at: Date) => at >= start && at < end;
  const happened = facts.filter(({ at }) => within(at));
  return {
    days: daysOf(start, end, zone).map((day) => {
      const own = happened.filter(({ at }) => dayAt(at, zone) === day);
      const count = (kind: string) => own.filter((fact) => fact.kind === kind).length;
      return {
        day,
        created: tickets.filter(({ createdAt }) => within(createdAt) && dayAt(createdAt, zone) === day)
          .length,
        solved: count('solved'),
        closed: count('closed'),
        reopened: count('reopened'),
        scores: Array.from(
          { length: 10 },
          (_, index) => own.filter(({ kind, value }) => kind === 'rated' && value === index + 1).length,
        ),
      };
    }),
    responses: percentilesOf(happened, 'responded'),
    solutions: percentilesOf(happened, 'solved'),
  };
}

/** Every day on which some hour of the span lies: what clocks show, hour by hour. */
function daysOf(start: Date, end: Date, zone: string): string[] {
  const days = new Set<string>();
  for (let at = start.getTime(); at < end.getTime(); at += 900_000) days.add(dayAt(new Date(at), zone));
  return [...days];
}

function percentilesOf(facts: Fact[], kind: string): Percentiles {
  const values = facts
    .filter((fact) => fact.kind === kind)
    .map(({ value }) => value ?? Number.NaN)
    .sort((one, other) => one - other);
  const at = (share: number): number | null => {
    const place = share * (values.length - 1);
    const [low, high] = [values[Math.floor(place)], values[Math.ceil(place)]];
    if (low === undefined || high === undefined) return null;
    return low + (high - low) * (place - Math.floor(place));
  };
  return { count: values.length, p50: at(0.5), p90: at(0.9) };
}

/** How many tickets were open at a moment, by their last step before it. */
export async function slowBacklog(db: Db, moment: Date): Promise<number> {
  const tickets = (await aliveTickets(db)).filter(({ createdAt }) => createdAt < moment);
  const facts = await slowFacts(
    db,
    tickets.map(({ id }) => id),
  );
  return tickets.filter(({ id }) => {
    const last = facts.filter((fact) => fact.ticketId === id && fact.toStatus && fact.at < moment).at(-1);
    return last?.toStatus !== 'resolved' && last?.toStatus !== 'closed';
  }).length;
}
