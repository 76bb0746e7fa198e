import { MAX_PEOPLE, plain, readPeople, textOf } from '../../../src/features/auth/invitations/people-csv';
import { AppError } from '../../../src/platform/errors';
import { fc } from '../../support/properties';

const problem = (read: () => unknown): string | undefined => {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.fields.people?.key;
  }
};
const rows = (count: number) =>
  Array.from({ length: count }, (_, row) => `P${row},p${row}@example.com`).join('\n');

test.each([
  ['', 'invitations.error.empty'],
  ['name,email', 'invitations.error.empty'],
  ['\n\n', 'invitations.error.empty'],
  ['email\na@example.com', 'invitations.missing.name'],
  ['name\nAna', 'invitations.missing.email'],
  ['name,nombre,email\nA,B,a@example.com', 'invitations.error.column_twice'],
  ['name,email\n"Ana,ana@example.com', 'invitations.error.not_csv'],
  [`name,email\n${rows(MAX_PEOPLE + 1)}`, 'invitations.error.too_many'],
  [`name,email\n"${'x'.repeat(20_000)}",a@example.com`, 'invitations.error.not_csv'],
])('what is no such table is refused (%#)', (text, key) => {
  expect(problem(() => readPeople(text))).toBe(key);
});

test('columns come in any order, with any of three delimiters, in either language, with capitals and accents', () => {
  for (const delimiter of [',', ';', '\t']) {
    const text = ['\ufeffCORREO electrónico', 'Idioma', 'Nombre'].join(delimiter);
    const { people } = readPeople(`${text}\r\nana@example.com${delimiter}es${delimiter}"Ana ""A"" Ruiz"\r\n`);
    expect(people).toEqual([
      {
        line: 2,
        name: 'Ana "A" Ruiz',
        email: 'ana@example.com',
        language: 'es',
        role: '',
        department: '',
        organization: '',
      },
    ]);
  }
});

test('each row knows its line, empty ones and those of several lines counted; what is not used is named', () => {
  const { people, ignored } = readPeople(
    'name,email,phone\nA,a@x.test,1\n\n,,\n"B\nB",b@x.test,2\nC,c@x.test',
  );
  expect(people.map(({ name, line }) => [name, line])).toEqual([
    ['A', 2],
    ['B\nB', 6],
    ['C', 7],
  ]);
  expect(ignored).toEqual(['phone']);
  expect(readPeople(`name,email\n${rows(MAX_PEOPLE)}`).people).toHaveLength(MAX_PEOPLE);
});

test('whatever comes is a table of people or refused as none', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { maxLength: 5 }), { maxLength: 5 }), (table) => {
      const text = ['name,email', ...table.map((row) => row.join(','))].join('\n');
      const key = problem(() =>
        expect(readPeople(text).people.length).toBeLessThanOrEqual(table.length * 10),
      );
      if (key !== undefined) expect(key).toMatch(/^invitations\.error\./);
    }),
  );
});

test('files come in the encodings that spreadsheets write', () => {
  const text = 'Nombre;Correo\nÁngel Muñoz;angel@example.com\n';
  expect(textOf(new TextEncoder().encode(text))).toBe(text);
  expect(textOf(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
  expect(textOf(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toBe(text);
  expect(textOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
  expect(problem(() => textOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0xff])))).toBe(
    'invitations.error.not_text',
  );
});

test('words are compared without capitals, accents and doubled blanks', () => {
  expect(plain('  Correo_ELECTRÓNICO \t x ')).toBe('correo electronico x');
});
