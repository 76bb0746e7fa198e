import { z } from 'zod';
import {
  checkbox,
  choice,
  id,
  integer,
  list,
  optionalId,
  optionalText,
  text,
} from '../../platform/http/fields';

export const categoryForm = z.object({
  nameEs: text({ max: 80 }),
  nameEn: text({ max: 80 }),
  parentId: optionalId(),
  departmentId: optionalId(),
  skillIds: list(id(), { max: 100 }),
  position: integer({ min: 0, max: 9999 }),
  isActive: checkbox(),
});

export const moveForm = z.object({ direction: choice(['up', 'down']) });

export const removalForm = z.object({ moveTo: optionalId() });

export const categoriesQuery = z.object({ q: optionalText({ max: 100 }) });

export const newCategoryQuery = z.object({ parent: optionalId() });
