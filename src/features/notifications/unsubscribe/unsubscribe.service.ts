import type { Ctx, Locale } from '../../../platform/ctx';
import { type Kind, kindsFor } from '../kinds';
import { leaveList, listedAddress } from '../scheduled/leaving.service';
import { chooseMail, getsMail } from './choice';
import { readLeavingToken, readToken } from './token';
import { readerBy } from './unsubscribe.queries';

/** What a link in a mail is about. */
export interface Subscription {
  /** The kind of mail; or the scheduled report that an address without an account gets, as the last mail there called it. */
  about: { kind: Kind } | { report: string | null };
  /** Their own language, or the one that their pages were last in. */
  locale: Locale | null;
  /** Mail of the kind reaches them. */
  isOn: boolean;
}

/** Either is what a link may be for: who has an account, or an address on a list. */
async function listedBy(ctx: Ctx, token: string): Promise<{ id: string; subscription: Subscription } | null> {
  const id = readLeavingToken(ctx.system.config.encryptionKey, token);
  const found = id && (await listedAddress(ctx, id));
  if (!found) return null;
  const { title: report, locale, leftAt } = found;
  return { id, subscription: { about: { report }, locale, isOn: leftAt === null } };
}

/** What a link is about; null for one that is not of this desk, or is for nobody who could get such mail any more. */
export async function subscriptionOf(ctx: Ctx, token: string): Promise<Subscription | null> {
  const listed = await listedBy(ctx, token);
  if (listed) return listed.subscription;
  const found = await personOf(ctx, token);
  if (!found) return null;
  const { kind, locale, userId } = found;
  return { about: { kind }, locale, isOn: await getsMail(ctx, userId, kind) };
}

/**
 * Ends mail of a kind, or begins it again, for whoever has the link: it proves enough for that, and for nothing else.
 * @returns what the link is about from now on; null, and nothing has changed, where it is good for nothing
 */
export async function choose(ctx: Ctx, token: string, isOn: boolean): Promise<Subscription | null> {
  const listed = await listedBy(ctx, token);
  const found = listed ? null : await personOf(ctx, token);
  if (listed) await leaveList(ctx, listed.id, isOn);
  if (found) await chooseMail(ctx, found.userId, found.kind, isOn);
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
