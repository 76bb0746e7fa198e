/**
 * What `ask` finds out, asked once for all who want to know at the same time, and kept for a while after the answer.
 * @param milliseconds for which an answer, or its failure, is given to others too
 */
export function keptFor<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | null = null;
  const forget = () => {
    current = null;
  };
  return () => {
    if (!current) {
      current = ask();
      const keep = () => void setTimeout(forget, milliseconds).unref();
      current.then(keep, keep);
    }
    return current;
  };
}
