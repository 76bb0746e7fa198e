import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Numbers are written as they are; nothing is guarded in what the code itself wrote. */
export type CsvValue = string | number | null;

/** So that programs which guess otherwise read UTF-8: Excel takes a file without it for the letters of its own country. */
const MARK = '\ufeff';

/** Characters that are handed on at once. */
const PORTION = 64 * 1024;

/** What spreadsheets take for the beginning of a formula, after blanks as well; also in the full width of East Asia. */
const FORMULA_LIKE = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/** `-1.0` and `+34` are numbers, which no spreadsheet computes: they stay what they are. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

const CONTROLS = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * Writes rows as RFC 4180 has them: commas, CRLF after each, quotes doubled, in UTF-8 with a mark. As fast as `out` takes
 * them: the rest waits in its source.
 * @throws what the rows fail with, or `out`, which is destroyed then so that nobody takes it for whole
 */
export async function csvTo(
  out: Writable,
  rows: Iterable<CsvValue[]> | AsyncIterable<CsvValue[]>,
): Promise<void> {
  await pipeline(Readable.from(portionsOf(rows), { highWaterMark: 1 }), out);
}

async function* portionsOf(rows: Iterable<CsvValue[]> | AsyncIterable<CsvValue[]>): AsyncGenerator<string> {
  let pending = MARK;
  for await (const row of rows) {
    pending += `${row.map(fieldOf).join(',')}\r\n`;
    if (pending.length < PORTION) continue;
    yield pending;
    pending = '';
  }
  if (pending) yield pending;
}

function fieldOf(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = guarded(value.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed());
  return /[",;\t\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** An apostrophe before it makes spreadsheets show the text, as OWASP advises against CSV injection. */
const guarded = (text: string): string => (FORMULA_LIKE.test(text) && !NUMBER.test(text) ? `'${text}` : text);
