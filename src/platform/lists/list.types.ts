import type { Actor, Ctx, TxCtx } from '../ctx';
import type { Db } from '../db';
import type { NamedFilter } from '../db/named-list';
import type { Change } from '../events';
import type { Page } from '../paging';
import type { ListNoun } from './list-events';
import type { Uses } from './references';

/** What every thing of a list has besides what its form says. */
export interface Kept {
  id: string;
  /** One more with each change; forms carry the one they were opened at. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A set of ids in a table of pairs, by names in camelCase. */
export interface Link {
  table: string;
  /** The column of the list's thing. */
  own: string;
  /** The column of what it is linked with. */
  other: string;
}

export interface Changed<Input> {
  id: string;
  /** Null for what is new. */
  before: Input | null;
  /** Null for what is gone. */
  after: Input | null;
  changes: Record<string, Change> | null;
}

/**
 * A list that people keep in the administration, as data. `Input` is what a form says, `More` what reading one
 * brings besides, `Counts` what only the list's rows bring. In its SQL the table is called `item`.
 */
export interface ListDeclaration<Input extends object, More = unknown> {
  /** `skill`: events are `skill.created`, `skill.changed`, `skill.deleted`, their subject `skill`. */
  noun: ListNoun;
  /** In snake_case, as SQL says it. */
  table: string;
  /** The fields of `Input` that are columns of the table; all others must be in `links`. */
  columns: readonly (keyof Input & string)[];
  /** Those columns that people know it by: lines (`platform/line.ts`). */
  names: readonly (keyof Input & string)[];
  links?: { [Field in keyof Input & string]?: Link };
  /** Those columns that hold JSON. */
  json?: readonly (keyof Input & string)[];
  /** What a new one is unless its maker says otherwise. */
  defaults: Partial<Input>;
  /** The group of the cache that a change clears. */
  cache?: string;
  /** No two are called the same: the unique index, and the field and text that say so. */
  unique: { constraint: string; field: keyof Input & string; error: string };
  /** The text of a removal that needs a way out. */
  inUse: string;
  sql?: {
    /** `left join users m on m.id = item.manager_id` */
    joins?: string;
    /** Instead of the column of that name. */
    instead?: { [Field in keyof Input & string]?: string };
    /** The columns of `More`, which reading one brings besides. */
    more?: string;
    /** The columns of `Counts`, which the rows of the list bring besides. */
    counts?: string;
    /** What a search looks into; `item.name` unless it is given. */
    searched?: string;
  };
  /** Who may create and change; unless it is given, whoever runs the desk. Throws. */
  mayWrite?(actor: Actor): void;
  mayRemove?(actor: Actor): void;
  /**
   * Further locks, before anything is read, in the order that all take them. `patch` is empty for a removal, `id` null
   * for a new one.
   */
  lock?(db: Db, patch: Partial<Input>, id: string | null): Promise<unknown>;
  /** What a form would say of it as it stands; its fields of that name unless it is given. */
  inputOf?(item: Input & Kept & More): Input;
  /** Checks against other rows, and tidies up. Throws `invalid`. */
  checked?(tx: TxCtx, input: Input, of: { id: string; before: Input | null }): Promise<Input>;
  /** Whether it may go, and to where. Throws. */
  checkRemoval?(tx: TxCtx, item: Input & Kept & More, way: RemovalWay<Input & Kept & More>): Promise<void>;
  /** What follows a change, in its transaction. */
  followed?(tx: TxCtx, change: Changed<Input>): Promise<void>;
  /** For a list in an order of its own (a column `position`): the ids among which one moves, in their order. */
  siblings?(tx: TxCtx, item: Input & Kept & More): Promise<string[]>;
}

export interface RemovalWay<Item> {
  target: Item | null;
  uses: Uses;
}

/** The services of a list. All but `find` are for those who may write. */
export interface KeptList<Input extends object, Item extends Kept, Row = Item> {
  noun: string;
  table: string;
  defaults: Partial<Input>;
  /** Whether one can be switched off (it has `isActive`). */
  canDeactivate: boolean;
  /** Whether people put it in order. */
  hasOrder: boolean;
  /** @throws AppError `not_found` */
  find(ctx: Ctx, id: string): Promise<Item>;
  /** One page of it, by name or time. */
  page(ctx: Ctx, filter?: NamedFilter): Promise<Page<Row>>;
  /**
   * @param as its id, where a form makes more than this one and `once` has said under which id
   * @throws AppError `invalid`
   */
  create(ctx: Ctx, given: Partial<Input>, as?: string): Promise<Item>;
  /**
   * Changes what the patch says; nothing happens when that changes nothing.
   * @param form.version the version that the form was opened at: what others changed since is kept
   * @throws AppError `not_found`; `invalid`; `conflict` where both changed the same (see `mergeStale`)
   */
  update(ctx: Ctx, id: string, patch: Partial<Input>, form?: { version?: number }): Promise<Item>;
  /**
   * Removes it. What refers to it moves to `moveTo`, or with `detach` does without.
   * @throws AppError `not_found`; `invalid`; `conflict` with `data.uses` when something refers to it and there is no
   *   way out
   */
  remove(ctx: Ctx, id: string, way?: { moveTo?: string | null; detach?: boolean }): Promise<void>;
  /** Moves it one place among its siblings, in a list that has an order of its own. */
  place(ctx: Ctx, id: string, direction: 'up' | 'down'): Promise<void>;
  /**
   * Lets all that have one value in a column have another, or none, with an event for each: for references.
   * @param field in the form, for a name that is taken where they go
   */
  shift(
    tx: TxCtx,
    column: keyof Input & string,
    from: string,
    to: string | null,
    field?: string,
  ): Promise<void>;
}
