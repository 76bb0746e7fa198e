import type { CellKind, CellRole } from './xlsx.types';

/** A style as exceljs takes it; colours are ARGB. */
export interface Style {
  numFmt?: string;
  font?: { name: string; size: number; bold?: boolean; color: { argb: string }; underline?: boolean };
  fill?: { type: 'pattern'; pattern: 'solid'; fgColor: { argb: string } };
  border?: Partial<Record<'top' | 'bottom', { style: 'thin' | 'medium'; color: { argb: string } }>>;
  alignment?: { vertical?: 'top' | 'middle'; horizontal?: 'left' | 'right'; wrapText?: boolean };
}

const INK = { argb: 'FF1F2937' };
const GREY = { argb: 'FF5B6472' };
const LINK = { argb: 'FF1D4ED8' };
const LINE = { argb: 'FF9AA3AF' };
const SHADE = { argb: 'FFEEF1F5' };

const FORMATS: Record<CellKind, string | null> = {
  text: null,
  count: '#,##0',
  number: '#,##0.##########',
  ratio: '0.0%',
  seconds: '[h]:mm:ss',
  rating: '0.0',
  points: '+0;-0;0',
  moment: 'yyyy-mm-dd hh:mm',
  day: 'yyyy-mm-dd',
  growth: '+0.0%;-0.0%;0.0%',
  shift: '+0.0" pp";-0.0" pp";0.0" pp"',
  lift: '+0.0;-0.0;0.0',
};

/** How numbers of a kind are shown. */
export const formatOf = (kind: CellKind): string => FORMATS[kind] ?? 'General';

/** Text that stays one when it is edited: a formula would come of it otherwise. */
const AS_TEXT = '@';

const font = (
  more: { size?: number; bold?: boolean; color?: { argb: string }; underline?: boolean } = {},
) => ({
  name: 'Calibri',
  size: 11,
  color: INK,
  ...more,
});

const ROLES: Record<CellRole, Style> = {
  body: { font: font(), alignment: { vertical: 'top' } },
  strong: { font: font({ bold: true }), alignment: { vertical: 'top' } },
  wrapped: { font: font(), alignment: { vertical: 'top', wrapText: true } },
  muted: { font: font({ size: 10, color: GREY }), alignment: { vertical: 'top' } },
  title: { font: font({ size: 18, bold: true }) },
  heading: { font: font({ size: 13, bold: true }) },
  header: {
    font: font({ bold: true }),
    fill: { type: 'pattern', pattern: 'solid', fgColor: SHADE },
    border: { bottom: { style: 'medium', color: LINE } },
    alignment: { vertical: 'middle', wrapText: true },
  },
  total: { font: font({ bold: true }), border: { top: { style: 'thin', color: LINE } } },
};

const NUMBERS: CellKind[] = [
  'count',
  'number',
  'ratio',
  'seconds',
  'rating',
  'points',
  'growth',
  'shift',
  'lift',
];

/** What a cell looks like. Headers stand over their numbers. */
export function styleOf(role: CellRole, kind: CellKind, special: 'as-text' | 'link' | null = null): Style {
  const style: Style = { ...ROLES[role] };
  // Among texts one below the other, dates and numbers begin where they do.
  if (role === 'wrapped') style.alignment = { ...style.alignment, horizontal: 'left' };
  else if (NUMBERS.includes(kind)) style.alignment = { ...style.alignment, horizontal: 'right' };
  const isShown = role === 'header' || role === 'title' || role === 'heading';
  const format = isShown ? null : FORMATS[kind];
  if (special === 'as-text') style.numFmt = AS_TEXT;
  else if (format) style.numFmt = format;
  if (special === 'link' && style.font) style.font = { ...style.font, color: LINK, underline: true };
  return style;
}
