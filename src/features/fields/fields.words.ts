// The words of a custom field, each list in the order people choose from.

import { type FieldKind, KINDS } from './fields.kinds';

export const FIELD_KINDS = Object.keys(KINDS) as FieldKind[];
/** What customers can do with a field. */
export const CUSTOMER_ACCESS = ['none', 'view', 'edit'] as const;

export type CustomerAccess = (typeof CUSTOMER_ACCESS)[number];
