export { columnName, rangeOn } from './names';
export { widthsOf } from './widths';
export { workbookTo } from './workbook';
export type {
  CellKind,
  CellRange,
  CellRole,
  CellValue,
  ChartSeries,
  FreeSheet,
  PlacedChart,
  PlacedPicture,
  SheetCell,
  SheetChart,
  TableColumn,
  TableSheet,
  Workbook,
  WorkbookOptions,
} from './xlsx.types';
