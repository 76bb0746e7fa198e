// The kinds of a ticket's properties. How a value is read, cleaned, shown, changed and filtered follows from its kind.

export type Kind =
  | 'id'
  | 'number'
  | 'line'
  | 'text'
  | 'html'
  | 'choice'
  | 'flag'
  | 'person'
  | 'people'
  | 'organization'
  | 'department'
  | 'category'
  | 'ticket'
  | 'tags'
  | 'moment'
  | 'fields'
  | 'data';

/** What customers learn of a property. One without this does not exist for them. */
export interface CustomerView {
  /** A change of it is news: their lists sort by it, their open pages are told. */
  news?: true;
  /** Their timeline tells of a change: both values, or only the new one. */
  timeline?: 'both' | 'after';
  /** A line among the facts of their ticket page. */
  page?: true;
  /** They read another property under this name. */
  instead?: string;
}

export interface Filing {
  /** Whether customers say it too when they file a ticket, or staff alone. */
  by: 'customers' | 'staff';
  /** Nothing is filed without it. */
  required?: true;
  /** Where it stands among the properties of the form that staff file with. */
  place?: number;
  /** What it is when nobody says: else nothing at all. */
  initial?: unknown;
}

export interface Filter {
  /** Beside the search, in the panel of more filters, or only by a link. */
  place: 'bar' | 'more' | 'link';
  /** What the address calls it where that is not the form's name; of moments the first and the last day. */
  names?: readonly [string, string?];
  /** For a moment by which something is to be done: what the address calls those that are over. */
  past?: string;
}

export interface Sort {
  direction: 'asc' | 'desc';
  /** Orders what is equal, in the same direction: another property. */
  within?: string;
  /** Of open tickets alone; those without a value come last, where another order leaves them out. */
  open?: true;
}

export interface Spec {
  /** May have no value: null. */
  optional?: true;
  /** What forms and addresses call it where that is not its own name. */
  form?: string;
  /** For the desk's own bookkeeping: nobody reads it. */
  inner?: true;
  customers?: CustomerView;
  /** Staff change it: straight into its column, or as code named after it decides. */
  set?: 'plain' | 'ruled';
  /** Told in events although nobody sets it: as a line of its own, or hidden, as a consequence of others. */
  told?: 'line' | 'hidden';
  filed?: Filing;
  icon?: string;
  /** Its place among the properties beside the conversation. */
  panel?: number;
  /** Its place in the bar that changes several tickets at once. */
  bulk?: number;
  /** Lists read it. */
  listed?: true;
  filter?: Filter;
  /** Orders of the queue by it, by their names. */
  sorts?: Readonly<Record<string, Sort>>;
  /** The queue shows it in its last column when it is sorted or filtered by it. */
  column?: 'when-asked';
}

/** What a kind adds to what an entry says. */
export interface Core<V = unknown, W = V> {
  kind: Kind;
  /** Most characters. */
  max?: number;
  /** What can be chosen, and in `wishes` what can be asked for besides. */
  choices?: readonly string[];
  wishes?: readonly string[];
  /** The texts of the choices are `ticket.<words>.<choice>`. */
  words?: string;
  /** Never there: what the values are of, and what may be asked for, for the compiler. */
  readonly value?: V;
  readonly wish?: W;
}

export type Property = Core & Spec;

type Value<S, T> = S extends { optional: true } ? T | null : T;

/** A spec that cannot say these: the queue has no filter, order or column for its kind. */
type Without<K extends keyof Spec> = Omit<Spec, K> & { [Name in K]?: never };

type Unlisted = Without<'filter' | 'sorts' | 'column'>;
type Filtered = Without<'sorts' | 'column'>;

const of =
  <T, Allowed>(kind: Kind) =>
  <const S extends Allowed>(spec: S): Core<Value<S, T>> & S => ({ ...spec, kind });

export const id = of<string, Unlisted>('id');
export const number = of<number, Unlisted>('number');
export const html = of<string, Unlisted>('html');
export const flag = of<boolean, Unlisted>('flag');
export const person = of<string, Filtered>('person');
export const organization = of<string, Unlisted>('organization');
export const department = of<string, Filtered>('department');
export const category = of<string, Filtered>('category');
export const ticket = of<string, Unlisted>('ticket');
export const tags = of<string[], Filtered>('tags');
export const moment = of<Date, Spec>('moment');
/** Values of custom fields by key; a change is told as `fields.<key>`. */
export const fields = of<Record<string, unknown>, Unlisted>('fields');
/** What the desk keeps for itself, as JSON. */
export const data = of<unknown, Unlisted>('data');
/** Rows of a table of their own: not a column. */
export const people = of<string[], Unlisted>('people');
/** One line of text. */
export const line = of<string, Unlisted & { max: number }>('line');
/** Text of many lines. */
export const text = of<string, Unlisted & { max: number }>('text');

type ChoiceSpec = Without<'column'> & {
  words: string;
  wishes?: readonly string[];
};

type Wish<S> = S extends { wishes: readonly (infer W)[] } ? W : never;

/** One of a fixed list, in the order people choose from. */
export function choice<const C extends readonly string[], const S extends ChoiceSpec>(
  choices: C,
  spec: S,
): Core<Value<S, C[number]>, Value<S, C[number]> | Wish<S>> & S {
  return { ...spec, kind: 'choice', choices };
}
