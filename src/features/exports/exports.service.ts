import type { Readable } from 'node:stream';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { MINUTE_MS } from '../../platform/elapsed';
import { AppError, notFound } from '../../platform/errors';
import { emit } from '../../platform/events';
import { enqueue } from '../../platform/jobs';
import type { Page } from '../../platform/paging';
import { actorId, assertRunsTheDesk } from '../../platform/rights';
import { once } from '../../platform/submissions';
import {
  countExported,
  type ExportContent,
  type ExportedTickets,
  type ExportSource,
  type ExportWords,
  exportColumns,
} from '../tickets';
import { assertStaff } from '../users';
import * as repo from './exports.repo';
import type { Export, ExportInput, ExportReader, NamedExport } from './exports.types';
import { fileNameOf } from './file-names';

declare module '../../platform/task-types' {
  interface Tasks {
    /** Writes the file of an export. */
    'exports.write': { id: string };
    'exports.purge': NoPayload;
  }
}

/** So many rows are written while their reader waits: it takes about a second. */
export const SHORT = 2000;
/** The form counts no further: it tells whether the file is there at once, and that costs the same of any number. */
export const COUNTED = SHORT;
const AFTER_MS = 2 * MINUTE_MS;
/** Nobody has more of them on their way. */
const MOST_UNDER_WAY = 5;
/** Longer ones have a line of their own, so that what is ready in seconds need not wait for minutes. */
const LONG = 50_000;

/** Pages that show somebody's exports listen to it. */
export const exportsTopic = (userId: string): string => `exports:${userId}`;

/** What a page lists, as those see it who may export it. */
export interface Exportable {
  address: string;
  title: string;
  tickets: ExportedTickets;
}

/**
 * What is to be exported from a page of staff.
 * @throws AppError `not_found` for who is no staff; `malformed` for an address of which nothing can be exported
 */
export async function exportableAt(ctx: Ctx, address: string, words: ExportWords): Promise<Exportable> {
  assertStaff(ctx.actor);
  const source = sourceOf(ctx, address);
  const tickets = await source.tickets(ctx, address, words.fmt.timeZone);
  return { address, tickets, title: await source.title(ctx, address, words) };
}

/** What browsers take for a path here: one slash, of either kind, and none of the signs that they leave out. */
const OF_THIS_DESK = /^\/(?![/\\])\P{Cc}*$/u;

/** @throws AppError `malformed` */
export function sourceOf(ctx: Ctx, address: string): ExportSource {
  if (!OF_THIS_DESK.test(address)) throw new AppError('malformed');
  const { pathname } = new URL(address, 'http://desk');
  const source = ctx.system.exportSources.find(({ fits }) => fits(pathname));
  if (!source) throw new AppError('malformed');
  return source;
}

/**
 * Begins an export. One of few rows is left to the caller to write at once (`writeExport`), others are a job's; so is one
 * that the caller did not write.
 * @throws AppError `invalid` for columns that there are not, nothing to export, or too many on their way
 */
