import type { Drill } from '../../src/features/reports/drill';
import type { Period, Span } from '../../src/features/reports/period/period.types';
import type { ReportQuery } from '../../src/features/reports/query.types';
import { type Db, rows } from '../../src/platform/db';

// What reports count, reckoned slowly: everything is read, and gone through one by one.

export interface SlowTicket {
  id: string;
  createdAt: Date;
  status: string;
  priority: string;
  channel: string;
  departmentId: string;
  categoryId: string | null;
  parentId: string | null;
  organizationId: string | null;
  assigneeId: string | null;
  tags: string[];
  fields: Record<string, unknown>;
  satisfactionComment: string | null;
  department: string;
  category: string | null;
  organization: string | null;
  assignee: string | null;
  followers: string[];
}

/** Something that counts: a ticket, a fact of one, or a promise of one. */
export interface Item {
  id: string;
  ticket: SlowTicket;
  kind: string;
  at: Date;
  personId: string | null;
  person: string | null;
  value: number | null;
  from: string | null;
  to: string | null;
  policy?: string;
  outcome?: string;
  cause?: string | null;
}

export interface World {
  tickets: Item[];
  facts: Item[];
  targets: Item[];
  now: Date;
}

type Row = Omit<Item, 'ticket'> & { ticketId: string };

/** Everything of the desk but what is deleted. */
export async function worldOf(db: Db, now: Date): Promise<World> {
  const tickets = await rows<SlowTicket>(
    db,
    `select t.id, t.created_at, t.status, t.priority, t.channel, t.department_id, t.category_id, c.parent_id,
       t.organization_id, t.assignee_id, t.tags, t.fields, t.satisfaction_comment, d.name as department,
       coalesce(p.name_en || ' › ', '') || c.name_en as category, o.name as organization, a.name as assignee,
       array(select user_id from ticket_followers w where w.ticket_id = t.id) as followers
     from tickets t join departments d on d.id = t.department_id left join categories c on c.id = t.category_id
       left join categories p on p.id = c.parent_id left join organizations o on o.id = t.organization_id
       left join users a on a.id = t.assignee_id
     where t.deleted_at is null`,
  );
  const facts = await rows<Row>(
    db,
    `select f.id, f.ticket_id, f.kind, f.at, f.person_id, u.name as person, f.value, f.from_status as from, f.to_status as to
     from report_facts f left join users u on u.id = f.person_id`,
  );
  const targets = await rows<Row>(
    db,
    `select s.id, s.ticket_id, s.kind, s.decided_at as at, s.outcome, coalesce(p.name, s.policy_name) as policy,
       s.cause->>'waitingFor' as cause
     from sla_targets s left join sla_policies p on p.id = s.policy_id where s.decided_at is not null`,
  );
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const known = (found: Row[]): Item[] =>
    found.flatMap((row) => {
      const ticket = byId.get(row.ticketId);
      return ticket ? [{ ...row, ticket }] : [];
    });
  const ofAssignee = ({ assigneeId, assignee }: SlowTicket) => ({ personId: assigneeId, person: assignee });
  return {
    now,
    tickets: tickets.map((ticket) => ({
      ...ofAssignee(ticket),
      id: ticket.id,
      ticket,
      kind: 'created',
      at: ticket.createdAt,
      value: (now.getTime() - ticket.createdAt.getTime()) / 1000,
      from: null,
      to: null,
    })),
    facts: known(facts),
    targets: known(targets).map((item) => ({ ...item, ...ofAssignee(item.ticket) })),
  };
}

export const OPEN = ['new', 'in_progress', 'on_hold', 'reopened'];

/** What a figure counts of all that there is, whenever. */
export function allOf({ tickets, facts, targets }: World, figure: Drill['figure']): Item[] {
  const kinds = (...wanted: string[]) => facts.filter(({ kind }) => wanted.includes(kind));
  const rated = (least: number, most: number) =>
    kinds('rated').filter(({ value }) => value !== null && value >= least && value <= most);
  switch (figure) {
    case 'created':
      return tickets;
    case 'open':
      return tickets.filter(({ ticket }) => OPEN.includes(ticket.status));
    case 'responded':
    case 'solved':
    case 'closed':
    case 'reopened':
    case 'rated':
      return kinds(figure);
    case 'handled':
      return kinds('solved', 'closed');
    case 'steps':
      return kinds('solved', 'closed', 'reopened', 'moved').filter(({ from }) => from !== null);
    case 'satisfied':
      return rated(7, 10);
    case 'promoters':
      return rated(9, 10);
    case 'detractors':
      return rated(1, 6);
    case 'decided':
      return targets;
    case 'met':
    case 'breached':
      return targets.filter(({ outcome }) => outcome === figure);
    default:
      throw new Error(`nobody asks for ${figure}`);
  }
}

/** Who reads: an administrator all, a technician their departments', their own and what they follow. */
export interface SlowReader {
  id: string;
  isAdministrator: boolean;
  departmentIds: string[];
}

export function isSeen({ ticket }: Item, { id, isAdministrator, departmentIds }: SlowReader): boolean {
  return (
    isAdministrator ||
    departmentIds.includes(ticket.departmentId) ||
    ticket.assigneeId === id ||
    ticket.followers.includes(id)
  );
}

export function isAsked({ ticket, personId }: Item, query: ReportQuery): boolean {
  const { departmentId, categoryId, priority, organizationId, technicianId } = query;
  return (
    (departmentId === null || ticket.departmentId === departmentId) &&
    (categoryId === null || ticket.categoryId === categoryId || ticket.parentId === categoryId) &&
    (priority === null || ticket.priority === priority) &&
    (organizationId === null || ticket.organizationId === organizationId) &&
    (technicianId === null || personId === technicianId)
  );
}

export const within = ({ at }: Item, { start, end }: Pick<Span, 'start' | 'end'>): boolean =>
  at >= start && at < end;

/** Whether a ticket was open at a moment, by all that had happened to it until then. */
export function wasOpen({ facts }: World, { ticket }: Item, moment: Date): boolean {
  if (ticket.createdAt >= moment) return false;
  const turns = facts
    .filter(({ ticket: { id }, kind, at }) => id === ticket.id && at < moment && kind !== 'responded')
    .filter(({ kind }) => kind === 'solved' || kind === 'closed' || kind === 'reopened')
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const last = turns.at(-1);
  return last === undefined || last.kind === 'reopened';
}

/** Of values in order; between two of them the difference is divided. */
export function percentile(items: Item[], fraction: number): number | null {
  const values = items.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
  if (values.length === 0) return null;
  const place = (values.length - 1) * fraction;
  const [low, high] = [values[Math.floor(place)] ?? 0, values[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

export const mean = (items: Item[]): number | null =>
  items.length === 0 ? null : items.reduce((sum, { value }) => sum + (value ?? 0), 0) / items.length;

export const ratio = (part: Item[], whole: Item[]): number | null =>
  whole.length === 0 ? null : part.length / whole.length;

export type Counting = (figure: Drill['figure'], span?: Pick<Span, 'start' | 'end'> | null) => Item[];

/** What a figure counts for a reader, in the period unless another span is given; null: whenever. */
export function countingFor(
  world: World,
  { query, period, reader }: { query: ReportQuery; period: Period; reader: SlowReader },
): Counting {
  return (figure, span = period) =>
    allOf(world, figure).filter(
      (item) =>
        isSeen(item, reader) &&
        isAsked(item, query) &&
        (span === null || figure === 'open' || within(item, span)),
    );
}
