import type { Writable } from 'node:stream';
import { dayAfter } from '../../platform/calendar';
import type { Ctx } from '../../platform/ctx';
import { getSettings, logoForPaper } from '../settings';
import { tableIn, writeCsv } from './csv/write';
import type { Format } from './downloads/downloads.events';
import { writePdf } from './pdf/write';
import type { Place, ReportQuery } from './query.types';
import type { Report, ReportName } from './report.types';
import { makeReport } from './reports.service';
import type { Look, Words } from './words.types';
import { writeXlsx } from './xlsx/write';

/** Each destroys `out` where it fails, so that nobody takes what came for whole. */
type Write = (report: Report, look: Look, out: Writable, tableId: string | null) => Promise<void>;

const FORMATS: Record<Format, { mediaType: string; write: Write }> = {
  pdf: { mediaType: 'application/pdf', write: (report, look, out) => writePdf(report, look, out) },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (report, look, out) => writeXlsx(report, look, out),
  },
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
};

/** Which report is wanted as a file, and as which. */
export interface WantedFile {
  place: Place;
  name: ReportName;
  query: ReportQuery;
  format: Format;
  /** Of a table that is wanted alone, as CSV. */
  tableId?: string | null;
  /** Whose file it says that it is, where that is not who reads it. */
  madeBy?: string;
}

export interface ReportFile {
  report: Report;
  fileName: string;
  mediaType: string;
  /** Writes it and ends `out`. @throws Error of the stream, which is destroyed where it fails */
  write(out: Writable): Promise<void>;
}

export const mediaTypeOf = (format: Format): string => FORMATS[format].mediaType;

/**
 * A report as a file, with the figures that its reader may see as of `ctx.now`.
 * @throws AppError `not_found` for whom there are no reports there, and for a table that the report does not have
 */
export async function reportFile(ctx: Ctx, wanted: WantedFile, words: Words): Promise<ReportFile> {
  const { place, name, query, format, tableId = null, madeBy } = wanted;
  const report = await makeReport(ctx, place, name, query, words);
  const table = tableId === null ? null : tableIn(report, tableId, words);
  const look = await lookFor(ctx, words, madeBy);
  const { mediaType, write } = FORMATS[format];
  return {
    report,
    fileName: `${fileNameOf(report, table?.title ?? null)}.${format}`,
    mediaType,
    write: (out) => write(report, look, out, tableId),
  };
}

/** `Overview 2026-11-01 2026-11-30`: what it is and of which days. */
function fileNameOf({ title, period }: Report, table: string | null): string {
  const last = dayAfter(period.until, -1);
  const days = period.from === last ? period.from : `${period.from} ${last}`;
  return [title, table, days].filter(Boolean).join(' ');
}

/** What a file of a report says and shows of the desk and of who made it. */
export async function lookFor(ctx: Ctx, words: Words, madeBy?: string): Promise<Look> {
  const [{ name, accent, timeZone }, logo] = await Promise.all([getSettings(ctx), logoForPaper(ctx)]);
  return {
    words,
    desk: { name, logo, colour: accent },
    madeBy: madeBy ?? (ctx.actor.kind === 'person' ? ctx.actor.name : name),
    madeAt: ctx.now,
    timeZone,
  };
}
