import type { Bus } from '../bus/bus';
import type { Cache } from './cache';
import { frozen } from './frozen';
import { ALL_GROUPS, MAX_SECONDS } from './shared';

interface Entry {
  value: unknown;
  expires: number;
}

/**
 * The values of one group. Forgetting a group throws its shelf away: a value that was being loaded for the
 * old shelf lands there and is never seen, so nothing loaded before a change survives it.
 */
interface Shelf {
  entries: Map<string, Entry>;
  loading: Map<string, Promise<unknown>>;
}

/**
 * A cache in this process, invalidated on all nodes through the bus. While the bus is not heard nothing is
 * kept, since changes made elsewhere would pass unnoticed.
 * @param limit how many values at most; the group and value unused for longest go first
 */
export function createMemoryCache(bus: Bus, limit = 5000): Cache {
  const shelves = new Map<string, Shelf>();
  let size = 0;

  function drop(group: string): void {
    if (group === ALL_GROUPS) {
      shelves.clear();
      size = 0;
      return;
    }
    size -= shelves.get(group)?.entries.size ?? 0;
    shelves.delete(group);
  }

  /** The shelf, moved to the end of the line of those that have to go. */
  function shelfOf(group: string): Shelf {
    const shelf = shelves.get(group) ?? { entries: new Map(), loading: new Map() };
    shelves.delete(group);
    shelves.set(group, shelf);
    return shelf;
  }

  function removeEntry(group: string, shelf: Shelf, key: string): void {
    if (shelf.entries.delete(key)) size -= 1;
    if (shelf.entries.size + shelf.loading.size === 0) shelves.delete(group);
  }

  function makeRoom(): void {
    for (const [group, shelf] of shelves) {
      for (const key of shelf.entries.keys()) {
        if (size <= limit) return;
        removeEntry(group, shelf, key);
      }
    }
  }

  function store(group: string, shelf: Shelf, key: string, entry: Entry): void {
    if (shelves.get(group) !== shelf || !bus.healthy()) return;
    if (!shelf.entries.has(key)) size += 1;
    shelf.entries.set(key, entry);
    makeRoom();
  }

  async function loadOnce<T>(
    group: string,
    key: string,
    seconds: number,
    load: () => Promise<T>,
  ): Promise<T> {
    const shelf = shelfOf(group);
    const expires = Date.now() + Math.min(seconds, MAX_SECONDS) * 1000;
    const flight = load()
      .then((value) => {
        store(group, shelf, key, { value: frozen(value), expires });
        return value;
      })
      .finally(() => {
        shelf.loading.delete(key);
        if (shelves.get(group) === shelf && shelf.entries.size + shelf.loading.size === 0)
          shelves.delete(group);
      });
    shelf.loading.set(key, flight);
    return flight;
  }

  const unsubscribe = bus.subscribe((message) => message.kind === 'cache' && drop(message.group));
  return {
    async get<T>(group: string, key: string, seconds: number, load: () => Promise<T>): Promise<T> {
      if (!bus.healthy()) return load();
      const shelf = shelves.get(group);
      const entry = shelf?.entries.get(key);
      if (shelf && entry && entry.expires > Date.now()) {
        shelfOf(group).entries.delete(key);
        shelf.entries.set(key, entry);
        return entry.value as T;
      }
      return (shelf?.loading.get(key) ?? loadOnce(group, key, seconds, load)) as Promise<T>;
    },
    async forget(tx, group) {
      await bus.publish(tx, { kind: 'cache', group });
      tx.afterCommit(() => drop(group));
    },
    async close() {
      unsubscribe();
      drop(ALL_GROUPS);
    },
  };
}
