// Every figure as data. What counts it and what lists what it counts are put together of the same words, so that a number
// and its list are the same.

/** What a figure counts: each is a row of the list behind it, so a ticket that was solved twice is there twice. */
export type Source = 'tickets' | 'facts' | 'targets';

export interface Figure {
  of: Source;
  /** When it counts; null for what is so now. */
  at: string | null;
  /** Of facts, which of them. */
  kinds?: readonly string[];
  /** What else holds of them. */
  where: string;
  /** Whose it is. */
  person: string;
  /** What means and percentiles are of. */
  value?: string;
}

const ASSIGNEE = 't.assignee_id';
const OPEN_STATES = `('new', 'in_progress', 'on_hold', 'reopened')`;
const OPEN = `t.status in ${OPEN_STATES}`;
const DECIDED = `s.outcome in ('met', 'breached')`;

const facts = (...kinds: string[]) => ({
  of: 'facts' as const,
  at: 'f.at',
  kinds,
  where: 'true',
  person: 'f.person_id',
});
const tickets = (at: string | null, where: string) => ({
  of: 'tickets' as const,
  at,
  where,
  person: ASSIGNEE,
});
const targets = (where: string) => ({
  of: 'targets' as const,
  at: 's.decided_at',
  where,
  person: ASSIGNEE,
});

/**
 * Open at a moment: by the last time before it that the ticket was ended or reopened. What is over now and has not been
 * ended since was not open then either: those that may have been are looked for first, for they are few.
 */
const WAS_OPEN = `t.created_at < :asOf
  and t.id in (
    select o.id from tickets o where o.deleted_at is null and o.status in ${OPEN_STATES}
    union all select e.ticket_id from report_facts e where e.kind in ('solved', 'closed') and e.at >= :asOf)
  and coalesce((
    select e.kind from report_facts e
    where e.ticket_id = t.id and e.kind in ('solved', 'closed', 'reopened') and e.at < :asOf
    order by e.at desc, e.id desc limit 1), 'reopened') = 'reopened'`;

export const FIGURES = {
  created: tickets('t.created_at', 'true'),
  /** Its value is its age; has `:now` bound. */
  open: {
    ...tickets(null, OPEN),
    value: 'extract(epoch from (:now::timestamptz - t.created_at))::double precision',
  },
  /** Has `:asOf` bound. */
  backlog: tickets(null, WAS_OPEN),
  solved: { ...facts('solved'), value: 'f.value' },
  closed: facts('closed'),
  handled: facts('solved', 'closed'),
  reopened: facts('reopened'),
  responded: { ...facts('responded'), value: 'f.value' },
  steps: { ...facts('solved', 'closed', 'reopened', 'moved'), where: 'f.from_status is not null' },
  rated: { ...facts('rated'), value: 'f.value' },
  satisfied: { ...facts('rated'), where: 'f.value >= 7' },
  promoters: { ...facts('rated'), where: 'f.value >= 9' },
  detractors: { ...facts('rated'), where: 'f.value <= 6' },
  commented: {
    ...facts('rated'),
    where: `t.satisfaction_comment is not null and t.satisfaction_comment <> ''`,
  },
  // What left the backlog and came back to it, of whoever has the ticket now, as the backlog is.
  ended: { ...facts('solved', 'closed'), person: ASSIGNEE },
  resumed: { ...facts('reopened'), person: ASSIGNEE },
  decided: targets(DECIDED),
  met: targets(`s.outcome = 'met'`),
  breached: targets(`s.outcome = 'breached'`),
} satisfies Record<string, Figure>;

export type FigureKey = keyof typeof FIGURES;

export const FIGURE_KEYS = Object.keys(FIGURES) as FigureKey[];

export const figureOf = (key: FigureKey): Figure => FIGURES[key];

/** Where each is read from; tickets have the alias `t` in all of them. `alone` is without them, where it has what is asked for. */
export const SOURCES: Record<Source, { from: string; id: string; alone?: { from: string; ticket: string } }> =
  {
    tickets: { from: 'tickets t', id: 't.id' },
    facts: {
      from: 'report_facts f join tickets t on t.id = f.ticket_id',
      id: 'f.id',
      alone: { from: 'report_facts f', ticket: 'f.ticket_id' },
    },
    targets: {
      from: 'sla_targets s join tickets t on t.id = s.ticket_id',
      id: 's.id',
      alone: { from: 'sla_targets s', ticket: 's.ticket_id' },
    },
  };
