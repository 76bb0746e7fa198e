import type { LiveSubscriber } from './types';

/** Subscribers by the topics that they hold. */
export function createIndex() {
  const all = new Set<LiveSubscriber>();
  const byTopic = new Map<string, Set<LiveSubscriber>>();
  const topicsOf = ({ topics, endedBy }: LiveSubscriber) => new Set([...topics, ...endedBy]);

  return {
    add(subscriber: LiveSubscriber): void {
      all.add(subscriber);
      for (const topic of topicsOf(subscriber)) {
        const members = byTopic.get(topic) ?? new Set();
        byTopic.set(topic, members.add(subscriber));
      }
    },
    remove(subscriber: LiveSubscriber): void {
      all.delete(subscriber);
      for (const topic of topicsOf(subscriber)) {
        const members = byTopic.get(topic);
        members?.delete(subscriber);
        if (members?.size === 0) byTopic.delete(topic);
      }
    },
    has: (subscriber: LiveSubscriber): boolean => all.has(subscriber),
    of: (topic: string): LiveSubscriber[] => [...(byTopic.get(topic) ?? [])],
    all: (): LiveSubscriber[] => [...all],
    size: (): number => all.size,
  };
}

export type Index = ReturnType<typeof createIndex>;
