import type { Request } from 'express';
import type { PersonActor } from '../../../platform/ctx';
import { factsOf as customerFacts } from '../page/customer.view';
import { factsOf } from '../page/facts.view';
import type { TicketPage } from '../page/page.types';
import { descriptionEntry, timelineOf } from '../timeline/technician.view';
import { paperFile } from './files';
import type { Paper, PaperEntry } from './paper.types';

type Req = Pick<Request, 'shell' | 'ctx'>;
type Fact = Paper['facts'][number];

/**
 * A ticket for staff to hand on: nothing that its customer could not read. With its notes it is all that staff read, and
 * says so.
 */
export function technicianPaper(req: Req, found: TicketPage, withNotes: boolean): Paper {
  const { ticket } = found;
  const { t } = req.shell;
  const shown = withNotes ? found : withoutInner(found);
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed';
  return {
    number: ticket.number,
    subject: ticket.subject,
    status: t(`ticket.status.${ticket.status}`),
    warning: withNotes ? t('ticket.paper.with_notes') : null,
    facts: [...sharedFacts(req, shown), ...(withNotes ? innerFacts(req, shown) : [])],
    solution: isDone ? found.solution : null,
    entries: entriesOf(req, shown),
  };
}

/** Without notes and events, who acted in whose place, and the fields that customers do not know of. */
function withoutInner(found: TicketPage): TicketPage {
  const known = found.definitions.filter(({ customerAccess }) => customerAccess !== 'none');
  const keys = new Set(known.map(({ key }) => key));
  return {
    ...found,
    timeline: found.timeline.flatMap((item) => (item.kind === 'reply' ? [{ ...item, actedBy: null }] : [])),
    fields: found.fields.filter(({ key }) => keys.has(key)),
  };
}

function sharedFacts({ shell, ctx }: Req, found: TicketPage): Fact[] {
  const facts = customerFacts(shell, found, { actor: ctx.actor as PersonActor, now: ctx.now });
  return facts.map(({ label, text, time }) => ({ label, text: time?.title ?? text ?? '' }));
}

function innerFacts(req: Req, found: TicketPage): Fact[] {
  const { t } = req.shell;
  const { priority, type } = found.ticket;
  const told = sharedFacts(req, found).map(({ label }) => label);
  const facts = factsOf(req, found).map((fact) => ({
    label: fact.label,
    text: 'time' in fact ? fact.time.title : fact.text,
  }));
  return [
    { label: t('ticket.field.priority'), text: t(`ticket.priority.${priority}`) },
    { label: t('ticket.field.type'), text: t(`ticket.type.${type}`) },
    ...facts.filter(({ label }) => !told.includes(label)),
  ];
}

type Entry = ReturnType<typeof timelineOf>[number] | ReturnType<typeof descriptionEntry>;

function entriesOf(req: Req, found: TicketPage): PaperEntry[] {
  const { ticket, timeline } = found;
  const comments = timeline.flatMap((item) => (item.kind === 'event' ? [] : [item]));
  const bodies = new Map(comments.map(({ id, body }) => [`c-${id}`, body]));
  bodies.set('description', ticket.description);
  return [descriptionEntry(req, found), ...timelineOf(req, found)].map((entry) => entryOf(entry, bodies));
}

function entryOf(entry: Entry, bodies: Map<string, string>): PaperEntry {
  const kind = entry.kind === 'note' || entry.kind === 'event' ? entry.kind : 'reply';
  const role = entry.author && 'role' in entry.author ? entry.author.role : null;
  const attachments = 'attachments' in entry ? entry.attachments : undefined;
  return {
    kind,
    author: entry.author?.name ?? '',
    role: role || null,
    time: entry.time.title,
    text: bodies.get(entry.id) ?? ('what' in entry ? happened(entry) : ''),
    files: (attachments?.items ?? []).map(paperFile),
  };
}

/** What happened, and each change below it. */
function happened({ what, changes }: Extract<Entry, { what: unknown }>): string {
  const lines = changes.map(
    ({ label, before, after, sentence }) => `${label}: ${sentence ?? `${before ?? '–'} → ${after}`}`,
  );
  return [String(what ?? ''), ...lines].join('\n');
}
