import { z } from 'zod';
import { checkbox, choice, id, integer, line, list, text } from '../../platform/http/fields';
import { CUSTOMER_ACCESS, FIELD_KINDS } from './fields.words';

const shared = {
  labelEs: line({ max: 80 }),
  labelEn: line({ max: 80 }),
  options: text({ max: 20_000, min: 0 }),
  isRequired: checkbox(),
  requiredWhenResolving: checkbox(),
  customerAccess: choice(CUSTOMER_ACCESS),
  categoryIds: list(id(), { max: 200 }),
  shownWhenKey: text({ max: 40, min: 0 }).transform((key) => key || null),
  shownWhenValues: list(text({ max: 120 }), { max: 200 }),
  position: integer({ min: 0, max: 9999 }),
};

export const newFieldForm = z.object({
  ...shared,
  key: text({ max: 40, min: 0 }),
  kind: choice(FIELD_KINDS),
});

export const fieldForm = z.object({ ...shared, isActive: checkbox() });

export const fieldMoveForm = z.object({ direction: choice(['up', 'down']) });
