import type { Ctx, TxCtx } from '../ctx';
import { AppError } from '../errors';
import type { ReferenceOf } from './reference-types';

/** Who refers to the things of a list. */
export type Reference = ReferenceOf<Ctx>;

/** How many of each kind refer to a thing. */
export type Uses = Record<string, number>;

export interface Use {
  /** Of the reference. */
  name: string;
  text: string;
  count: number;
  /** Whether it needs a way out. */
  inTheWay: boolean;
  /** Whether it can do without. */
  canDetach: boolean;
  /** A page that shows them; null for none. */
  href: string | null;
}

function referencesTo(ctx: Ctx, noun: string): Reference[] {
  return ctx.system.references.filter(({ to }) => to === noun);
}

/** What refers to a thing, for the page that asks what is to become of it; only what there is. */
export async function usesOf(ctx: Ctx, noun: string, id: string): Promise<Use[]> {
  const counts = await countUses(ctx, noun, id);
  return referencesTo(ctx, noun)
    .map(({ name, text, move, detach, href }) => ({
      name,
      text,
      count: counts[name] ?? 0,
      inTheWay: move !== undefined,
      canDetach: detach !== undefined,
      href: href?.(id) ?? null,
    }))
    .filter(({ count }) => count > 0);
}

/** @returns by name of the reference, nought too */
export async function countUses(ctx: Ctx, noun: string, id: string): Promise<Uses> {
  const uses: Uses = {};
  for (const { name, count } of referencesTo(ctx, noun)) uses[name] = await count(ctx, id);
  return uses;
}

/**
 * Moves or detaches whatever stands in the way of a removal.
 * @param inUse what to throw when something does and there is no way out
 * @throws AppError what `inUse` makes; `conflict` on `moveTo` for more than may move at once
 */
export async function clearTheWay(
  tx: TxCtx,
  noun: string,
  id: string,
  uses: Uses,
  { moveTo, detach }: { moveTo: string | null; detach: boolean },
  inUse: () => AppError,
): Promise<void> {
  const inTheWay = referencesTo(tx, noun).filter(({ name, move }) => move && (uses[name] ?? 0) > 0);
  if (moveTo === null && inTheWay.some((reference) => !detach || !reference.detach)) throw inUse();
  for (const { name, most } of inTheWay) {
    if (moveTo === null || !most || (uses[name] ?? 0) <= most.count) continue;
    const fields = { moveTo: { key: most.error, params: { max: most.count } } };
    throw new AppError('conflict', { fields, data: { uses } });
  }
  for (const reference of inTheWay) {
    if (moveTo !== null) await reference.move?.(tx, id, moveTo);
    else await reference.detach?.(tx, id);
  }
}
