/** Loaded with the first workbook: most processes never make one. */
export const library = async () => (await import('exceljs/lib/stream/xlsx/workbook-writer.js')).default;

export type WorkbookWriter = InstanceType<Awaited<ReturnType<typeof library>>>;
export type SheetWriter = ReturnType<WorkbookWriter['addWorksheet']>;
