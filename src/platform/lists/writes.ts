import { type Ctx, inTx, type TxCtx } from '../ctx';
import { rows, snakeCase } from '../db';
import { invalid, notFound, unlessTaken } from '../errors';
import { type Changes, changesBetween, emit, type NewEvent } from '../events';
import { assertName, lineOf } from '../line';
import { mergeStale } from '../merging';
import { assertRunsTheDesk } from '../rights';
import { once } from '../submissions';
import type { Changed, Kept, ListDeclaration } from './list.types';
import { columnValues, itemById, linkFields, lockItem, saveLinks } from './rows';

export async function createItem<I extends object, M>(
  list: ListDeclaration<I, M>,
  ctx: Ctx,
  given: Partial<I>,
  as?: string,
): Promise<I & Kept & M> {
  assertMayWrite(list, ctx);
  const find = (tx: TxCtx, id: string) => itemById(list, tx.db, id);
  return once(ctx, { noun: list.noun, content: given, find }, async (tx, newId) => {
    const id = as ?? newId;
    await list.lock?.(tx.db, given, null);
    const wanted = named(list, { ...list.defaults, ...said(given) } as I, null);
    const after = (await list.checked?.(tx, wanted, { id, before: null })) ?? wanted;
    await uniquely(list, () =>
      tx.db(list.table).insert({ id, ...columnValues(list, after), createdAt: tx.now, updatedAt: tx.now }),
    );
    await saveLinks(list, tx.db, id, after);
    await tell(list, tx, 'created', { id, before: null, after, changes: changesBetween({}, after) });
    return find(tx, id);
  });
}

export async function updateItem<I extends object, M>(
  list: ListDeclaration<I, M>,
  ctx: Ctx,
  id: string,
  patch: Partial<I>,
  { version }: { version?: number } = {},
): Promise<I & Kept & M> {
  assertMayWrite(list, ctx);
  return inTx(ctx, async (tx) => {
    const item = await lockedItem(list, tx, id, patch);
    const own = await mergeStale(tx, { subjectId: id }, item.version, patch, version);
    const before = inputOf(list, item);
    const wanted = named(list, { ...before, ...said(own) }, before);
    const after = (await list.checked?.(tx, wanted, { id, before })) ?? wanted;
    const changes = changesBetween(before, after);
    if (!changes) return item;
    const values = { ...columnValues(list, after), version: item.version + 1, updatedAt: tx.now };
    await uniquely(list, () => tx.db(list.table).where({ id }).update(values));
    await saveLinks(list, tx.db, id, after);
    await tell(list, tx, 'changed', { id, before, after, changes }, { version: item.version + 1 });
    return itemById(list, tx.db, id);
  });
}

/** Read after the lock, so that it is what the last change left. */
async function lockedItem<I extends object, M>(
  list: ListDeclaration<I, M>,
  tx: TxCtx,
  id: string,
  patch: Partial<I>,
): Promise<I & Kept & M> {
  await list.lock?.(tx.db, patch, id);
  if (!(await lockItem(tx.db, list.table, id))) throw notFound();
  return itemById(list, tx.db, id);
}

interface Moved {
  id: string;
  version: number;
  before: number;
  after: number;
}

/** One statement gives all their places; an event tells of each that has another, so that open forms learn of it. */
export async function placeItem<I extends object, M>(
  list: ListDeclaration<I, M>,
  ctx: Ctx,
  id: string,
  direction: 'up' | 'down',
): Promise<void> {
  assertMayWrite(list, ctx);
  await inTx(ctx, async (tx) => {
    const item = await lockedItem(list, tx, id, {});
    const ids = (await list.siblings?.(tx, item)) ?? [];
    const from = ids.indexOf(id);
    const to = from + (direction === 'up' ? -1 : 1);
    if (from < 0 || to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    const moved = await rows<Moved>(
      tx.db,
      `update ${list.table} item set position = o.place, version = item.version + 1, updated_at = :now
       from unnest(:ids::uuid[]) with ordinality as o (id, place), ${list.table} old
       where item.id = o.id and old.id = item.id and item.position <> o.place
       returning item.id, item.version, old.position as before, item.position as after`,
      { ids, now: tx.now },
    );
    for (const { before, after, version, ...one } of moved) {
      await announce(list, tx, one.id, { position: { before, after } }, version);
    }
    await forget(list, tx);
  });
}

export async function shiftItems<I extends object, M>(
  list: ListDeclaration<I, M>,
  tx: TxCtx,
  column: keyof I & string,
  { from, to, field }: { from: string; to: string | null; field: string | undefined },
): Promise<void> {
  assertMayWrite(list, tx);
  const name = snakeCase(column);
  let moved: { id: string; version: number }[] = [];
  await uniquely(
    list,
    async () => {
      moved = await rows(
        tx.db,
        `update ${list.table} set ${name} = :to, version = version + 1, updated_at = :now
         where ${name} = :from returning id, version`,
        { from, to, now: tx.now },
      );
    },
    field,
  );
  const changes = { [column]: { before: from, after: to } };
  for (const { id, version } of moved) await announce(list, tx, id, changes, version);
  if (moved.length > 0) await forget(list, tx);
}

function announce<I extends object, M>(
  { noun }: ListDeclaration<I, M>,
  tx: TxCtx,
  id: string,
  changes: Changes,
  version: number,
): Promise<unknown> {
  return emitItem(tx, `${noun}.changed`, { subject: { type: noun, id }, changes, data: { version } });
}

/** `ListNoun` has seen to it that there is such an event, and to what it holds. */
function emitItem(tx: TxCtx, type: string, told: object): Promise<unknown> {
  return emit(tx, { type, ...told } as unknown as NewEvent);
}

/** The event of a change, and what follows from it. */
export async function tell<I extends object, M>(
  list: ListDeclaration<I, M>,
  tx: TxCtx,
  verb: 'created' | 'changed' | 'deleted',
  change: Changed<I>,
  data?: Record<string, unknown>,
): Promise<void> {
  const subject = { type: list.noun, id: change.id };
  await emitItem(tx, `${list.noun}.${verb}`, { subject, changes: change.changes ?? undefined, data });
  await forget(list, tx);
  await list.followed?.(tx, change);
}

async function forget<I extends object, M>({ cache }: ListDeclaration<I, M>, tx: TxCtx): Promise<void> {
  if (cache) await tx.system.cache.forget(tx, cache);
}

function assertMayWrite<I extends object, M>(list: ListDeclaration<I, M>, { actor }: Ctx): void {
  (list.mayWrite ?? assertRunsTheDesk)(actor);
}

export function inputOf<I extends object, M>(list: ListDeclaration<I, M>, item: I & Kept & M): I {
  if (list.inputOf) return list.inputOf(item);
  const fields = [...list.columns, ...linkFields(list).map(([field]) => field as keyof I & string)];
  return Object.fromEntries(fields.map((field) => [field, item[field]])) as I;
}

function uniquely<I extends object, M>(
  { unique }: ListDeclaration<I, M>,
  write: () => PromiseLike<unknown>,
  field: string = unique.field,
): Promise<void> {
  return unlessTaken(unique.constraint, () => invalid(field, unique.error), write);
}

/** Its names as lines that read as what they are. */
function named<I extends object, M>({ names }: ListDeclaration<I, M>, input: I, before: I | null): I {
  const lines = names.map((name) => [name, lineOf(String(input[name]))] as const);
  for (const [name, line] of lines) assertName(name, line, before ? String(before[name]) : undefined);
  return { ...input, ...Object.fromEntries(lines) };
}

/** What is undefined was not said. */
function said<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}
