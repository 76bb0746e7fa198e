import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { bounded } from '../bounded';
import { slowly } from '../slow';
import { createThread } from '../thread';
import {
  type HashCost,
  hashPassword,
  hasOtherCost,
  type PasswordHash,
  RECOMMENDED,
  verifyAgainstNothing,
  verifyPassword,
} from './argon2';
import type { Question } from './strength.thread';
import type { Weakness } from './weakness';

export { type HashCost, type PasswordHash, RECOMMENDED } from './argon2';
export type { Weakness } from './weakness';

export type Asker = 'visitor' | 'known';

/** What takes a processor long. Each waits in a line of its own, which refuses one too many as `unavailable`. */
export interface Passwords {
  /** The hash to store. */
  hash(password: string): Promise<PasswordHash>;
  /** Whether this is the password of that hash; without one false, after the same work. */
  verify(password: string, stored: string | null | undefined): Promise<boolean>;
  /** Whether the hash was made at another cost, and is to be replaced at the next sign-in. */
  needsRehash(stored: string): boolean;
  /**
   * Why somebody would guess it, or null when it is good enough.
   * @param personal words that others know about its owner: name, address, the desk's name
   * @param asker a visitor is anybody at all: they have a line of their own, one of which waits among the others
   */
  weaknessOf(password: string, personal: readonly string[], asker?: Asker): Promise<Weakness | null>;
  close(): Promise<void>;
}

/** Of libuv's four threads one stays free, for files, names and compression. */
const HASHES_AT_ONCE = Math.min(availableParallelism(), 3);
/** Some five seconds of work. */
const WAITING_HASHES = 200;
const WAITING_ESTIMATES = 50;

/** @param cost of each hash; less than what is recommended is for tests */
export function createPasswords(cost: HashCost = RECOMMENDED): Passwords {
  const hashing = bounded(HASHES_AT_ONCE, WAITING_HASHES);
  const estimating = createThread<Question, Weakness | null>(
    join(__dirname, `strength.thread${extname(__filename)}`),
    WAITING_ESTIMATES,
  );
  const visitors = bounded(1, WAITING_ESTIMATES);
  return {
    hash: (password) => hashing(() => hashPassword(password, cost)),
    verify: (password, stored) =>
      hashing(() => (stored ? verifyPassword(password, stored) : verifyAgainstNothing(password, cost))),
    needsRehash: (stored) => hasOtherCost(stored, cost),
    weaknessOf: (password, personal, asker = 'known') => {
      slowly('an estimate');
      const ask = () => estimating.ask({ password, personal });
      return asker === 'visitor' ? visitors(ask) : ask();
    },
    close: () => estimating.close(),
  };
}
