import type { Bus, Hint } from '../bus';
import type { Log } from '../log';
import type { Tx } from '../tx';

export type { Hint } from '../bus';

export interface LiveSubscriber {
  topics: string[];
  /** Whether this person may be told so: rights are the subscriber's business, not the hub's. */
  allow(hint: Hint, topic: string): boolean;
  /** Gets each topic of its own that a hint names. After messages may have been missed it gets all, in its order. */
  send(topic: string): void;
}

/** Tells open pages that something changed; they fetch what through the normal pages, with normal rights. */
export interface Live {
  /** Sends on commit, to subscribers on all nodes. */
  hint(tx: Tx, hint: Hint): Promise<void>;
  /** Subscribes until the returned function is called. */
  connect(subscriber: LiveSubscriber): () => void;
  /** How many subscribers this node has. */
  count(): number;
}

export function createLive(bus: Bus, log: Log): Live {
  const subscribers = new Set<LiveSubscriber>();
  const byTopic = new Map<string, Set<LiveSubscriber>>();

  function notify(hint: Hint): void {
    for (const topic of new Set(hint.topics)) {
      for (const subscriber of [...(byTopic.get(topic) ?? [])]) attempt(subscriber, [topic], hint);
    }
  }

  /** A subscriber whose connection is broken must not keep the hint from the others. */
  function attempt(subscriber: LiveSubscriber, topics: string[], hint?: Hint): void {
    try {
      for (const topic of topics) if (!hint || subscriber.allow(hint, topic)) subscriber.send(topic);
    } catch (error) {
      log.warn({ err: error }, 'live subscriber failed');
    }
  }

  bus.subscribe((message) => {
    if (message.kind === 'live') notify(message.hint);
    else if (message.group === '*') {
      for (const subscriber of [...subscribers]) attempt(subscriber, subscriber.topics);
    }
  });

  return {
    hint: (tx, hint) => bus.publish(tx, { kind: 'live', hint }),
    connect(given) {
      const subscriber = wrapped(given);
      subscribers.add(subscriber);
      for (const topic of subscriber.topics) addTo(byTopic, topic, subscriber);
      return () => {
        subscribers.delete(subscriber);
        for (const topic of subscriber.topics) removeFrom(byTopic, topic, subscriber);
      };
    },
    count: () => subscribers.size,
  };
}

/** An object of its own for each connection, even when a caller connects the same one twice. */
function wrapped({ topics, allow, send }: LiveSubscriber): LiveSubscriber {
  return { topics: [...new Set(topics)], allow, send };
}

function addTo<T>(index: Map<string, Set<T>>, topic: string, member: T): void {
  const members = index.get(topic) ?? new Set();
  index.set(topic, members.add(member));
}

function removeFrom<T>(index: Map<string, Set<T>>, topic: string, member: T): void {
  const members = index.get(topic);
  members?.delete(member);
  if (members?.size === 0) index.delete(topic);
}
