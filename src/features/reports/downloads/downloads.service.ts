import { dayAfter } from '../../../platform/calendar';
import { type Ctx, inTx } from '../../../platform/ctx';
import { emit } from '../../../platform/events';
import { getSettings, logoForPaper } from '../../settings';
import { tableIn } from '../csv/write';
import type { Look } from '../look.types';
import type { Place } from '../query.types';
import type { Report } from '../report.types';
import type { Words } from '../words.types';
import type { Format } from './downloads.events';

/** What is asked for of a report: all of it, or one table. */
export interface Wanted {
  place: Place;
  /** What the address said, for the record. */
  asked: Record<string, string>;
  format: Format;
  /** Of a table that is wanted alone, as CSV. */
  tableId: string | null;
}

export interface Download {
  fileName: string;
  look: Look;
}

/**
 * What a file of a report is called and looks like; and the record that it was taken.
 * @throws AppError `not_found` for a table that it does not have
 */
export async function takeAway(ctx: Ctx, report: Report, wanted: Wanted, words: Words): Promise<Download> {
  const { place, asked, format, tableId } = wanted;
  const table = tableId === null ? null : tableIn(report, tableId);
  const look = await lookFor(ctx, words);
  await inTx(ctx, (tx) =>
    emit(tx, {
      type: 'report.downloaded',
      subject: { type: 'report', id: null },
      data: { report: report.name, place, format, query: asked },
    }),
  );
  return { fileName: `${fileNameOf(report, table?.title ?? null)}.${format}`, look };
}

/** `Overview 2026-11-01 2026-11-30`: what it is and of which days. */
function fileNameOf({ title, period }: Report, table: string | null): string {
  const last = dayAfter(period.until, -1);
  const days = period.from === last ? period.from : `${period.from} ${last}`;
  return [title, table, days].filter(Boolean).join(' ');
}

/** What a file of a report says and shows of the desk and of who made it. */
export async function lookFor(ctx: Ctx, words: Words): Promise<Look> {
  const [{ name, accent, timeZone }, logo] = await Promise.all([getSettings(ctx), logoForPaper(ctx)]);
  return {
    words,
    desk: { name, logo, colour: accent },
    madeBy: ctx.actor.kind === 'person' ? ctx.actor.name : name,
    madeAt: ctx.now,
    timeZone,
  };
}
