import { snakeCase } from '../../../platform/db';
import type { Kind, Property, Sort } from './kinds';
import { PROPERTIES, type PropertyName, type Which } from './properties';

// Questions to the list.

/** Those with a column in the table `tickets`. */
export type StoredName = Exclude<PropertyName, 'participantIds' | 'followerIds'>;

/** What lists read. */
export type ListedName = Which<{ listed: true }>;

/** What goes into its column as staff set it. */
export type PlainName = Which<{ set: 'plain' }>;

export type FilterName = Which<{ filter: object }>;

export type SortName = {
  [N in PropertyName]: (typeof PROPERTIES)[N] extends { sorts: infer S } ? keyof S : never;
}[PropertyName] &
  string;

const LIST: Readonly<Record<PropertyName, Property>> = PROPERTIES;

/** All names, in the order of the list. */
export const NAMES = Object.keys(LIST) as PropertyName[];

/** Of a name from outside, an event's or a form's, nothing is known for sure. */
export function propertyOf(name: string): Property | undefined {
  return Object.hasOwn(LIST, name) ? LIST[name as PropertyName] : undefined;
}

/** The names of the properties that fit, in the order of the list. */
export function namesWhere(fits: (property: Property, name: PropertyName) => boolean): PropertyName[] {
  return NAMES.filter((name) => fits(LIST[name], name));
}

/** The names of those that have a place there, by it. */
export function namesPlaced(placeOf: (property: Property) => number | undefined): PropertyName[] {
  const place = (name: PropertyName) => placeOf(LIST[name]) ?? 0;
  return namesWhere((property) => placeOf(property) !== undefined).sort((a, b) => place(a) - place(b));
}

export const isOf = (name: string, ...kinds: Kind[]): boolean => {
  const property = propertyOf(name);
  return property !== undefined && kinds.includes(property.kind);
};

/** Kinds whose values are ids of something that has a name. */
export const hasNames = (name: string): boolean =>
  isOf(name, 'person', 'people', 'department', 'category', 'ticket');

/** Where the words of a property's choices are: `ticket.status`. */
export const choiceWords = (name: string): string | undefined => {
  const words = propertyOf(name)?.words;
  return words && `ticket.${words}`;
};

export const columnOf = (name: PropertyName): string => snakeCase(name);

/** Those with a column in the table `tickets`. */
export const STORED = namesWhere(({ kind }) => kind !== 'people') as StoredName[];

/** What the queue filters by. */
export const FILTERED = namesWhere(({ filter }) => filter !== undefined) as FilterName[];

/** What a filter is called in addresses: of moments the first and the last day. */
export function filterNames(name: string): [string, string] {
  const form = formName(name);
  const [first, last] = propertyOf(name)?.filter?.names ?? [];
  return isOf(name, 'moment') ? [first ?? `${form}_from`, last ?? `${form}_to`] : [first ?? form, form];
}

/** The orders of the queue, each with the property it goes by. */
export const SORTS = Object.fromEntries(
  NAMES.flatMap((name) =>
    Object.entries(LIST[name].sorts ?? {}).map(([sort, order]) => [sort, { ...order, name }]),
  ),
) as Readonly<Record<SortName, Sort & { name: PropertyName }>>;

export const SORT_NAMES = Object.keys(SORTS) as SortName[];

/** Those that lists read. */
export const LISTED = namesWhere(({ listed }) => listed === true) as ListedName[];

/** Those that staff set and that go into their column as they are. */
export const PLAIN = namesWhere(({ set }) => set === 'plain') as PlainName[];

/** What events tell of; the rest of a row follows from these. Custom fields and people are told one by one. */
export const TRACKED = namesWhere(
  ({ kind, set, told }) => kind !== 'people' && kind !== 'fields' && Boolean(set ?? told),
) as StoredName[];

/** What a customer's timeline tells of, apart from events of their own. */
export const IN_CUSTOMERS_TIMELINE = TRACKED.filter((name) => LIST[name].customers?.timeline);

const FORM_NAMES = new Map<string, string>(NAMES.map((name) => [LIST[name].form ?? name, name]));

/** What a property is called that a form may say shorter. */
export const domainName = (name: string): string => FORM_NAMES.get(name) ?? name;

export const formName = (name: string): string => propertyOf(name)?.form ?? name;

/** Those that staff file with, in the order of their form. */
export const FILED = [
  ...namesWhere(({ filed }) => filed?.required === true),
  ...namesPlaced(({ filed }) => filed?.place),
];

/** Those that change for several tickets at once, in the order of their bar. */
export const BULK = namesPlaced(({ bulk }) => bulk);

/** What a form said, by the properties' own names; what was left open and cannot be nothing is not there. */
export function valuesIn(names: readonly PropertyName[], form: Record<string, unknown>) {
  const said = names.map((name) => [name, form[formName(name)] ?? nothingFor(name)]);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

const nothingFor = (name: PropertyName): null | undefined => (LIST[name].optional ? null : undefined);
