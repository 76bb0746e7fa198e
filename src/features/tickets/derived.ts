import type { Ctx, TxCtx } from '../../platform/ctx';
import type { TicketRow } from './tickets.types';

// What other features reckon from a ticket and keep in its row: they are asked before it is written, so that it is
// written once. A feature that does so is a derivation, gathered in src/app/derivations.ts.

/** What a derivation goes by. */
export type DerivedFrom = Pick<
  TicketRow,
  | 'status'
  | 'holdReason'
  | 'closeReason'
  | 'priority'
  | 'type'
  | 'departmentId'
  | 'organizationId'
  | 'categoryId'
  | 'requesterId'
  | 'fields'
  | 'createdAt'
>;

/** The columns that derivations write. */
export type DerivedName =
  | 'slaPolicyId'
  | 'responseDueAt'
  | 'nextResponseDueAt'
  | 'resolutionDueAt'
  | 'slaDueAt'
  | 'slaRiskAt'
  | 'slaNextAt'
  | 'slaClock';

export type DerivedColumns = Pick<TicketRow, DerivedName>;

/** A ticket as it is stored. */
export type DerivedWith = DerivedFrom &
  DerivedColumns &
  Pick<TicketRow, 'firstResponseAt' | 'resolvedAt' | 'closedAt'>;

/** Something that happens to a ticket. */
export interface TicketTurn {
  ticketId: string;
  /** Null for one that is filed. */
  before: DerivedWith | null;
  after: DerivedFrom;
  /** Whose public reply it is, if it is one. */
  reply?: { by: 'staff' | 'customer'; commentId: string };
}

/** An act on a ticket that is undone: from now on it is as if it had never been. */
export interface UndoneTurn {
  ticketId: string;
  /** The act: its first event. */
  rootId: string;
  /** As the act, and time since then, have left it. */
  now: DerivedWith;
  /** With all that the act has changed as it was. */
  then: DerivedWith;
}

export interface Derived {
  columns: Partial<DerivedColumns>;
  /** What follows once the ticket is written and its own events are told. */
  follow?(tx: TxCtx): Promise<void>;
}

export interface TicketDerivation {
  name: string;
  /** SQL of JSON about a ticket `t`, which is read in the statement of its page, for those who see its internals. */
  shown?: string;
  /** Null where nothing is to be written. */
  derive(tx: TxCtx, turn: TicketTurn): Promise<Derived | null>;
  /** Columns that are not as they were in `then`, since time has passed; null where all are. */
  undo(tx: TxCtx, turn: UndoneTurn): Promise<Derived | null>;
}

declare module '../../platform/services' {
  interface Services<C> {
    /** What is reckoned from a ticket whenever it is written. */
    ticketDerivations: (C extends Ctx ? TicketDerivation : never)[];
  }
}

/** What all derivations say of a turn, as one: only what the ticket does not have already. */
export function deriveTicket(tx: TxCtx, turn: TicketTurn): Promise<Required<Derived>> {
  return together(tx, turn.before, ({ derive }) => derive(tx, turn));
}

/** Likewise of an act that is undone. */
export function deriveUndone(tx: TxCtx, turn: UndoneTurn): Promise<Required<Derived>> {
  return together(tx, turn.then, ({ undo }) => undo(tx, turn));
}

async function together(
  tx: TxCtx,
  before: DerivedColumns | null,
  ask: (derivation: TicketDerivation) => Promise<Derived | null>,
): Promise<Required<Derived>> {
  const columns: Partial<DerivedColumns> = {};
  const follows: ((tx: TxCtx) => Promise<void>)[] = [];
  for (const derivation of tx.system.ticketDerivations) {
    const derived = await ask(derivation);
    if (!derived) continue;
    Object.assign(columns, before ? differing(before, derived.columns) : derived.columns);
    if (derived.follow) follows.push(derived.follow);
  }
  const follow = async (within: TxCtx) => {
    for (const one of follows) await one(within);
  };
  return { columns, follow };
}

/** What is reckoned anew has other objects for the same moments: written as they are, each would be a change. */
function differing(before: DerivedColumns, columns: Partial<DerivedColumns>): Partial<DerivedColumns> {
  const entries = Object.entries(columns) as [DerivedName, unknown][];
  return Object.fromEntries(entries.filter(([name, value]) => !isSame(before[name], value)));
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (one instanceof Date && other instanceof Date && one.getTime() === other.getTime());
