import type { Ctx, Locale } from '../../../platform/ctx';
import { type Kind, kindsFor } from '../kinds';
import { chooseMail, getsMail } from './choice';
import { readToken } from './token';
import { readerBy } from './unsubscribe.queries';

/** What a link in a mail is about. */
export interface Subscription {
  kind: Kind;
  /** Their own language, or the one that their pages were last in. */
  locale: Locale | null;
  /** Mail of the kind reaches them. */
  isOn: boolean;
}

/** What a link is about; null for one that is not of this desk, or is for nobody who could get such mail any more. */
export async function subscriptionOf(ctx: Ctx, token: string): Promise<Subscription | null> {
  const found = await personOf(ctx, token);
  return (
    found && { kind: found.kind, locale: found.locale, isOn: await getsMail(ctx, found.userId, found.kind) }
  );
}

/**
 * Ends mail of a kind, or begins it again, for whoever has the link: it proves enough for that, and for nothing else.
 * @returns what the link is about from now on; null, and nothing has changed, where it is good for nothing
 */
export async function choose(ctx: Ctx, token: string, isOn: boolean): Promise<Subscription | null> {
  const found = await personOf(ctx, token);
  if (!found) return null;
  await chooseMail(ctx, found.userId, found.kind, isOn);
  return subscriptionOf(ctx, token);
}

interface Person {
  userId: string;
  kind: Kind;
  locale: Locale | null;
}

async function personOf(ctx: Ctx, token: string): Promise<Person | null> {
  const read = readToken(ctx.system.config.encryptionKey, token);
  if (!read) return null;
  const person = await readerBy(ctx.db, read.userId);
  if (!person || !kindsFor(person.role).includes(read.kind)) return null;
  return { userId: read.userId, kind: read.kind, locale: person.locale };
}
