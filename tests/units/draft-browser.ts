import { draftStore } from '../../public/js/draft-store.js';

// A browser, and the tabs that somebody has open in it.
export function browser({ isFull = false } = {}) {
  const values = new Map<string, string>();
  const writes: [string, string | null][] = [];
  const store = {
    get: (key: string) => values.get(key) ?? null,
    set(key: string, value: string | null) {
      writes.push([key, value]);
      if (value === null) values.delete(key);
      else if (isFull) return false;
      else values.set(key, value);
      return true;
    },
    keys: () => [...values.keys()],
  };
  return { store, values, writes, tab: (tab: string, person = 'ana') => draftStore(store, { person, tab }) };
}
/** A draft of one text. */
export const saying = (body: string, more = {}) => ({ texts: { body }, ...more });
