import type { Status } from '../../tickets';

export interface TicketVariables {
  /** With its sign: `#1042`. */
  number: string;
  subject: string;
  requester: string;
  department: string;
  /** These as they are said in the reader's language. */
  priority: string;
  status: string;
  /** Empty while nobody holds it. */
  assignee: string;
  url: string;
  /** When it is due, with the zone; empty where nothing is promised. */
  due: string;
}

/** What a message is about. What it does not have is '', 0 or false. */
export interface Variables {
  desk: string;
  recipient: { name: string };
  ticket: TicketVariables | null;
  author: string;
  /** The step that the ticket took. */
  step: '' | Status;
  reason: '' | 'duplicate';
  /** How many files came without a word. */
  files: number;
  /** Whether something that was written stands below the introduction. */
  says: boolean;
  solution: string;
  /** After which a resolved ticket closes by itself. */
  days: number;
  /** Whether the reader is who asked, and whether they take part in the ticket. */
  asked: boolean;
  takes_part: boolean;
  minutes: number;
  target: string;
  policy: string;
  stars: number;
  comment: string;
  title: string;
  text: string;
  /** The days that a report is of. */
  period: string;
  count: number;
}

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
  period: '',
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

/** The names that texts of one kind may use, with the most characters that each may put in. */
export interface Offer {
  /** Tells it from others. */
  of: string;
  names: ReadonlyMap<string, number>;
}

export const OF_MESSAGES: Offer = { of: 'messages', names: NAMES };

/** What a message brings, complete: names it has nothing for are empty. */
export function scopeOf(variables: Variables): Record<string, unknown> {
  return { ...BLANK, ...variables, ticket: variables.ticket ?? NO_TICKET };
}
