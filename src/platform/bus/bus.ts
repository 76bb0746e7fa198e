import type { Tx } from '../tx';
import type { BusMessage } from './message';

export type BusHandler = (message: BusMessage) => void;

/** Tells every node, the own one included, what changed. Messages may be lost while the connection is down. */
export interface Bus {
  /**
   * Sends on commit, never when the transaction is rolled back.
   * @throws RangeError over 7,900 bytes of JSON
   */
  publish(tx: Tx, message: BusMessage): Promise<void>;
  /**
   * Calls the handler for each message, until the returned function is called. Whenever the connection was
   * (re)established it gets `{kind: 'cache', group: '*'}`, for what may have been missed meanwhile.
   */
  subscribe(handler: BusHandler): () => void;
  /** Whether messages arrive now. */
  healthy(): boolean;
  close(): Promise<void>;
}
