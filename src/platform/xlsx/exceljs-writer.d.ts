// What workbook.ts uses of exceljs' streaming writer, the parts that it does not document among it: pinned to 4.4.0, and
// held by tests/platform/xlsx-package.test.ts. By its path, the package's reader and its CSV stay out of memory.

declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { Readable, Writable } from 'node:stream';

  interface SheetWriter {
    columns: { width: number }[];
    autoFilter: string | null;
    conditionalFormatting: unknown[];
    rowBreaks: { id: number; max: number; man: number }[];
    startedData: boolean;
    stream: Writable;
    commit(): void;
    addConditionalFormatting(formatting: unknown): void;
    _sheetRelsWriter: { addRelationship(relationship: { Type: string; Target: string }): string };
    _write(xml: string): void;
    _writeColumns(): void;
    _writeOpenSheetData(): void;
    _writeLegacyData(): void;
  }

  class WorkbookWriter {
    constructor(options: {
      stream: Writable;
      useStyles: boolean;
      useSharedStrings: boolean;
      creator: string;
      lastModifiedBy: string;
      created: Date;
      zip: { zlib: { level: number } };
    });
    title: string;
    styles: { addStyleModel(style: unknown): number };
    zip: Readable & {
      append(source: string | Buffer | Readable, entry: { name: string }): unknown;
      abort(): unknown;
    };
    addWorksheet(name: string, options: object): SheetWriter;
    commit(): Promise<unknown>;
    _openStream(path: string): Writable;
  }

  export = WorkbookWriter;
}
