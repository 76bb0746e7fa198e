import { namingLines, optionsError } from '../../../src/features/fields/fields.option-checks';
import { parseOptions } from '../../../src/features/fields/fields.options';
import { AppError } from '../../../src/platform/errors';
import { i18n } from './kinds.support';

/** What a form with these lines is told, in Spanish; null when nothing is wrong. */
async function said(lines: string, kind: 'select' | 'tree' = 'select'): Promise<string | null> {
  const options = optionsError({ kind, options: parseOptions(lines, kind === 'tree') });
  if (!options) return null;
  const refused = () => Promise.reject(new AppError('invalid', { fields: { options } }));
  const error: AppError = await namingLines(lines, refused).catch((thrown) => thrown);
  const { key = '', params } = error.fields.options ?? {};
  return i18n.translator('es')(key, params);
}

const many = Array.from({ length: 201 }, (_, index) => `Opción ${index}`).join('\n');

test.each([
  ['uno = Uno\na = ', 'Línea 2: falta el nombre de la opción.'],
  ['\n\n = roto', 'Línea 3: falta el valor guardado.'],
  ['★★★', 'Línea 1: falta el valor guardado.'],
  ['a = A\n\na = B', 'Línea 3: el valor guardado «a» es ya el de la línea 1.'],
  [`a = A\n${'x'.repeat(121)}`, 'Línea 2: sobran caracteres, como máximo 120'],
  [many, 'Son 201 opciones: como máximo 200.'],
  [' \n', 'Escribir al menos una opción, una por línea.'],
])('%j is told what is wrong, and in which line', async (lines, expected) => {
  const text = await said(lines);
  expect(text).toContain(expected);
  expect(text).not.toContain('árbol');
});

test('what stands below nothing is said of trees alone, and what is right is not refused', async () => {
  const lost = { value: 'b', labelEs: 'B', labelEn: 'B', parent: 'a' };
  expect(optionsError({ kind: 'tree', options: [lost] })).toEqual({
    key: 'fields.error.options.no_parent',
    params: { line: 1 },
  });
  expect(await said('Equipos\n> Impresora', 'tree')).toBeNull();
  expect(await said('a = A = B | A\nC++')).toBeNull();
  expect(optionsError({ kind: 'text', options: [lost] })).toEqual({ key: 'input.not_valid' });
});

test('an error of another kind stays as it is', async () => {
  const other = new AppError('not_found');
  await expect(namingLines('a', () => Promise.reject(other))).rejects.toBe(other);
});
