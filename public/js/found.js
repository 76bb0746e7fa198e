// What is found of what is typed in the palette: asked for once somebody pauses. An answer counts for the text that it was
// asked for and for no other; what was asked before is given up.

const PAUSE_MS = 120;
/** Of one letter everything would be found. */
const isEnough = (wish) => wish.length > 1 || /\d/.test(wish);

/** `show(wish, { lines, said })` is called with each answer that still counts. */
export function createFinder(address, show) {
  let timer;
  let asked = new AbortController();

  async function ask(wish) {
    const { signal } = asked;
    try {
      const headers = { Accept: 'application/json' };
      const answer = await fetch(`${address}?q=${encodeURIComponent(wish)}`, { headers, signal });
      const found = await answer.json();
      if (answer.ok && !signal.aborted) show(wish, found);
    } catch {
      // Given up, no answer, or the page of somebody whose session has ended: the search itself is still there.
    }
  }

  /** Asks for this text from now on, and for no other. */
  return function look(wish) {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    if (isEnough(wish)) timer = setTimeout(() => ask(wish), PAUSE_MS);
  };
}
