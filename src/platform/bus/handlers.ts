import type { Log } from '../log';
import type { BusHandler } from './bus';
import type { BusMessage } from './message';

/** The subscribers of one bus; one that throws does not keep the message from the others. */
export function createHandlers(log: Log) {
  const handlers = new Set<BusHandler>();
  return {
    add(handler: BusHandler): () => void {
      const own: BusHandler = (message) => handler(message);
      handlers.add(own);
      return () => void handlers.delete(own);
    },
    dispatch(message: BusMessage): void {
      for (const handler of [...handlers]) {
        try {
          handler(message);
        } catch (error) {
          log.error({ err: error, kind: message.kind }, 'bus subscriber failed');
        }
      }
    },
  };
}
