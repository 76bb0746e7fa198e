import type { ExportContent } from '../tickets';
import type { ExportFormat } from './exports.types';

declare module '../../platform/event-types' {
  interface Events {
    /** Somebody has had rows written: of which page, with which columns, and how many there were. */
    'export.made': {
      data: {
        address: string;
        content: ExportContent;
        format: ExportFormat;
        columns: string[];
        rows: number;
      };
    };
    /** The file is there, and its maker is told. */
    'export.finished': { data: { ownerId: string } };
    'export.downloaded': object;
    'export.cancelled': object;
  }
}
