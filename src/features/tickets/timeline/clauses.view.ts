import type { Request } from 'express';
import type { Named } from '../names.types';
import type { ShownChange, TimelineEvent } from './timeline.types';

// The commonest changes as people would tell them: "took the ticket", not "Assigned to: nobody → …".

type Req = Pick<Request, 'shell'>;

export interface Sayings {
  clauses: string[];
  /** The fields that the clauses have told of. */
  said: Set<string>;
}

/** What happened to the status and to who works on it. */
export function sayingsOf(req: Req, { changes, author }: TimelineEvent): Sayings {
  const of = (field: string) => changes.find((change) => change.field === field);
  const assignee = of('assigneeId');
  const status = of('status');
  const clauses: string[] = [];
  const said = new Set<string>();
  if (assignee) {
    clauses.push(assigneeClause(req, assignee, author?.id ?? null));
    said.add('assigneeId');
  }
  if (status) {
    for (const field of TOLD_WITH[String(status.after)] ?? []) said.add(field);
    for (const field of ['status', 'holdReason']) said.add(field);
    // Whoever takes a ticket begins with it: that is one thing, not two.
    const isTaken = status.after === 'in_progress' && assignee?.after;
    if (!isTaken) clauses.push(statusClause(req, status, of('holdReason'), of('closeReason')));
  }
  return { clauses, said };
}

/** What a status brings along: the solution stands on the page, the reason in the clause. */
const TOLD_WITH: Record<string, string[]> = {
  resolved: ['solution'],
  closed: ['closeReason'],
  reopened: ['closeReason'],
};

function assigneeClause({ shell }: Req, { after }: ShownChange, authorId: string | null): string {
  const person = after as Named | null;
  if (!person) return shell.t('desk.ticket.event.unassigned');
  if (person.id === authorId) return shell.t('desk.ticket.event.taken');
  return shell.t('desk.ticket.event.assigned', { name: person[shell.locale] });
}

function statusClause({ shell }: Req, status: ShownChange, hold?: ShownChange, close?: ShownChange): string {
  const reason = status.after === 'closed' ? close?.after : hold?.after;
  return shell.t(`desk.ticket.event.to.${status.after}`, {
    reason: String(reason ?? 'none'),
    before: String(status.before),
  });
}
