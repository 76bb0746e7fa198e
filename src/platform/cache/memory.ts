import type { Bus } from '../bus/bus';
import type { Cache } from './cache';
import { frozen } from './frozen';
import { ALL_GROUPS, MAX_SECONDS } from './shared';

interface Entry {
  value: unknown;
  expires: number;
}

/**
 * The values of one group. Forgetting a group throws this object away: a value that was being loaded for
 * the old one lands there and is never seen, so nothing loaded before a change survives it.
 */
interface GroupValues {
  entries: Map<string, Entry>;
  loading: Map<string, Promise<unknown>>;
}

/**
 * A cache in this process, invalidated on all nodes through the bus. While the bus is not heard nothing is
 * kept, since changes made elsewhere would pass unnoticed.
 * @param limit how many values at most; the group and value unused for longest go first
 */
export function createMemoryCache(bus: Bus, limit = 5000): Cache {
  const groups = new Map<string, GroupValues>();
  let size = 0;

  function drop(group: string): void {
    if (group === ALL_GROUPS) {
      groups.clear();
      size = 0;
      return;
    }
    size -= groups.get(group)?.entries.size ?? 0;
    groups.delete(group);
  }

  /** The group's values, moved to the end of the line of those that have to go. */
  function valuesOf(group: string): GroupValues {
    const held = groups.get(group) ?? { entries: new Map(), loading: new Map() };
    groups.delete(group);
    groups.set(group, held);
    return held;
  }

  function removeEntry(group: string, held: GroupValues, key: string): void {
    if (held.entries.delete(key)) size -= 1;
    if (held.entries.size + held.loading.size === 0) groups.delete(group);
  }

  function makeRoom(): void {
    for (const [group, held] of groups) {
      for (const key of held.entries.keys()) {
        if (size <= limit) return;
        removeEntry(group, held, key);
      }
    }
  }

  function store(group: string, held: GroupValues, key: string, entry: Entry): void {
    if (groups.get(group) !== held || !bus.healthy()) return;
    if (!held.entries.has(key)) size += 1;
    held.entries.set(key, entry);
    makeRoom();
  }

  async function loadOnce<T>(
    group: string,
    key: string,
    seconds: number,
    load: () => Promise<T>,
  ): Promise<T> {
    const held = valuesOf(group);
    const expires = Date.now() + Math.min(seconds, MAX_SECONDS) * 1000;
    const value = load()
      .then((value) => {
        store(group, held, key, { value: frozen(value), expires });
        return value;
      })
      .finally(() => {
        held.loading.delete(key);
        if (groups.get(group) === held && held.entries.size + held.loading.size === 0) groups.delete(group);
      });
    held.loading.set(key, value);
    return value;
  }

  const unsubscribe = bus.subscribe((message) => message.kind === 'cache' && drop(message.group));
  return {
    async get<T>(group: string, key: string, seconds: number, load: () => Promise<T>): Promise<T> {
      if (!bus.healthy()) return load();
      const held = groups.get(group);
      const entry = held?.entries.get(key);
      if (held && entry && entry.expires > Date.now()) {
        valuesOf(group).entries.delete(key);
        held.entries.set(key, entry);
        return entry.value as T;
      }
      return (held?.loading.get(key) ?? loadOnce(group, key, seconds, load)) as Promise<T>;
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
