import { type Ctx, inTx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { readFileText } from '../../../platform/file-text';
import { enqueue } from '../../../platform/jobs';
import {
  attachmentsWithout,
  beginText,
  giveBackTry,
  giveUpText,
  keepText,
  MOST_TRIES,
  noteTexts,
  waitingTexts,
} from './attachment-text.repo';
import type { DueText, NoTextReason, ReadText } from './attachment-text.types';
import { firstState, LINE } from './order.service';
import { attachmentTextReady } from './ready';

/** Attachments from before that are noted at once, which is one statement. */
const NOTED_AT_ONCE = 1000;
/** Between so many of them come those of new replies. */
const READ_AT_ONCE = 10;
/** A reader that was ended is tried once more when the machine may be less busy. */
const AGAIN_MS = 10 * 60_000;

/** The work that an attachment leaves behind: what is written in it. */
export async function readAttachment(ctx: Ctx, attachmentId: string): Promise<void> {
  if ((await read(ctx, attachmentId)) !== 'again') return;
  const runAt = new Date(ctx.now.getTime() + AGAIN_MS);
  await inTx(ctx, (tx) => enqueue(tx, 'tickets.read_attachment', { attachmentId }, { runAt, line: LINE }));
}

/** Where the reading of what nobody has read stands; nothing from the clock. */
export interface Missing {
  /** First everything from before is noted, then what waits is read. */
  step?: 'note' | 'read';
  /** Id of the attachment that the batch before ended with; null for the first. */
  after?: string | null;
}

/**
 * Reads what came before this version, whose job was given up, or whose reader was ended. A batch, and then the next one: a
 * restart goes on with the batch that it ended.
 */
export async function readMissing(ctx: Ctx, { step, after = null }: Missing): Promise<void> {
  if (step === undefined) return orderMissing(ctx, { step: 'note', after: null });
  if (step === 'note') return noteMissing(ctx, after);
  const ids = await waitingTexts(ctx.db, after, READ_AT_ONCE);
  const failures: unknown[] = [];
  for (const id of ids) {
    if (ctx.system.stopSignal.aborted) throw new AppError('unavailable');
    await read(ctx, id).catch((error) => failures.push(error));
  }
  const last = ids.at(-1);
  if (last !== undefined && ids.length === READ_AT_ONCE)
    await orderMissing(ctx, { step: 'read', after: last });
  // One that cannot be opened keeps nobody behind it waiting.
  if (failures.length > 0) throw failures[0];
}

async function noteMissing(ctx: Ctx, after: string | null): Promise<void> {
  const found = await attachmentsWithout(ctx.db, after, NOTED_AT_ONCE);
  await inTx(ctx, async (tx) => {
    await noteTexts(tx, found.map(firstState));
    const last = found.at(-1);
    const isLast = last === undefined || found.length < NOTED_AT_ONCE;
    await orderMissing(tx, isLast ? { step: 'read', after: null } : { step: 'note', after: last.id });
  });
}

/** All readers stand in one line, which what a clock starts does not. */
function orderMissing(ctx: Ctx, payload: Missing): Promise<void> {
  const options = { key: 'tickets.read_missing', line: LINE };
  return inTx(ctx, (tx) => enqueue(tx, 'tickets.read_missing', payload, options));
}

/** @returns `again` where the reader was ended by the file, and the file has another try */
async function read(ctx: Ctx, id: string): Promise<'over' | 'again'> {
  const due = await beginText(ctx.db, id, ctx.now);
  if (!due) {
    await giveUpText(ctx.db, id, ctx.now);
    return 'over';
  }
  return readDue(ctx, id, due).catch(async (error) => {
    // Where the database is away, too, it counts: nothing tells that from a worker that is gone.
    await giveBackTry(ctx.db, id, ctx.now).catch(() => undefined);
    throw error;
  });
}

async function readDue(ctx: Ctx, id: string, { tries, ticketId, storageKey, name }: DueText) {
  const found = await textOf(ctx, storageKey, name);
  if ('reason' in found && ENDED.has(found.reason)) {
    ctx.system.log.warn({ attachment: id, reason: found.reason, tries }, 'a file’s reader was ended');
    if (tries < MOST_TRIES) return 'again';
  }
  await inTx(ctx, async (tx) => {
    const isKept = await keepText(tx.db, id, found, tx.now);
    if (isKept && 'text' in found) await attachmentTextReady(tx, { attachmentId: id, ticketId });
  });
  return 'over';
}

/** What became of the reader, which may have been the machine's fault. */
const ENDED: ReadonlySet<NoTextReason> = new Set<NoTextReason>(['time', 'memory', 'crashed']);
/** A file that is as it should be, and is not read all the same. */
const NOT_READ: ReadonlySet<NoTextReason> = new Set<NoTextReason>([
  'kind',
  'no_text',
  'too_large',
  'protected',
]);

async function textOf({ system }: Ctx, storageKey: string, name: string): Promise<ReadText> {
  const source = await system.files.open(storageKey).catch(unlessLost);
  if (!source) return { state: 'failed', reason: 'lost' };
  const found = await readFileText(source, name, { signal: system.stopSignal });
  if ('text' in found) return found;
  return { state: NOT_READ.has(found.problem) ? 'none' : 'failed', reason: found.problem };
}

function unlessLost(error: unknown): null {
  if (error instanceof AppError && error.code === 'not_found') return null;
  throw error;
}
