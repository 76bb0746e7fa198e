export { bookmark, decorate, makeRoom, newPage, type Pdf, type PdfOptions } from './document';
export { addFonts } from './faces';
export { type Box, drawing, figure, illustration, picture } from './figure';
export { labelled } from './labelled';
export { drawRunning } from './running';
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
export { writeDocument } from './writing';
