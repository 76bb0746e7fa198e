// What others may use of custom fields: the only file that another feature may import.

export { nameOf as fieldName } from './fields.checks';
export { choicesDecide, shownFields } from './fields.conditions';
export type { FieldKind } from './fields.kinds';
export type { FieldContent, FieldOption, Words } from './fields.parsing';
export { type FieldControl, fieldControl, fieldHref, fieldText } from './fields.reading';
export { fieldReferences } from './fields.references';
export {
  createField,
  type FormFields,
  fieldDefinitions,
  fieldsFor,
  findField,
  formFields,
  listFields,
  retireField,
  updateField,
} from './fields.service';
export type * from './fields.types';
export {
  type Audience,
  applicable,
  comparableFields,
  isMissing,
  isShownToCustomers,
  missingToResolve,
  validateFields,
} from './fields.values';
export * from './fields.words';
