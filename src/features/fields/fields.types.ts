import type { Kept } from '../../platform/lists';
import type { FieldKind } from './fields.kinds';
import type { FieldOption } from './fields.parsing';
import type { CustomerAccess } from './fields.words';

/** What a form says of a property that an administrator adds to tickets. */
export interface FieldInput {
  /** What it is called in `Ticket.fields`; never changes. */
  key: string;
  labelEs: string;
  labelEn: string;
  kind: FieldKind;
  options: FieldOption[];
  /** What it offered once, the latest last: tickets may have it still. Kept by the desk itself. */
  formerOptions: FieldOption[];
  isRequired: boolean;
  /** Whether staff have to fill it in before they settle a ticket. */
  requiredWhenResolving: boolean;
  customerAccess: CustomerAccess;
  /** Only on tickets of these categories and their subcategories; empty: on all. */
  categoryIds: string[];
  /** The key of another field: this one is asked for only while that one has one of `shownWhenValues`. */
  shownWhenKey: string | null;
  /** Values of choices of the other field; of a checkbox `true` or `false`. */
  shownWhenValues: string[];
  position: number;
  isActive: boolean;
}

export type TicketField = FieldInput & Kept;

/** What it takes to read what tickets have of a field. */
export type ReadableField = Pick<FieldInput, 'kind' | 'options' | 'formerOptions'>;

export type NewField = Pick<FieldInput, 'key' | 'labelEs' | 'labelEn' | 'kind'> &
  Partial<Omit<FieldInput, 'formerOptions'>>;

/** Key and kind stay: tickets hold values of them. */
export type FieldPatch = Partial<Omit<FieldInput, 'key' | 'kind' | 'formerOptions'>>;
