import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { portionsIn, type Rows } from '../portions';

/** Numbers are written as they are; nothing is guarded in what the code itself wrote. */
export type CsvValue = string | number | null;

/** So that programs which guess otherwise read UTF-8: Excel takes a file without it for the letters of its own country. */
const MARK = '\ufeff';

/** Characters that are handed on at once. */
const PORTION = 64 * 1024;

/**
 * What spreadsheets take for the beginning of a formula, after blanks as well; also in the full width of East Asia. Of a
 * cell that begins a list, `- one`, LibreOffice shows what was typed, but Excel `#NAME?`, and of `- b2` a number.
 */
const FORMULA_LIKE = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/**
 * The same within a text: Excel takes semicolons for separators in Spanish and others, and quotes around a text that is not
 * the first of its line mean nothing then, so semicolons and ends of lines in it begin cells.
 */
const FORMULA_LIKE_INSIDE = new RegExp(
  // A line of a list, of words alone: were it a cell of its own, it could neither call nor fetch anything. Where the text
  // ends with it, that cell goes on with what comes after the text: behind a word, and no sign, that is no formula.
  String.raw`([;\t\n])(?!(?<=\n) *- +\p{L}[\p{L}\p{M}\p{N} .,:?¿¡…‘’“”–—/%-]*(?:;?\n|(?<=[\p{L}\p{M}\p{N}.?…’”])$))` +
    String.raw`(?=(?:[^\S\t\n]|")*[=+\-@＝＋－＠])`,
  'gu',
);

/**
 * `-1.0` and `+34` are numbers, which no spreadsheet computes: they stay what they are. Not where they begin a line: for
 * whoever takes semicolons for separators `+1,&A1` is one cell, and computes.
 */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

const CONTROLS = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

/** What has to be looked at; most texts of a desk have none of it. */
const UNUSUAL = /^[\s=+\-@＝＋－＠]|[",;\p{Cc}\p{Cs}\ufffe\uffff]|\s$/u;

/**
 * Writes rows as RFC 4180 has them: commas, CRLF after each, quotes doubled, in UTF-8 with a mark. As fast as `out` takes
 * them: the rest waits in its source.
 * @throws what the rows fail with, or `out`, which is destroyed then so that nobody takes it for whole
 */
export async function csvTo(out: Writable, rows: Rows<CsvValue[]>): Promise<void> {
  await pipeline(Readable.from(piecesOf(rows), { highWaterMark: 1 }), out);
}

async function* piecesOf(rows: Rows<CsvValue[]>): AsyncGenerator<string> {
  let pending = MARK;
  for await (const portion of portionsIn(rows)) {
    for (const row of portion) {
      pending += lineOf(row);
      if (pending.length < PORTION) continue;
      yield pending;
      pending = '';
    }
  }
  if (pending) yield pending;
}

function lineOf(row: CsvValue[]): string {
  let line = '';
  for (let at = 0; at < row.length; at += 1)
    line += at > 0 ? `,${fieldOf(row[at] ?? null)}` : fieldOf(row[at] ?? null, true);
  return `${line}\r\n`;
}

function fieldOf(value: CsvValue, isFirst = false): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (!UNUSUAL.test(value)) return value;
  const text = guarded(value.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed(), isFirst);
  return /[",;\t\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** An apostrophe before it makes spreadsheets show the text, as OWASP advises against CSV injection. */
function guarded(text: string, isFirst: boolean): string {
  const inside = text.replace(FORMULA_LIKE_INSIDE, "$1'");
  const isNumber = !isFirst && NUMBER.test(text);
  return FORMULA_LIKE.test(text) && !isNumber ? `'${inside}` : inside;
}
