import type { Bus } from '../bus';
import type { Log } from '../log';
import { BOUNDS, type Bounds, createAdmission } from './admission';
import { type Clock, realClock } from './clock';
import { createGathering } from './gathering';
import { createIndex } from './index-of-topics';
import { createRecent } from './recent';
import { sendable } from './sizes';
import { createTelling } from './telling';
import type { Live, LiveRules } from './types';

export type { Hint } from '../bus';
export type { Asked, Listener, Live, LiveRules, LiveSubscriber, Verdict } from './types';

export interface LiveOptions {
  rules: LiveRules;
  clock?: Clock;
  bounds?: Bounds;
}

export function createLive(
  bus: Bus,
  log: Log,
  { rules, clock = realClock, bounds = BOUNDS }: LiveOptions,
): Live {
  const index = createIndex();
  const recent = createRecent(clock);
  const admission = createAdmission(bounds);
  const telling = createTelling({ index, rules, clock, log });
  const gathering = createGathering(clock, (hints) =>
    telling.deliver(hints).catch((error) => log.error({ err: error }, 'hints were not told')),
  );

  bus.subscribe((message) => {
    if (message.kind === 'live') {
      recent.add(message.hint);
      if (message.hint.topics.some((topic) => index.of(topic).length > 0)) gathering.add(message.hint);
    } else if (message.group === '*') telling.endAll();
  });

  return {
    async hint(tx, hint) {
      for (const part of sendable({ ...hint, ...(tx.tab && { tab: tx.tab }) }))
        await bus.publish(tx, { kind: 'live', hint: part });
    },
    connect(subscriber) {
      const leave = admission.enter({
        personId: subscriber.personId,
        network: subscriber.network,
        yieldPlace: () => {
          disconnect();
          subscriber.replaced();
        },
      });
      function disconnect(): void {
        leave?.();
        index.remove(subscriber);
        telling.forget(subscriber);
      }
      if (leave) index.add(subscriber);
      return leave && disconnect;
    },
    missed: (subscriber, milliseconds) => telling.missed(subscriber, recent.of(milliseconds)),
    count: index.size,
  };
}
