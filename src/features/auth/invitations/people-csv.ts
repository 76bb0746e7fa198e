import { CsvError, parse } from 'csv-parse/sync';
import { invalid } from '../../../platform/errors';
import { folded } from '../../../platform/i18n/folded';

export const MAX_PEOPLE = 1000;
export const MAX_CSV_BYTES = 256 * 1024;

const COLUMNS = {
  name: ['name', 'full name', 'nombre', 'nombre y apellidos', 'nombre completo'],
  email: ['email', 'e-mail', 'mail', 'e-mail address', 'email address', 'correo', 'correo electronico'],
  role: ['role', 'rol'],
  department: ['department', 'departments', 'departamento', 'departamentos'],
  organization: ['organization', 'organisation', 'company', 'organizacion', 'empresa'],
  language: ['language', 'idioma', 'locale', 'lengua'],
} as const;

export type Column = keyof typeof COLUMNS;

export interface CsvPerson extends Record<Column, string> {
  line: number;
}

export interface CsvPeople {
  people: CsvPerson[];
  /** Columns that mean nothing here. */
  ignored: string[];
}

const field = 'people';

/**
 * A file's text: UTF-8, or UTF-16 with a mark, or else Windows' Latin 1 (windows-1252 of the Encoding Standard).
 * @throws AppError `invalid` for something that is no text
 */
export function textOf(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text.includes('\u0000')) throw invalid(field, 'invitations.error.not_text');
  return text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * People from a spreadsheet's text (RFC 4180, with the delimiter of its first line), in any order of columns.
 * @throws AppError `invalid` for what is no such table
 */
export function readPeople(text: string): CsvPeople {
  const [header, ...rows] = tableOf(text);
  if (!header || rows.length === 0) throw invalid(field, 'invitations.error.empty');
  if (rows.length > MAX_PEOPLE) throw invalid(field, 'invitations.error.too_many', { max: MAX_PEOPLE });
  const columns = header.record.map(columnOf);
  for (const needed of ['name', 'email'] as const) {
    if (!columns.includes(needed)) throw invalid(field, `invitations.missing.${needed}`);
  }
  const twice = columns.find((column, index) => column && columns.indexOf(column) !== index);
  if (twice)
    throw invalid(field, 'invitations.error.column_twice', {
      column: header.record[columns.lastIndexOf(twice)] ?? '',
    });
  return {
    people: rows.map(({ record, line }) => ({ line, ...personOf(columns, record) })),
    ignored: header.record.filter((name, index) => !columns[index] && name !== '').slice(0, 20),
  };
}

interface Row {
  record: string[];
  line: number;
}

function tableOf(text: string): Row[] {
  try {
    const found = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 10_000,
      to: MAX_PEOPLE + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalid(field, 'invitations.error.not_csv', { line: Number(error.lines) || 1 });
  }
}

/** What is most often in the first line. */
function delimiterOf(text: string): string {
  const [first = ''] = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/[\r\n]/, 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return [';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best), ',');
}

function columnOf(heading: string): Column | null {
  const wanted = plain(heading);
  const found = Object.entries(COLUMNS).find(([, names]) => (names as readonly string[]).includes(wanted));
  return found ? (found[0] as Column) : null;
}

function personOf(columns: (Column | null)[], record: string[]): Record<Column, string> {
  const value = (column: Column) => record[columns.indexOf(column)] ?? '';
  const at = (column: Column) => (columns.includes(column) ? value(column) : '');
  return {
    name: at('name'),
    email: at('email'),
    role: at('role'),
    department: at('department'),
    organization: at('organization'),
    language: at('language'),
  };
}

/** Words are compared without capitals, accents and doubled blanks. */
export function plain(text: string): string {
  return folded(text)
    .replace(/[\s_]+/g, ' ')
    .trim();
}
