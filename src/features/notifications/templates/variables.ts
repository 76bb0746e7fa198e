import type { MessageTemplate, TicketVariables, Variables } from './templates.types';

const NO_TICKET: TicketVariables = {
  number: '',
  subject: '',
  requester: '',
  department: '',
  priority: '',
  status: '',
  assignee: '',
  url: '',
  due: '',
};

/** A message without anything in it: the names that templates may use are its names. */
export const BLANK: Variables = {
  desk: '',
  recipient: { name: '' },
  ticket: NO_TICKET,
  author: '',
  step: '',
  reason: '',
  files: 0,
  says: false,
  solution: '',
  days: 0,
  asked: false,
  takes_part: false,
  minutes: 0,
  target: '',
  policy: '',
  stars: 0,
  comment: '',
  title: '',
  text: '',
  count: 0,
};

/** Of a message that is about no ticket. */
export function emptyVariables(desk: string, name: string): Variables {
  return { ...BLANK, desk, recipient: { name }, ticket: null };
}

/** Characters that a text may have, where that is more than a name or a subject has. */
const LONG: Record<string, number> = { solution: 20_000, text: 20_000, comment: 4000, 'ticket.url': 500 };
const SHORT = 255;

/** The names that templates may use, with the most characters that each may put in. */
export const NAMES: ReadonlyMap<string, number> = new Map(
  Object.entries(BLANK)
    .flatMap(([name, value]) =>
      typeof value === 'object' ? Object.keys(value ?? {}).map((part) => `${name}.${part}`) : [name],
    )
    .map((name) => [name, LONG[name] ?? SHORT]),
);

/** What a message brings, complete: names it has nothing for are empty. */
export function scopeOf(variables: Variables): Record<string, unknown> {
  return { ...BLANK, ...variables, ticket: variables.ticket ?? NO_TICKET };
}

const OF_ALL = ['desk', 'recipient.name'];
const OF_TICKETS = Object.keys(NO_TICKET).map((name) => `ticket.${name}`);
const OF_WRITTEN = ['author', 'step', 'files', 'says'];
const OF_PROMISES = ['target', 'policy'];

/** What a message may hold besides the names that all messages about tickets have. */
const OWN: Record<MessageTemplate, string[]> = {
  received: ['says'],
  filed: ['author', 'says'],
  copied: ['author', 'says'],
  arrived: ['author', 'says'],
  answered: [...OF_WRITTEN, 'asked', 'takes_part', 'solution'],
  customer_replied: [...OF_WRITTEN, 'solution'],
  noted: [...OF_WRITTEN, 'solution'],
  mentioned: [...OF_WRITTEN, 'solution'],
  assigned: ['author', 'says'],
  resolved: ['author', 'says', 'solution', 'days', 'asked', 'takes_part'],
  closed: ['author', 'reason', 'asked', 'takes_part'],
  reopened: ['author', 'asked', 'takes_part'],
  sla_warned: ['minutes', ...OF_PROMISES],
  sla_breached: OF_PROMISES,
  rated: ['author', 'stars', 'comment'],
  announcement: ['author', 'title', 'text'],
  digest: ['count'],
};

/** What is worth offering to whoever writes a template. */
export function namesFor(template: MessageTemplate): string[] {
  const aboutTicket = template === 'announcement' || template === 'digest' ? [] : OF_TICKETS;
  return [...OF_ALL, ...aboutTicket, ...OWN[template]];
}
