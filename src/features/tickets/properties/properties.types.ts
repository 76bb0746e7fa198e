import type { Core } from './kinds';
import type { PROPERTIES } from './properties';

// The types that follow from the list.

type All = typeof PROPERTIES;

export type PropertyName = keyof All;

type ValueOf<P> = P extends Core<infer V, unknown> ? V : never;
type WishOf<P> = P extends Core<unknown, infer W> ? W : never;

/** The names of the properties that are of these kinds, or say this of themselves. */
type Which<What> = { [N in PropertyName]: All[N] extends What ? N : never }[PropertyName];

type Inner = Which<{ inner: true }>;
type Apart = Extract<PropertyName, 'participantIds' | 'followerIds'>;

/** The row of a ticket. */
export type TicketRow = { [N in Exclude<PropertyName, Apart>]: ValueOf<All[N]> };

/** What is read of a ticket. */
export type TicketValues = Omit<TicketRow, Inner>;

/** What lists read. */
export type ListedName = Which<{ listed: true }>;

/** What goes into its column as staff set it. */
export type PlainName = Which<{ set: 'plain' }>;

/** What staff may set, each for itself. */
export type SetValues = { [N in Which<{ set: string }>]?: WishOf<All[N]> };

/** What a ticket is filed with. */
export type FiledValues = {
  [N in Which<{ filed: { required: true } }>]: ValueOf<All[N]>;
} & {
  [N in Exclude<Which<{ filed: object }>, Which<{ filed: { required: true } }>>]?: ValueOf<All[N]>;
};

/** From a moment until before another; or what is over and still to be done. */
export interface Span {
  from?: Date;
  until?: Date;
  past?: boolean;
}

/** Of choices several, of tags one; `none` is nobody. */
type FilterOf<V> = [V] extends [Date | null]
  ? Span
  : [V] extends [readonly string[]]
    ? string
    : string extends V
      ? string
      : V[];

export type FilterName = Which<{ filter: object }>;

export type PropertyFilters = { [N in FilterName]?: FilterOf<ValueOf<All[N]>> };

export type SortName = {
  [N in PropertyName]: All[N] extends { sorts: infer S } ? keyof S : never;
}[PropertyName] &
  string;
