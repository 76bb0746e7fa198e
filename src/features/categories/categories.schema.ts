import { z } from 'zod';
import { checkbox, id, integer, line, list, optionalId } from '../../platform/http/fields';

export const categoryForm = z.object({
  nameEs: line({ max: 80 }),
  nameEn: line({ max: 80 }),
  parentId: optionalId(),
  departmentId: optionalId(),
  skillIds: list(id(), { max: 100 }),
  position: integer({ min: 0, max: 9999 }),
  isActive: checkbox(),
});

/** Whose subcategory a new one is to be. */
export const newCategoryQuery = z.object({ parent: optionalId() });
