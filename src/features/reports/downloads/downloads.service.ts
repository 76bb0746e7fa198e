import { type Ctx, inTx } from '../../../platform/ctx';
import { emit } from '../../../platform/events';
import type { Place } from '../query.types';
import type { ReportName } from '../report.types';
import type { Format } from './downloads.events';

export interface Download {
  report: ReportName;
  place: Place;
  format: Format;
  /** What the address said. */
  query: Record<string, string>;
}

/** Keeps on record that a report was taken away as a file. */
export async function noteDownload(ctx: Ctx, data: Download): Promise<void> {
  await inTx(ctx, (tx) =>
    emit(tx, { type: 'report.downloaded', subject: { type: 'report', id: null }, data }),
  );
}
