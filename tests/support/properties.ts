import { createHash } from 'node:crypto';
import fc from 'fast-check';

/**
 * What properties draw goes by the commit, as samples do: who runs a commit again meets what others met, and the next
 * commit draws anew. `npm test -- --thorough` draws by chance.
 */
const { TEST_SAMPLE_SEED = 'no commit', TEST_THOROUGH } = process.env;
if (TEST_THOROUGH !== '1') fc.configureGlobal({ seed: numberOf(TEST_SAMPLE_SEED) });

/** A whole number of 32 bits, as fast-check wants it. */
function numberOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readInt32BE();
}

export { fc };
