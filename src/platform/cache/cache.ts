import type { Tx } from '../tx';

/**
 * Cache-aside for people, settings, help-centre pages and figures; never for rights.
 * Values are shared and frozen: a caller that wants to change one copies it.
 */
export interface Cache {
  /**
   * The value of `key` in `group`, at most `seconds` old (a day at the longest). `load` makes it when it is
   * missing, once for all who ask at that time; its errors reach them all and are not kept. `load` must read
   * what is committed, so features ask through `cached`. Where Redis is used the value passes through structured
   * clone: data, dates and maps, no functions. A node that missed that something was forgotten is behind for ten
   * seconds at most with Redis; without it no longer than its listening connection can be broken unnoticed, four.
   */
  get<T>(group: string, key: string, seconds: number, load: () => Promise<T>): Promise<T>;
  /**
   * Drops a group on every node once the transaction has committed; `*` drops everything. When `inTx` returns
   * it is already gone here, and what was being loaded meanwhile is not kept.
   */
  forget(tx: Tx, group: string): Promise<void>;
  close(): Promise<void>;
}
