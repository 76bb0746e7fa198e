import type { Writable } from 'node:stream';
import type { Request, Response } from 'express';
import { contentDisposition } from '../../../platform/files';
import { ctxOf } from '../../../platform/http/input';
import { listHref } from '../../../platform/http/lists';
import { done } from '../../../platform/http/respond';
import { writeCsv } from '../csv/write';
import type { Look } from '../look.types';
import { nameIn, wordsFor } from '../pages/asking.controller';
import { writePdf } from '../pdf/write';
import { PARAMS, pathOf, readQuery } from '../query.schema';
import type { Place } from '../query.types';
import type { Report } from '../report.types';
import { makeReport } from '../reports.service';
import { writeXlsx } from '../xlsx/write';
import type { Format } from './downloads.events';
import { takeAway } from './downloads.service';

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

/**
 * A report as a file, by the address of its page with an ending. What is wrong with the address is told on the page, and is
 * no reason to hand out the figures of other days.
 */
export const downloadOf = (place: Place, format: Format) => async (req: Request, res: Response) => {
  const name = nameIn(req);
  const asked = askedIn(req);
  const { query, errors } = readQuery(req.query);
  if (Object.keys(errors).length > 0) return done(res, listHref(pathOf(place, name), asked));
  const tableId = format === 'csv' && typeof req.query.table === 'string' ? req.query.table : null;
  const [ctx, words] = [ctxOf(req), await wordsFor(req)];
  const report = await makeReport(ctx, place, name, query, words);
  const wanted = { place, asked, format, tableId };
  const { fileName, look } = await takeAway(ctx, report, wanted, words);
  const { mediaType, write } = FORMATS[format];
  res.set({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': mediaType,
    'Content-Disposition': contentDisposition(fileName),
    'Cache-Control': 'private, no-store',
  });
  await write(report, look, res, tableId).catch(unlessGone);
};

/** A reader who goes away in the middle is no failure of ours. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/** What the address says of the report, as it is written there. */
function askedIn({ query }: Request): Record<string, string> {
  const said = PARAMS.map((name) => [name, query[name]] as const);
  return Object.fromEntries(
    said.filter((one): one is [(typeof PARAMS)[number], string] => typeof one[1] === 'string'),
  );
}
