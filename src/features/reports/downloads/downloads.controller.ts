import type { Request, Response } from 'express';
import { contentDisposition } from '../../../platform/files';
import { ctxOf } from '../../../platform/http/input';
import { listHref } from '../../../platform/http/lists';
import { isHandedOver } from '../../../platform/http/open-pages';
import { done } from '../../../platform/http/respond';
import { reportFile } from '../files.service';
import { nameIn, wordsFor } from '../pages/asking.controller';
import { PARAMS, pathOf, readQuery } from '../query.schema';
import type { Place } from '../query.types';
import type { Format } from './downloads.events';
import { noteDownload } from './downloads.service';

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
  const file = await reportFile(ctx, { place, name, query, format, tableId }, words);
  if (isHandedOver(req)) await noteDownload(ctx, { report: name, place, format, query: asked });
  res.set({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': file.mediaType,
    'Content-Disposition': contentDisposition(file.fileName),
    'Cache-Control': 'private, no-store',
  });
  if (!isHandedOver(req)) return void res.end();
  await file.write(res).catch(unlessGone);
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
