import { z } from 'zod';
import { checkbox, choice, id, integer, list, text } from '../../platform/http/fields';
import type { FieldOption } from './fields.types';
import { CUSTOMER_ACCESS, FIELD_KINDS } from './fields.words';

const shared = {
  labelEs: text({ max: 80 }),
  labelEn: text({ max: 80 }),
  options: text({ max: 20_000, min: 0 }),
  isRequired: checkbox(),
  customerAccess: choice(CUSTOMER_ACCESS),
  categoryIds: list(id(), { max: 200 }),
  position: integer({ min: 0, max: 9999 }),
};

export const newFieldForm = z.object({
  ...shared,
  key: text({ max: 40, min: 0 }),
  kind: choice(FIELD_KINDS),
});

export const fieldForm = z.object({ ...shared, isActive: checkbox() });

export const fieldMoveForm = z.object({ direction: choice(['up', 'down']) });

/**
 * Options, one a line: `Español | English`, or one text for both. A `value =` in front keeps what tickets
 * have stored; without it the value follows from the text.
 */
export function parseOptions(lines: string): FieldOption[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, value, rest] = /^(?:([a-z0-9_]{1,60})\s*=)?(.*)$/.exec(line) ?? [];
      const [es = '', en = ''] = (rest ?? line).split('|').map((part) => part.trim());
      return { value: value ?? keyOf(en || es), labelEs: es || en, labelEn: en || es };
    });
}

export function optionLines(options: FieldOption[]): string {
  return options.map(({ value, labelEs, labelEn }) => `${value} = ${labelEs} | ${labelEn}`).join('\n');
}

/** A key made from a name: lower-case letters, digits and underscores. */
export function keyOf(name: string): string {
  const key = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return key.slice(0, 40);
}
