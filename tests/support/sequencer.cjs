const { sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const isBrowser = ({ path }) => path.includes(`${sep}tests${sep}browser${sep}`);

/** One list among another, at even distances, from the first on: both keep their order, and end together. */
function spread(some, others) {
  const all = [...some, ...others];
  const place = new Map([
    ...some.map((one, index) => [one, index / some.length]),
    ...others.map((one, index) => [one, (index + 0.5) / others.length]),
  ]);
  return all.sort((a, b) => place.get(a) - place.get(b));
}

/** Jest takes large files for slow ones; these are small, and go through dozens of pages each. */
const crawlsFirst = (one, other) => isCrawl(other) - isCrawl(one);
const isCrawl = ({ path }) => Number(/\bpages-\w+\.test\.ts$/.test(path));

/**
 * Files of the browser, which take half of a run, keep more than one processor busy; others wait for much of their
 * time. In a row the ones get into each other's way and the others leave processors idle, so they go side by side.
 */
class SideBySide extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const others = sorted.filter((test) => !isBrowser(test));
    return spread(sorted.filter(isBrowser).sort(crawlsFirst), others);
  }
}

module.exports = SideBySide;
module.exports.spread = spread;
