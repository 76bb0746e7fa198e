import type { Locale } from '../../platform/i18n/locale';
import type { ExportContent, ExportSource } from '../tickets';

export const FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof FORMATS)[number];

export const STATES = ['waiting', 'running', 'ready', 'failed', 'cancelled'] as const;
export type ExportState = (typeof STATES)[number];

/** What is asked for. */
export interface ExportInput {
  /** Path and query of the page whose tickets they are. */
  address: string;
  content: ExportContent;
  /** The keys of the columns. */
  columns: string[];
  format: ExportFormat;
}

/** How its maker reads: days of the address are those of the zone. */
export interface ExportReader {
  locale: Locale;
  timeZone: string;
}

export interface Export extends ExportInput, ExportReader {
  id: string;
  ownerId: string;
  state: ExportState;
  /** How many rows there were when it was asked for. */
  total: number;
  /** How many rows are written. */
  done: number;
  fileName: string;
  fileKey: string | null;
  /** Bytes. */
  size: number | null;
  createdAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
  /** By which its maker was told that it is ready. */
  eventId: string | null;
}

export interface NamedExport extends Export {
  ownerName: string;
}

/** A file is there for so long. */
export const KEPT_DAYS = 7;

declare module '../../platform/services' {
  interface Services<C> {
    /** Kinds of pages whose tickets can be exported. */
    exportSources: (C extends object ? ExportSource : never)[];
  }
}