export async function startExport(
  ctx: Ctx,
  input: ExportInput,
  words: ExportWords,
): Promise<{ made: Export; isShort: boolean }> {
  const { address, title, tickets } = await exportableAt(ctx, input.address, words);
  const columns = await chosenColumns(ctx, input, words);
  const total = await countExported(ctx, input.content, tickets);
  if (total === 0) throw new AppError('invalid', { fields: { content: { key: 'exports.error.nothing' } } });
  const reader: ExportReader = { locale: words.locale, timeZone: words.fmt.timeZone };
  const content = { ...input, address, columns };
  const made = await once(ctx, { noun: 'export', content, find: ownExport }, async (tx, id) => {
    await assertFew(tx);
    await repo.insertExport(tx.db, {
      id,
      ...content,
      ...reader,
      total,
      fileName: fileNameOf(title, tx.now, content, words),
      ownerId: ownerOf(tx),
      state: 'waiting',
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await emit(tx, {
      type: 'export.made',
      subject: { type: 'export', id },
      data: { address, content: content.content, format: content.format, columns, rows: total },
    });
    await enqueueWriting(tx, id, total);
    return ownExport(tx, id);
  });
  return { made, isShort: total <= SHORT };
}

/** What its reader waits for comes to the worker later: it is over then, unless whoever wrote it has died. */
function enqueueWriting(tx: TxCtx, id: string, total: number): Promise<void> {
  const line = total > LONG ? 'exports long' : 'exports';
  const runAt = total > SHORT ? tx.now : new Date(tx.now.getTime() + AFTER_MS);
  return enqueue(tx, 'exports.write', { id }, { key: `export:${id}`, line, runAt });
}

/** The columns that the actor had last, of each content; null for who has had none. */
export async function lastColumns(ctx: Ctx): Promise<Record<ExportContent, string[] | null>> {
  const found = await repo.lastColumnsOf(ctx.db, ownerOf(ctx));
  const of = (content: ExportContent) => found.find((one) => one.content === content)?.columns ?? null;
  return { tickets: of('tickets'), replies: of('replies') };
}

async function chosenColumns(ctx: Ctx, { content, columns }: ExportInput, words: ExportWords) {
  const offered = await exportColumns(ctx, content, words);
  const chosen = offered.filter(({ key }) => columns.includes(key)).map(({ key }) => key);
  if (chosen.length === 0)
    throw new AppError('invalid', { fields: { columns: { key: 'exports.error.no_columns' } } });
  return chosen;
}

async function assertFew(tx: TxCtx): Promise<void> {
  await repo.takeTurn(tx.db, ownerOf(tx));
  if ((await repo.underWay(tx.db, ownerOf(tx))) < MOST_UNDER_WAY) return;
  const fields = { content: { key: 'exports.error.too_many', params: { most: MOST_UNDER_WAY } } };
  throw new AppError('invalid', { fields });
}

const ownerOf = (ctx: Ctx): string => actorId(ctx.actor) as string;

/**
 * One of one's own.
 * @throws AppError `not_found`
 */
export async function ownExport(ctx: Ctx, id: string): Promise<Export> {
  assertStaff(ctx.actor);
  const found = await repo.exportOf(ctx.db, ownerOf(ctx), id);
  if (!found) throw notFound();
  return found;
}

/** A page of one's own, the newest first. */
export function ownExports(ctx: Ctx, cursor: string | null): Promise<Page<NamedExport>> {
  assertStaff(ctx.actor);
  return repo.exportsPage(ctx.db, ownerOf(ctx), cursor);
}

/** A page of everybody's, for administrators. */
export function allExports(ctx: Ctx, cursor: string | null): Promise<Page<NamedExport>> {
  assertRunsTheDesk(ctx.actor);
  return repo.exportsPage(ctx.db, null, cursor);
}

/**
 * One of one's own that has its file.
 * @throws AppError `not_found`, also while there is none
 */
export async function readyExport(ctx: Ctx, id: string): Promise<Export & { fileKey: string }> {
  const made = await ownExport(ctx, id);
  if (made.fileKey === null) throw notFound();
  return { ...made, fileKey: made.fileKey };
}

/**
 * The file of one of one's own, which is told as an event.
 * @throws AppError `not_found` where it is gone
 */
export async function openExport(
  ctx: Ctx,
  { id, fileKey }: Pick<Export, 'id'> & { fileKey: string },
): Promise<Readable> {
  const stream = await ctx.system.files.open(fileKey);
  await inTx(ctx, (tx) => emit(tx, { type: 'export.downloaded', subject: { type: 'export', id } })).catch(
    (error) => {
      stream.destroy();
      throw error;
    },
  );
  return stream;
}

/**
 * Cancels one's own, or as an administrator anybody's; one that is over stays as it is.
 * @throws AppError `not_found`
 */
export async function cancelExport(ctx: Ctx, id: string): Promise<void> {
  assertStaff(ctx.actor);
  await inTx(ctx, async (tx) => {
    const found = await repo.exportById(tx.db, id);
    const isTheirs = found?.ownerId === ownerOf(tx);
    if (!found || !(isTheirs || isAdministrator(tx))) throw notFound();
    if (!(await repo.end(tx.db, id, 'cancelled', tx.now))) return;
    await emit(tx, { type: 'export.cancelled', subject: { type: 'export', id } });
    await hintExports(tx, found.ownerId);
  });
}

const isAdministrator = ({ actor }: Ctx) => actor.kind === 'person' && actor.role === 'administrator';

/**
 * Has one that failed or was cancelled written again.
 * @throws AppError `not_found`, `invalid` where what it was of is not there any more
 */
export async function repeatExport(ctx: Ctx, id: string, words: ExportWords) {
  const { address, content, columns, format } = await ownExport(ctx, id);
  return startExport(ctx, { address, content, columns, format }, words);
}

export async function hintExports(tx: TxCtx, ownerId: string): Promise<void> {
  await tx.system.live.hint(tx, { topics: [exportsTopic(ownerId)], audience: 'staff' });
}
