import { type Db, rows } from '../../src/platform/db';

/** A technician with the tickets that only they are asked for here. */
export interface Desk {
  technicianId: string;
  /** Numbers of tickets with about 20 timeline entries. */
  pages: number[];
  /** Tickets that wait for an answer. */
  open: { number: number; version: number }[];
}

export interface Sample {
  desks: Desk[];
  customers: { id: string; categoryId: string }[];
  /** What stands on things that tickets are about. */
  serials: string[];
  numbers: number[];
}

const ENTRIES = [18, 22];
const PAGES_A_DESK = 60;

/** Whom and what to measure: one technician of each department, and customers with tickets of their own. */
export async function sampleOf(db: Db, customers: number): Promise<Sample> {
  const technicians = await rows<{ id: string; departmentId: string }>(
    db,
    `select distinct on (m.department_id) u.id, m.department_id from users u
     join department_members m on m.user_id = u.id where u.role = 'technician' order by m.department_id, u.id`,
  );
  const desks: Desk[] = [];
  for (const { id, departmentId } of technicians) {
    desks.push({
      technicianId: id,
      pages: await longTickets(db, departmentId),
      open: await openTickets(db, departmentId),
    });
  }
  if (desks.some(({ pages, open }) => pages.length === 0 || open.length === 0)) {
    throw new Error('too few tickets to measure: take at least 5000');
  }
  const drawn = await drawnTickets(db);
  return {
    desks,
    customers: await busyCustomers(db, customers),
    numbers: drawn.map(({ number }) => number),
    serials: drawn.flatMap(({ description }) => /SN (\S+)/.exec(description)?.[1] ?? []),
  };
}

/** Tickets of all ages. */
function drawnTickets(db: Db): Promise<{ number: number; description: string }[]> {
  return rows(
    db,
    `select number, description from tickets
     where number in (select min(number) + floor(step * (max(number) - min(number)) / 300)::bigint
       from tickets, generate_series(0, 300) as step group by step)`,
  );
}

/** From all ages, so that most are in no cache. */
async function longTickets(db: Db, departmentId: string): Promise<number[]> {
  const found = await rows<{ number: number }>(
    db,
    `with drawn as (
       select id, number from tickets where department_id = :departmentId and deleted_at is null
       order by hashtext(number::text) limit 3000
     )
     select number from drawn where (
       (select count(*) from comments where ticket_id = drawn.id)
       + (select count(*) from events where ticket_id = drawn.id
          and type not in ('ticket.replied', 'ticket.noted'))
     ) between :least and :most order by hashtext(number::text) limit :limit`,
    { departmentId, least: ENTRIES[0], most: ENTRIES[1], limit: PAGES_A_DESK },
  );
  return found.map(({ number }) => number);
}

function openTickets(db: Db, departmentId: string): Promise<Desk['open']> {
  return rows(
    db,
    `select number, version from tickets
     where department_id = :departmentId and deleted_at is null and status <> 'closed'
     order by updated_at desc limit 200`,
    { departmentId },
  );
}

function busyCustomers(db: Db, limit: number): Promise<Sample['customers']> {
  return rows(
    db,
    `select requester_id as id, (array_agg(category_id order by id))[1] as category_id from (
       select requester_id, category_id, id from tickets order by number desc limit 2000
     ) as latest group by requester_id order by count(*) desc, requester_id limit :limit`,
    { limit },
  );
}
