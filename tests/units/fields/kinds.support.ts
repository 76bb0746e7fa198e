import { type FieldKind, type FieldOption, validateFields, type Words } from '../../../src/features/fields';
import { parseOptions } from '../../../src/features/fields/fields.options';
import { fieldTexts } from '../../../src/features/fields/fields.texts';
import type { AppError } from '../../../src/platform/errors';
import { formatter } from '../../../src/platform/format';
import { createI18n } from '../../../src/platform/i18n';
import { field } from '../../tickets/samples';

export const i18n = createI18n([fieldTexts]);

const reader = (locale: 'es' | 'en'): Words => ({
  locale,
  t: i18n.translator(locale),
  fmt: formatter(locale, 'Europe/Madrid'),
});

export const [es, en] = [reader('es'), reader('en')];

export const COLOURS: FieldOption[] = [
  { value: 'red', labelEs: 'Rojo', labelEn: 'Red' },
  { value: 'green', labelEs: 'Verde', labelEn: 'Green' },
  { value: 'blue', labelEs: 'Azul', labelEn: 'Blue' },
];

export const DEVICES = parseOptions(
  'Equipos | Hardware\n> Impresora | Printer\n> > Tóner | Toner\n> Copiadora | Copier\n> > Tóner | Toner\nOtro | Other',
  true,
);

export const staff = { audience: 'staff', categoryIds: [], requireAll: false } as const;

export const form = { ...staff, requireAll: true };

export function stored(
  kind: FieldKind,
  raw: unknown,
  options: FieldOption[] = [],
  before?: unknown,
): unknown {
  const one = field({ key: 'f', kind, options });
  try {
    return validateFields([one], before === undefined ? {} : { f: before }, { f: raw }, staff).f;
  } catch (error) {
    return (error as AppError).fields['fields.f']?.key;
  }
}
