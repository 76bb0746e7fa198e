import type { Limits } from '../../query';
import type { Condition } from '../visibility';

const SIGNS = { from: '>=', over: '>', to: '<=', under: '<' } as const;

/** What can be compared, between its limits. */
export function limits<T>(column: string, said: Limits<T>, prefix: string): Condition {
  const ends = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).filter((end) => said[end] !== undefined);
  return {
    sql: ends.map((end) => `${column} ${SIGNS[end]} :${prefix}${end}`).join(' and ') || 'true',
    bindings: Object.fromEntries(ends.map((end) => [prefix + end, said[end]])),
  };
}
