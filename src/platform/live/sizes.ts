import { fitsBus, type Hint } from '../bus';

/**
 * A hint as the bus can carry it, so that no change fails because many are concerned: its topics are divided, and
 * where one topic alone is still too much, it is told to everybody who holds that topic.
 */
export function sendable(hint: Hint): Hint[] {
  if (fitsBus({ kind: 'live', hint })) return [hint];
  const { topics } = hint;
  if (topics.length > 1) {
    const half = Math.ceil(topics.length / 2);
    return [topics.slice(0, half), topics.slice(half)].flatMap((part) => sendable({ ...hint, topics: part }));
  }
  const broad = broadened(hint);
  // No page can hold a topic that is as long as that.
  return fitsBus({ kind: 'live', hint: broad }) ? [broad] : [];
}

/** Without the lists that say whom it concerns: for all who hold its topics. */
export function broadened(hint: Hint): Hint {
  const short = Object.entries(hint).filter(([name, value]) => name === 'topics' || !Array.isArray(value));
  return { ...(Object.fromEntries(short) as unknown as Hint), isBroad: true };
}
