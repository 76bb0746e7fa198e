/** One for each tab that somebody may have open; of more the newest. */
const MOST = 5;

/**
 * What a browser has begun and not ended yet, as it lies in its session, with one more.
 * @param lastsMs after which one is over by itself
 */
export function addPending<T extends { at: number }>(
  begun: T[] | undefined,
  newest: T,
  lastsMs: number,
): T[] {
  return [...(begun ?? []).filter(({ at }) => newest.at - at < lastsMs), newest].slice(-MOST);
}
