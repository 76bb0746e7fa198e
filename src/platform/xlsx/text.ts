/** Characters of one cell: Excel repairs a file with more, and LibreOffice cuts. UTF-16 units, as Excel counts. */
export const MAX_TEXT = 32_767;

/** What a text that was cut ends in. */
export const CUT_MARK = ' […]';

/** What XML 1.0 cannot hold, not even escaped, and controls that nobody sees. */
const IMPOSSIBLE = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

/** What a reader of a workbook takes for an escaped character (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi;

/** What has to be looked at; most texts of a desk have none of it. */
const UNUSUAL = /(?!\n)\p{Cc}|[\p{Cs}\ufffe\uffff]|_x[0-9a-f]{4}_/iu;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Whether a reader would take some of it for an escaped character. */
export const isEscapeLike = (text: string): boolean => /_x[0-9a-f]{4}_/i.test(text);

/** A text as a cell can hold it: what XML cannot hold is left out, and what is longer than a cell ends in the mark. */
export function cellText(text: string, cutMark = CUT_MARK): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(IMPOSSIBLE, '').toWellFormed();
  if (clean.length <= MAX_TEXT) return clean;
  // Half of an emoji at the end would be a sign that nobody wrote.
  return clean.slice(0, MAX_TEXT - cutMark.length).replace(/[\ud800-\udbff]$/, '') + cutMark;
}

/** A text as the content of a cell's element. */
export function cellXml(text: string, cutMark?: string): string {
  const isUsual = text.length <= MAX_TEXT && !UNUSUAL.test(text);
  return escaped(isUsual ? text : cellText(text, cutMark).replace(ESCAPE_LIKE, '_x005F_'));
}

/** A text as the content of any element or attribute. */
export const xmlText = (text: string): string => escaped(cellText(text));

const escaped = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '') : text;
