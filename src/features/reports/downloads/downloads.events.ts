import type { Place } from '../query.types';
import type { ReportName } from '../report.types';

/** What a report can be taken away as. */
export type Format = 'pdf' | 'xlsx' | 'csv';

declare module '../../../platform/event-types' {
  interface Events {
    /** Of no thing of the desk's: figures of many. `data.query` is what its address said. */
    'report.downloaded': {
      data: { report: ReportName; place: Place; format: Format; query: Record<string, string> };
    };
  }
}
