import type { FormField } from '../../platform/http/list-pages';

// The fields of a category's form; what one can choose from comes with the page.

export const NAMES: FormField[] = [
  { kind: 'text', name: 'nameEs', label: 'categories.field.nameEs', maxlength: 80, required: true },
  { kind: 'text', name: 'nameEn', label: 'categories.field.nameEn', maxlength: 80, required: true },
];

export const PARENT = {
  kind: 'select',
  name: 'parentId',
  label: 'categories.field.parentId',
  hint: 'categories.hint.parentId',
  empty: 'categories.top_level',
} as const;

export const DEPARTMENT = {
  kind: 'select',
  name: 'departmentId',
  label: 'categories.field.departmentId',
  hint: 'categories.hint.departmentId',
  empty: 'admin.choose',
} as const;

export const SKILLS = { kind: 'choices', name: 'skillIds', label: 'categories.field.skillIds' } as const;

export const REST: FormField[] = [
  {
    kind: 'number',
    name: 'position',
    label: 'categories.field.position',
    hint: 'categories.hint.position',
    required: true,
  },
  {
    kind: 'checkbox',
    name: 'isActive',
    label: 'categories.field.isActive',
    hint: 'categories.hint.isActive',
  },
];
