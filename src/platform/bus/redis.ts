import type { Log } from '../log';
import { createOutage } from '../outage';
import { openRedis, REDIS_PREFIX } from '../redis';
import type { Bus } from './bus';
import { createHandlers } from './handlers';
import { decodeMessage, EVERYTHING_CHANGED, encodeMessage } from './message';

/** A bus over Redis publish and subscribe, with two connections of its own. Comes back by itself. */
export function createRedisBus(redisUrl: string, log: Log): Bus {
  const handlers = createHandlers(log);
  const publisher = openRedis(redisUrl, log);
  const subscriber = openRedis(redisUrl, log, { autoResubscribe: false });
  // Redis does not separate its databases here, so the number becomes part of the name.
  const channel = `${REDIS_PREFIX}bus:${publisher.options.db ?? 0}`;
  const telling = createOutage(log, 'changes are not told to others');
  let listening = false;

  /** What others could not be told they learn as soon as they can: that anything may have changed. */
  let isOwed = false;
  async function tell(json: string): Promise<void> {
    try {
      await publisher.publish(channel, json);
      telling.over();
    } catch (error) {
      isOwed = true;
      telling.met(error);
    }
  }
  publisher.on('ready', () => {
    if (!isOwed) return;
    isOwed = false;
    void tell(encodeMessage(EVERYTHING_CHANGED));
  });

  subscriber.on('ready', async () => {
    try {
      await subscriber.subscribe(channel);
      listening = true;
      handlers.dispatch(EVERYTHING_CHANGED);
    } catch {
      subscriber.disconnect(true);
    }
  });
  subscriber.on('close', () => {
    listening = false;
  });
  subscriber.on('message', (_channel: string, json: string) => {
    const message = decodeMessage(json);
    if (message) handlers.dispatch(message);
  });

  return {
    async publish(tx, message) {
      const json = encodeMessage(message);
      tx.afterCommit(() => tell(json));
    },
    subscribe: handlers.add,
    healthy: () => listening && publisher.status === 'ready',
    async close() {
      listening = false;
      subscriber.disconnect();
      publisher.disconnect();
    },
  };
}
