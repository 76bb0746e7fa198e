import type { Tx } from '../tx';

/**
 * Who refers to the things of a list says so, as data: the list itself knows none of them. They are gathered in
 * src/app/references.ts; a removal counts them, and lets each move its own. `C` is the context they are given.
 */
export interface ReferenceOf<C> {
  /** The noun of the list: `department`; or `user`, of what stops with somebody's rights. */
  to: string;
  /** What refers: `tickets`. The name of its count in the event of a removal. */
  name: string;
  /** A text with `count`: "3 tickets". */
  text: string;
  /** How many refer to it, whoever may see them: the removal asks as the desk. */
  count(ctx: C, id: string): Promise<number>;
  /** A page that shows those that refer to it, where there is one. */
  href?(id: string): string;
  /** Lets all that refer to one thing refer to another. Without: they never stand in the way of a removal. */
  move?(tx: C & Tx, from: string, to: string): Promise<void>;
  /** Takes it away from all that refer to it, where they can do without. */
  detach?(tx: C & Tx, id: string): Promise<void>;
  /** The most that move at once, and what to say about more; a text with `max`. */
  most?: { count: number; error: string };
}
