import type { Changes, EventName, Events } from '../event-types';
import type { Uses } from './references';

/** What the events of a list hold; its feature declares them by these, in `*.events.ts`. */
export interface ItemCreated {
  changes?: Changes;
}

export interface ItemChanged {
  changes: Changes;
  /** The version after the change: stale forms are compared by it. */
  data: { version: number };
}

export interface ItemDeleted {
  /** What it was. */
  changes?: Changes;
  data: { uses: Uses; moveTo: string | null };
}

/** The nouns that have all three events. */
export type ListNoun = {
  [Name in EventName]: Name extends `${infer Noun}.changed`
    ? `${Noun}.created` | `${Noun}.deleted` extends EventName
      ? Events[Name] extends ItemChanged
        ? Noun
        : never
      : never
    : never;
}[EventName];
