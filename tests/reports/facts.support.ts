import { type Db, rows } from '../../src/platform/db';

export interface Fact {
  id: string;
  ticketId: string;
  kind: string;
  at: Date;
  personId: string | null;
  value: number | null;
  fromStatus: string | null;
  toStatus: string | null;
}

/** What is kept, in the order in which it happened. */
export function keptFacts(db: Db, ticketIds?: string[]): Promise<Fact[]> {
  return rows(
    db,
    `select id, ticket_id, kind, at, person_id, value, from_status, to_status from report_facts
     where :all or ticket_id = any(:ids::uuid[]) order by id`,
    { all: ticketIds === undefined, ids: ticketIds ?? [] },
  );
}

interface Told {
  id: string;
  ticketId: string;
  type: string;
  createdAt: Date;
  actorId: string | null;
  rootId: string;
  changes: Record<string, { before: string | null; after: string | null }> | null;
  data: { firstResponse?: boolean } | null;
}

interface Asked {
  id: string;
  createdAt: Date;
}

/** The same, slowly: each ticket's events are gone through from the first to the last. */
export async function slowFacts(db: Db, ticketIds: string[]): Promise<Fact[]> {
  const tickets = await rows<Asked>(db, 'select id, created_at from tickets where id = any(:ids::uuid[])', {
    ids: ticketIds,
  });
  const told = await rows<Told>(
    db,
    `select id, ticket_id, type, created_at, actor_id, root_id, changes, data from events
     where ticket_id = any(:ids::uuid[]) and type like 'ticket.%' order by id`,
    { ids: ticketIds },
  );
  const facts = tickets.flatMap((ticket) =>
    factsOf(
      ticket,
      told.filter(({ ticketId }) => ticketId === ticket.id),
    ),
  );
  return facts.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function factsOf(ticket: Asked, told: Told[]): Fact[] {
  const undone = new Set(told.filter(({ type }) => type === 'ticket.undone').map(({ rootId }) => rootId));
  const happened = told.filter(({ type, rootId }) => type !== 'ticket.undone' && !undone.has(rootId));
  let assignee = assigneeAtFirst(happened);
  const facts: Fact[] = [];
  let rated: Fact | null = null;
  for (const event of happened) {
    if (event.changes?.assigneeId) assignee = event.changes.assigneeId.after;
    const seconds = Math.floor((event.createdAt.getTime() - ticket.createdAt.getTime()) / 1000);
    const fact = {
      ...{ id: event.id, ticketId: ticket.id, at: event.createdAt, personId: assignee },
      ...{ value: null, fromStatus: null, toStatus: null },
    };
    if (event.type === 'ticket.replied' && event.data?.firstResponse)
      facts.push({ ...fact, kind: 'responded', personId: event.actorId, value: seconds });
    if (event.type === 'ticket.rated')
      rated = { ...fact, kind: 'rated', value: Number(event.changes?.satisfaction?.after) };
    const step = event.changes?.status;
    if (event.type === 'ticket.changed' && step) {
      const kind = kindOf(step.before, step.after);
      const value = kind === 'solved' || kind === 'closed' ? seconds : null;
      facts.push({ ...fact, kind, value, fromStatus: step.before, toStatus: step.after });
    }
  }
  return rated ? [...facts, rated] : facts;
}

function assigneeAtFirst(happened: Told[]): string | null {
  const created = happened.find(({ type }) => type === 'ticket.created');
  return (created?.data as { assigneeId?: string | null } | undefined)?.assigneeId ?? null;
}

function kindOf(before: string | null, after: string | null): string {
  if (after === 'resolved') return 'solved';
  if (after === 'closed') return before === 'resolved' ? 'moved' : 'closed';
  return before === 'resolved' || before === 'closed' ? 'reopened' : 'moved';
}
