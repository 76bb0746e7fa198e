import type { Kept } from '../../platform/lists';
import type { CustomerAccess, FieldKind } from './fields.words';

export interface FieldOption {
  value: string;
  labelEs: string;
  labelEn: string;
}

/** What a form says of a property that an administrator adds to tickets. */
export interface FieldInput {
  /** What it is called in `Ticket.fields`; never changes. */
  key: string;
  labelEs: string;
  labelEn: string;
  kind: FieldKind;
  options: FieldOption[];
  isRequired: boolean;
  customerAccess: CustomerAccess;
  /** Only on tickets of these categories and their subcategories; empty: on all. */
  categoryIds: string[];
  position: number;
  isActive: boolean;
}

export type TicketField = FieldInput & Kept;

export type NewField = Pick<FieldInput, 'key' | 'labelEs' | 'labelEn' | 'kind'> & Partial<FieldInput>;

/** Key and kind stay: tickets hold values of them. */
export type FieldPatch = Partial<Omit<FieldInput, 'key' | 'kind'>>;
