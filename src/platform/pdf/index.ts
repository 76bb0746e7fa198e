export {
  bookmark,
  closePdf,
  decorate,
  makeRoom,
  newPage,
  openPdf,
  type Pdf,
  type PdfOptions,
} from './document';
export { type Box, drawing, figure, picture } from './figure';
export { isWideTable, type TableContent, type TableLook, table } from './table';
export {
  type Align,
  addLines,
  drawLine,
  drawText,
  heading,
  lineHeight,
  paragraph,
  type TextStyle,
  textWidth,
  wrap,
} from './text';
