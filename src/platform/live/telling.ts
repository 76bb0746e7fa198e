import type { Hint } from '../bus';
import type { Log } from '../log';
import type { Clock } from './clock';
import type { Index } from './index-of-topics';
import { delayOf } from './spread';
import type { Asked, LiveRules, LiveSubscriber } from './types';

interface Parts {
  index: Index;
  rules: LiveRules;
  clock: Clock;
  log: Log;
}

/** What waits to be told to one subscriber, or that it ends. */
interface Waiting {
  topics: Set<string>;
  ends: boolean;
}

interface Planned extends Waiting {
  cancel?: () => void;
}

/** Tells subscribers of hints: rights are asked once for all of them, and many are told one after the other. */
export function createTelling({ index, rules, clock, log }: Parts) {
  const planned = new Map<LiveSubscriber, Planned>();

  /** A subscriber whose connection is broken must not keep the hint from the others. */
  function attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      log.warn({ err: error }, 'live subscriber failed');
    }
  }

  function tell(subscriber: LiveSubscriber, { topics, ends }: Waiting): void {
    planned.delete(subscriber);
    if (ends) attempt(() => subscriber.end());
    else if (index.has(subscriber)) for (const topic of topics) attempt(() => subscriber.send(topic));
  }

  function plan(told: Map<LiveSubscriber, Waiting>): void {
    let place = 0;
    for (const [subscriber, { topics, ends }] of told) {
      const delay = delayOf(place++, told.size);
      const before = planned.get(subscriber);
      if (before) {
        for (const topic of topics) before.topics.add(topic);
        before.ends ||= ends;
      } else if (delay === 0) tell(subscriber, { topics, ends });
      else {
        const waiting: Planned = { topics, ends };
        planned.set(subscriber, waiting);
        waiting.cancel = clock.after(delay, () => tell(subscriber, waiting));
      }
      // Who ends hears nothing more, however long its turn takes to come.
      if (ends) index.remove(subscriber);
    }
  }

  return {
    async deliver(hints: Hint[]): Promise<void> {
      const told = new Map<LiveSubscriber, Waiting>();
      for (const subscriber of endedBy(index, hints)) told.set(subscriber, { topics: new Set(), ends: true });
      for (const subscriber of told.keys()) index.remove(subscriber);
      const asked = askedFor(index, hints);
      const verdicts = await judge(asked);
      asked.forEach(({ subscriber, topic }, position) => {
        const verdict = verdicts[position];
        if (verdict === 'keep' || !index.has(subscriber)) return;
        const waiting = told.get(subscriber) ?? { topics: new Set(), ends: false };
        if (verdict === 'tell') waiting.topics.add(topic);
        else waiting.ends = true;
        told.set(subscriber, waiting);
      });
      plan(told);
    },
    /** The topics of hints that came before it, in order; null where it has lost one of its topics. */
    async missed(subscriber: LiveSubscriber, hints: Hint[]): Promise<string[] | null> {
      const alone = { of: (topic: string) => (subscriber.topics.includes(topic) ? [subscriber] : []) };
      const asked = askedFor(alone, hints);
      const verdicts = await judge(asked);
      if (verdicts.includes('end')) return null;
      return asked.filter((_, position) => verdicts[position] === 'tell').map(({ topic }) => topic);
    },
    /** Messages may have been missed: pages come back, and look for themselves. */
    endAll(): void {
      plan(new Map(index.all().map((subscriber) => [subscriber, { topics: new Set(), ends: true }])));
    },
    /** Nothing that still waits is told any more. */
    forget(subscriber: LiveSubscriber): void {
      planned.get(subscriber)?.cancel?.();
      planned.delete(subscriber);
    },
  };

  /** Where rights cannot be read, nobody is told and everybody has to come back. */
  async function judge(asked: AskedOf[]): Promise<string[]> {
    if (asked.length === 0) return [];
    try {
      return await rules(asked);
    } catch (error) {
      log.warn({ err: error }, 'rights of streams could not be read');
      return asked.map(() => 'end');
    }
  }
}

interface AskedOf extends Asked {
  subscriber: LiveSubscriber;
}

function endedBy(index: Index, hints: Hint[]): Set<LiveSubscriber> {
  const topics = new Set(hints.flatMap((hint) => hint.topics));
  const holders = [...topics].flatMap((topic) =>
    index.of(topic).map((subscriber) => ({ topic, subscriber })),
  );
  const ending = holders.filter(({ topic, subscriber }) => subscriber.endedBy.includes(topic));
  return new Set(ending.map(({ subscriber }) => subscriber));
}

/** Each topic of each subscriber once, with the hints that name it and were not caused by its own page. */
function askedFor(index: Pick<Index, 'of'>, hints: Hint[]): AskedOf[] {
  const byTopic = new Map<string, Hint[]>();
  for (const hint of hints) {
    for (const topic of new Set(hint.topics)) {
      const named = byTopic.get(topic);
      if (named) named.push(hint);
      else byTopic.set(topic, [hint]);
    }
  }
  return [...byTopic].flatMap(([topic, named]) => {
    const tabs = new Set(named.map(({ tab }) => tab));
    return index.of(topic).flatMap((subscriber) => {
      // Almost all share one list, however many they are.
      const isOwn = subscriber.tab !== null && tabs.has(subscriber.tab);
      const hints = isOwn ? named.filter(({ tab }) => tab !== subscriber.tab) : named;
      return hints.length > 0 ? [{ subscriber, topic, hints }] : [];
    });
  });
}
