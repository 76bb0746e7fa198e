import type { Act, Decision, Earlier, Telling, Told } from './telling.types';

/** Where somebody is told of something: a person, or an address in lower case. */
export const recipientOf = ({ userId, address }: Pick<Telling, 'userId' | 'address'>): string =>
  userId ?? (address ?? '').toLowerCase();

/** What has been decided and written before, of one recipient and channel. */
export interface Known {
  /** Events that the recipient has been told of, or will be. */
  toldEvents: ReadonlySet<string>;
  /** Of the act, and of the last while about its ticket, oldest first; a receipt is none of these. */
  earlier: readonly Earlier[];
  /** What gathers until its reader wants to hear of it. */
  digest: { id: string; dueAt: Date } | null;
}

/**
 * How an act reaches somebody. An event is told once. What the act adds while its message waits goes along with it,
 * and what it adds later is a message of its own. The first message about a ticket leaves at once; what comes within
 * the time for that after it is told together, at its end.
 * @param now when it is decided
 */
export function decide(act: Act, telling: Telling, known: Known, now: Date): Decision {
  const told = telling.told.filter(({ eventId }) => !known.toldEvents.has(eventId));
  if (told.length === 0) return { do: 'nothing' };
  if (telling.quietUntil && telling.quietUntil > now) return later(telling, told, known, telling.quietUntil);
  const own = known.earlier.filter(({ rootId }) => rootId === act.rootId);
  const part = Math.max(0, ...own.map((one) => one.part)) + 1;
  const open = own.findLast(({ isOpen }) => isOpen) ?? heldFor(telling, known.earlier, now);
  if (open) {
    const dueAt = telling.isAnswer && open.dueAt > now ? now : open.dueAt;
    return { do: 'join', deliveryId: open.id, told, dueAt };
  }
  const dueAt = telling.isAnswer ? now : endOfBurst(telling, known.earlier, now);
  return { do: 'add', delivery: { telling, part, dueAt, isDigest: false }, told };
}

function later(telling: Telling, told: Told[], { digest }: Known, dueAt: Date): Decision {
  if (digest) return { do: 'join', deliveryId: digest.id, told, dueAt: digest.dueAt };
  return { do: 'add', delivery: { telling, part: 1, dueAt, isDigest: true }, told };
}

/** What is held for the end of its time and can take more along. */
function heldFor(
  { joinedFor, isAnswer }: Telling,
  earlier: readonly Earlier[],
  now: Date,
): Earlier | undefined {
  if (joinedFor === 0 && !isAnswer) return undefined;
  return earlier.findLast((one) => one.isOpen && one.dueAt > now);
}

function endOfBurst({ joinedFor }: Telling, earlier: readonly Earlier[], now: Date): Date {
  const last = earlier.findLast(({ isOut }) => isOut);
  if (!last || joinedFor === 0) return now;
  const end = new Date((last.sentAt ?? last.dueAt).getTime() + joinedFor);
  return end > now ? end : now;
}
