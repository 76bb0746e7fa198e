import type { Ctx } from '../../platform/ctx';
import type { Reading, Unwritten } from '../../platform/delivery-types';
import {
  type Circle,
  circlesOf,
  eventsBy,
  type Happened,
  type Recipient,
  recipientsOf,
} from './notifications.queries';
import { wishesOf } from './preferences/preferences.service';
import type { Wishes } from './preferences/wishes';

// What messages are written of is read in a few statements for all that leave in the same moment.

/** Reads something once for all messages that are written in the same moment. */
export function once<T>({ known }: Reading, key: string, read: () => Promise<T>): Promise<T> {
  const found = (known.get(key) as Promise<T> | undefined) ?? read();
  known.set(key, found);
  return found;
}

/** The tickets that they are about, and who is connected with them; without those that have been deleted. */
export function circlesIn(ctx: Ctx, reading: Reading): Promise<Map<string, Circle>> {
  const told = reading.messages.flatMap((message) => message.told);
  return once(reading, 'circles', () =>
    circlesOf(ctx, each(told.map(({ ticketId }) => ticketId)), readersOf(reading)),
  );
}

/** Whom they are to, of those who can still sign in. */
export function peopleIn(ctx: Ctx, reading: Reading): Promise<Map<string, Recipient>> {
  return once(reading, 'people', async () => {
    const people = await recipientsOf(ctx, readersOf(reading));
    return new Map(people.flatMap((person) => (person.id ? [[person.id, person]] : [])));
  });
}

/** What those want to be told of. */
export function wishesIn(ctx: Ctx, reading: Reading): Promise<Map<string, Wishes>> {
  return once(reading, 'wishes', () => wishesOf(ctx, readersOf(reading)));
}

/** What its reader still wants to be told of. */
export async function wanted(
  ctx: Ctx,
  { userId, told, channel }: Unwritten,
  reading: Reading,
): Promise<Unwritten['told']> {
  if (!userId) return told;
  const wishes = (await wishesIn(ctx, reading)).get(userId);
  return told.filter(({ kind }) => wishes?.allows(kind as never, channel as never));
}

/** What they tell of, in the order in which it happened. */
export function eventsIn(ctx: Ctx, reading: Reading): Promise<Happened[]> {
  const told = reading.messages.flatMap((message) => message.told);
  return once(reading, 'events', () => eventsBy(ctx, each(told.map(({ eventId }) => eventId))));
}

const readersOf = ({ messages }: Reading) => each(messages.map(({ userId }) => userId));

const each = (ids: (string | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))];
