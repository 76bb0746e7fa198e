import type { CustomerAccess, FieldKind } from './fields.words';

export interface FieldOption {
  value: string;
  labelEs: string;
  labelEn: string;
}

/** A property that an administrator added to tickets. */
export interface TicketField {
  id: string;
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
  createdAt: Date;
  updatedAt: Date;
}

export interface NewField {
  key: string;
  labelEs: string;
  labelEn: string;
  kind: FieldKind;
  options?: FieldOption[];
  isRequired?: boolean;
  customerAccess?: CustomerAccess;
  categoryIds?: string[];
  position?: number;
}

/** Key and kind stay: tickets hold values of them. */
export type FieldPatch = Partial<Omit<NewField, 'key' | 'kind'>> & { isActive?: boolean };
