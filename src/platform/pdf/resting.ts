/** Milliseconds of work after which others have their turn. */
const STRETCH = 10;

/**
 * A pause between the steps of long work: taken where the work since the last one kept others waiting.
 * @param check called after each pause; what it throws ends the work
 */
export function resting(check: () => void = () => {}): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < STRETCH) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
    check();
  };
}
