import type { Option } from '../../../platform/http/options';

/** One property that changes in place: what `propertyRow` needs. */
export interface Row {
  name: string;
  label: string;
  type: 'select' | 'number' | 'date' | 'url' | 'checkboxes' | 'text' | 'textarea' | 'tags' | 'datetime-local';
  value: string;
  /** Of checkboxes: which are ticked. */
  values?: string[];
  /** The value as it reads, where the control does not show it. */
  text?: string | null;
  /** Where the value leads. */
  href?: string | null;
  options?: Option[];
  groups?: { label: string | null; options: Option[] }[];
  empty?: string;
  hint?: string;
  shortcut?: string;
}

/** One that is only read. */
export interface ReadonlyRow {
  label: string;
  readonly: string;
  href?: string | null;
}
