// The front door of custom fields: the only file that another feature may import.

export { fieldReferences } from './fields.references';
export {
  createField,
  fieldDefinitions,
  fieldsFor,
  findField,
  listFields,
  retireField,
  updateField,
} from './fields.service';
export type * from './fields.types';
export { type Audience, applicable, validateFields } from './fields.values';
export * from './fields.words';
