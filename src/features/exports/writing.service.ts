import { PassThrough } from 'node:stream';
import { type Ctx, inTx } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { emit } from '../../platform/events';
import type { StoredFile } from '../../platform/files';
import { formatter } from '../../platform/format';
import { getSettings } from '../settings';
import { type CellValue, type ExportWords, exportedRows } from '../tickets';
import * as repo from './exports.repo';
import { hintExports, sourceOf } from './exports.service';
import type { Export } from './exports.types';
import { writeRows } from './formats';

/** Pages are told so often how far it is. */
const TOLD_EVERY_MS = 1000;

/** It was cancelled, or is gone: what is being written is for nobody. */
class Cancelled extends Error {}

/**
 * Writes the file of an export with the rights of who made it, as they are now. Nothing happens to one that is over; of two
 * that write the same one the second is for nothing.
 * @param ctx of its maker
 * @param isTold whether its maker is told that it is there
 * @returns whether it is ready now
 */
export async function writeExport(ctx: Ctx, made: Export, { isTold }: { isTold: boolean }): Promise<boolean> {
  if (!(await repo.begin(ctx.db, made.id, new Date()))) return false;
  let done = 0;
  const stored = await fileOf(ctx, made, (count) => {
    done = count;
  }).catch((error) => {
    if (error instanceof Cancelled) return null;
    throw error;
  });
  return stored !== null && finish(ctx, made, { stored, done, isTold });
}

interface Outcome {
  stored: StoredFile;
  done: number;
  isTold: boolean;
}

async function finish(
  ctx: Ctx,
  { id, ownerId }: Export,
  { stored, done, isTold }: Outcome,
): Promise<boolean> {
  const isReady = await inTx({ ...ctx, now: new Date() }, async (tx) => {
    const finished = { done, fileKey: stored.key, size: stored.size };
    if (!(await repo.finish(tx.db, id, finished, tx.now))) return false;
    if (isTold) {
      const event = await emit(tx, {
        type: 'export.finished',
        subject: { type: 'export', id },
        data: { ownerId },
      });
      await repo.noteTelling(tx.db, id, event.id);
    }
    await hintExports(tx, ownerId);
    return true;
  });
  if (!isReady) await ctx.system.files.remove(stored.key);
  return isReady;
}

/** Rows are read, written and stored as they come: however many there are, few are in memory. */
async function fileOf(ctx: Ctx, made: Export, count: (done: number) => void): Promise<StoredFile> {
  const { address, content, columns, format, timeZone } = made;
  const words = await wordsOf(ctx, made);
  const source = sourceOf(ctx, address);
  // Of the moment at which it was asked for: the last thirty days are those, however long it has waited.
  const tickets = await source.tickets({ ...ctx, now: made.createdAt }, address, timeZone);
  const title = await source.title(ctx, address, words);
  const out = new PassThrough();
  // Whoever writes hears of it, and whoever awaits what is stored.
  out.on('error', () => undefined);
  const stored = ctx.system.files.put(out);
  // What cannot be stored is taken by nobody: its writer would wait for ever.
  stored.catch((error) => out.destroy(error));
  try {
    await inTx(ctx, async (tx) => {
      const rows = await exportedRows(tx, content, tickets, { keys: columns, words });
      const watched = watch(ctx, made, rows.portions, count);
      await writeRows(format, out, {
        title,
        author: nameOf(ctx),
        madeAt: made.createdAt,
        columns: rows.columns,
        portions: watched,
        words,
      });
    });
  } catch (error) {
    out.destroy(error as Error);
    throw out.errored ?? error;
  }
  return stored;
}

const nameOf = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.name : '');

/** In the language of who made it; moments are those of the desk's zone, as everywhere in reports. */
async function wordsOf(ctx: Ctx, { locale }: Export): Promise<ExportWords> {
  const { timeZone } = await getSettings(ctx);
  return { locale, t: ctx.system.i18n.translator(locale), fmt: formatter(locale, timeZone) };
}

/** Notes how far it is beside the transaction that reads, and ends where somebody has cancelled it. */
async function* watch(
  ctx: Ctx,
  { id, ownerId }: Export,
  portions: AsyncIterable<CellValue[][]>,
  count: (done: number) => void,
): AsyncGenerator<CellValue[][]> {
  let done = 0;
  let told = Date.now();
  for await (const portion of portions) {
    yield portion;
    done += portion.length;
    count(done);
    // It is not over: another worker begins it anew.
    if (ctx.system.stopSignal.aborted) throw new AppError('unavailable');
    if (Date.now() - told < TOLD_EVERY_MS) continue;
    told = Date.now();
    const goesOn = await inTx({ ...ctx, now: new Date() }, async (tx) => {
      await hintExports(tx, ownerId);
      return repo.progress(tx.db, id, done, tx.now);
    });
    if (!goesOn) throw new Cancelled();
  }
}
