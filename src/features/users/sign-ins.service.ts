import type { TxCtx } from '../../platform/ctx';
import * as repo from './users.repo';

/**
 * Ends somebody's sign-ins, all or all but one. Open streams close, and whoever reconnects must sign in anew.
 * @returns how many of theirs have ended
 */
export async function endSignIns(tx: TxCtx, id: string, ending: repo.Ending = {}): Promise<number> {
  const ended = await repo.endSignIns(tx.db, id, { ...ending, now: tx.now });
  for (const userId of new Set([id, ...ended.map((one) => one.userId)])) await hintPerson(tx, userId);
  return ended.filter(({ userId }) => userId === id).length;
}

/** Ends one sign-in, with those in which its owner acted as somebody. @returns how many, 0 for one that had ended */
export async function endSignIn(tx: TxCtx, signInId: string): Promise<number> {
  const ended = await repo.endSignIn(tx.db, signInId, tx.now);
  for (const userId of new Set(ended.map((one) => one.userId))) await hintPerson(tx, userId);
  return ended.length;
}

/** Has the person's open streams close: what they may see, or whether they are in, is another matter now. */
export async function hintPerson(tx: TxCtx, id: string): Promise<void> {
  await tx.system.live.hint(tx, { topics: [`person:${id}`], audience: 'everyone' });
}
