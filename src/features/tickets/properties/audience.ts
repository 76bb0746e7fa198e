import type { TicketRow, TicketValues } from '../tickets.types';
import type { Kind, Property } from './kinds';
import { propertyOf, STORED } from './list';

// What of a ticket customers learn. All of it is said in the list: what says nothing does not exist for them.

/** How a value reads that is not for its reader. */
const BLANKS: Partial<Record<Kind, unknown>> = {
  tags: Object.freeze([]),
  people: Object.freeze([]),
  fields: Object.freeze({}),
  flag: false,
};

export const isForCustomers = (name: string): boolean => propertyOf(name)?.customers !== undefined;

/** Whether a change of it is news for customers. Custom fields are, as far as their definitions say. */
export function isNews(name: string, shownFields: ReadonlySet<string>): boolean {
  const [, field] = /^fields\.(.*)$/.exec(name) ?? [];
  return field === undefined ? propertyOf(name)?.customers?.news === true : shownFields.has(field);
}

type Shown<N extends keyof TicketRow> = Pick<TicketValues, Extract<N, keyof TicketValues>>;

/** How somebody reads rows: the values of these properties, and nothing else that a row was read with. */
export function shownTo<N extends keyof TicketRow>(internals: boolean, names: readonly N[]) {
  const sources = names.flatMap((name) => sourceOf(internals, name, propertyOf(name) as Property));
  return (row: Pick<TicketRow, N>): Shown<N> => {
    const shown: Record<string, unknown> = {};
    for (const { name, from, blank } of sources) shown[name] = from === null ? blank : row[from as N];
    return shown as Shown<N>;
  };
}

interface Source {
  name: string;
  /** The property that is read for it; null: nothing, it is blank. */
  from: string | null;
  blank?: unknown;
}

function sourceOf(internals: boolean, name: string, { kind, inner, customers }: Property): Source[] {
  if (inner) return [];
  if (internals) return [{ name, from: name }];
  if (!customers) return [{ name, from: null, blank: BLANKS[kind] ?? null }];
  return [{ name, from: customers.instead ?? name }];
}

const WHOLE = { internals: shownTo(true, STORED), rest: shownTo(false, STORED) };

/** The ticket alone. */
export const ticketShown = (internals: boolean, row: TicketRow): TicketValues =>
  (internals ? WHOLE.internals : WHOLE.rest)(row);
