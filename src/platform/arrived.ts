/**
 * Resolves when what has arrived by now is read. After a long turn of the event loop, or a machine that stood still,
 * timers come before that: a time limit that has run out must not speak of silence until then.
 */
export async function whatArrived(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
