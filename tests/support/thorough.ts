import { createHash } from 'node:crypto';
import { relative } from 'node:path';

// Some tests try more than every run has time for: each takes a part, another one with each commit, and
// `npm test -- --thorough` takes all.

export interface Draw {
  /** Of the commit, unless one is given: the same seed draws the same. */
  seed: string;
  all: boolean;
}

const DRAW: Draw = {
  seed: process.env.TEST_SAMPLE_SEED || 'no commit',
  all: process.env.TEST_THOROUGH === '1',
};

/** How long a test may take that tries a sample: all of it takes many times as long. */
export const SAMPLE_TIMEOUT_MS = (DRAW.all ? 4 * 60 : 30) * 60_000;

let told = false;

/**
 * A part of a list, in its order.
 * @param share of 1; at least one of the list
 * @param what tells apart samples of like lists, so that each draws others
 */
export function sample<T>(list: readonly T[], share: number, what = ''): T[] {
  if (!told) tell();
  return sampleOf(list, share, DRAW, what);
}

export function sampleOf<T>(list: readonly T[], share: number, { seed, all }: Draw, what = ''): T[] {
  if (all) return [...list];
  const drawn = list
    .map((_, index) => ({
      index,
      lot: createHash('sha256').update(`${seed} ${what} ${index}`).digest('hex'),
    }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, Math.max(1, Math.round(list.length * share)));
  const taken = new Set(drawn.map(({ index }) => index));
  return list.filter((_, index) => taken.has(index));
}

/** How to repeat it, once for each file that samples. */
function tell(): void {
  told = true;
  if (DRAW.all) return;
  const file = relative(process.cwd(), expect.getState().testPath ?? '');
  process.stderr.write(`${file} takes a sample: TEST_SAMPLE_SEED=${JSON.stringify(DRAW.seed)} repeats it\n`);
}
