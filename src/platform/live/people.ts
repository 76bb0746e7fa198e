import type { TxCtx } from '../ctx';

/** One hint names this many at most: NOTIFY takes 8,000 bytes. */
export const HINTED = 100;

/** People whose rights changed get their open pages anew. */
export async function hintPeople(tx: TxCtx, ids: string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += HINTED) {
    const topics = ids.slice(start, start + HINTED).map((id) => `person:${id}`);
    await tx.system.live.hint(tx, { topics, audience: 'everyone' });
  }
}
