import { LRUCache } from 'lru-cache';
import type { Bus } from '../bus/bus';
import type { Cache } from './cache';
import { frozen } from './frozen';
import { ALL_GROUPS, MAX_SECONDS } from './shared';

/** Values kept in this process. */
export interface Memory {
  get: Cache['get'];
  /** From now on nothing is served that was kept, or began to load, before. */
  drop(group: string): void;
  close(): void;
}

/** A cache in this process alone, for desks without Redis: PostgreSQL tells the other nodes what to drop. */
export function createMemoryCache(bus: Bus, limit?: number): Cache {
  const { get, drop, close } = createMemory(bus, limit);
  return {
    get,
    async forget(tx, group) {
      await bus.publish(tx, { kind: 'cache', group });
      tx.afterCommit(() => drop(group));
    },
    close: async () => close(),
  };
}

/**
 * Values in this process, dropped when the bus says so. While the bus is not heard nothing is kept, since changes made
 * elsewhere would pass unnoticed; whoever asks meanwhile still shares the load that is under way.
 *
 * Which values stay, and how long, is lru-cache's. That a load which began before a change is never kept is ours: a
 * value's name says how often its group had been dropped when its load began, so an older one lands where nobody looks.
 * (cacheable and bentocache, which keep values in memory before Redis too, serve such a value until its time is over.)
 * @param limit how many values at most; the one unused for longest goes first
 */
export function createMemory(bus: Bus, limit = 5000): Memory {
  const kept = new LRUCache<string, { value: unknown }>({ max: limit });
  const loading = new Map<string, Promise<unknown>>();
  const drops = new Map<string, number>();
  const dropsOf = (group: string) => drops.get(group) ?? 0;
  const nameOf = (group: string, key: string) => `${dropsOf(ALL_GROUPS)}.${dropsOf(group)} ${group}\0${key}`;

  function drop(group: string): void {
    drops.set(group, dropsOf(group) + 1);
    if (group === ALL_GROUPS) kept.clear();
  }

  const unsubscribe = bus.subscribe((message) => message.kind === 'cache' && drop(message.group));
  return {
    async get<T>(group: string, key: string, seconds: number, load: () => Promise<T>): Promise<T> {
      const name = nameOf(group, key);
      const known = bus.healthy() ? kept.get(name) : undefined;
      if (known) return known.value as T;
      const running = loading.get(name);
      if (running) return running as Promise<T>;
      const start = performance.now();
      const loaded = load()
        .then(frozen)
        .then((value) => {
          const ttl = Math.min(seconds, MAX_SECONDS) * 1000;
          if (ttl > 0 && bus.healthy()) kept.set(name, { value }, { ttl, start });
          return value;
        })
        .finally(() => loading.delete(name));
      loading.set(name, loaded);
      return loaded;
    },
    drop,
    close() {
      unsubscribe();
      drop(ALL_GROUPS);
    },
  };
}
