// The words of a custom field, each list in the order people choose from.

export const FIELD_KINDS = ['text', 'textarea', 'number', 'date', 'checkbox', 'select'] as const;
/** What customers can do with a field. */
export const CUSTOMER_ACCESS = ['none', 'view', 'edit'] as const;

export type FieldKind = (typeof FIELD_KINDS)[number];
export type CustomerAccess = (typeof CUSTOMER_ACCESS)[number];
