import type { z } from 'zod';
import { integer, text } from '../../../src/platform/http/fields';
import { inputTexts } from '../../../src/platform/http/input.texts';
import { createI18n } from '../../../src/platform/i18n';

const { translator } = createI18n([inputTexts]);

function said(locale: 'es' | 'en', schema: z.ZodType, value: string): string {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  const params = issue?.code === 'custom' ? issue.params : {};
  return translator(locale)(issue?.message ?? '', params);
}

test('whatever is no whole number is answered with the limits of the field', () => {
  const megabytes = integer({ min: 1, max: 100 });
  for (const wrong of ['10 MB', '1,5', '1.5', 'diez', '1e1']) {
    expect(said('es', megabytes, wrong)).toBe('Escribir un número entero entre 1 y 100, solo con cifras.');
    expect(said('en', megabytes, wrong)).toBe('Enter a whole number between 1 and 100, in digits alone.');
  }
  expect(said('es', megabytes, '101')).toBe('Debe estar entre 1 y 100.');
});

test('a text that is too short or too long is said in words that fit any name of a field', () => {
  expect(said('es', text({ min: 10, max: 20 }), 'corta')).toBe('Faltan caracteres: al menos 10.');
  expect(said('es', text({ max: 3 }), 'larga')).toBe('Sobran caracteres: como máximo 3, y hay 5.');
});
