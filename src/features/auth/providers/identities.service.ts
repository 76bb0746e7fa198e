import { actingAs, type Ctx, inTx, type Locale, type TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { AppError, brokenConstraint, invalid } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { newId } from '../../../platform/ids';
import { actorOf, credentialsOf, ownCredentials } from '../../users';
import { assertMaySignUp, assertSignUpOpen, signUpCustomer } from '../registration/sign-up.service';
import { assertStillGetsIn } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { labelOf } from './labels';

/** An account at another service, as far as it is kept. */
export interface Identity {
  provider: string;
  issuer: string;
  subject: string;
  email: string | null;
}

/** The same, with what the service says of its owner just now. */
export interface Profile extends Identity {
  /** The service vouches that the address is theirs. */
  isVerified: boolean;
  name: string;
}

/** `unproved`: nobody is connected with it, and the service vouches for no address that could tell who this is. */
export type Found = { kind: 'user'; userId: string } | { kind: 'unproved' };

/**
 * Who somebody is whom another service has told us of: whoever is connected with that identity; else whoever has the
 * address, if both the service and we have seen it proved; else a new customer, where people may sign up.
 * @throws AppError `invalid` on the whole form, with what to do
 */
export async function signInWith(ctx: Ctx, profile: Profile, locale: Locale): Promise<Found> {
  return settled(ctx, (tx) => decided(tx, profile, locale));
}

/** Of two that do the same for the first time at once one loses, and then finds what the other has made. */
async function settled<T>(ctx: Ctx, decide: (tx: TxCtx) => Promise<T>): Promise<T> {
  const attempt = () => inTx(ctx, decide);
  return attempt().catch((error) => (isLostRace(error) ? attempt() : Promise.reject(error)));
}

async function decided(tx: TxCtx, profile: Profile, locale: Locale): Promise<Found> {
  const known = await ownerOf(tx, profile);
  if (known) {
    if (known.state === 'inactive') throw refused('providers.error.inactive');
    const seen = { lastUsedAt: tx.now, email: profile.email };
    await tx.db('identities').where({ id: known.id }).update(seen);
    return { kind: 'user', userId: known.userId };
  }
  const { email, isVerified } = profile;
  if (!isVerified || !email) {
    await assertSomebodyMay(tx, profile);
    return { kind: 'unproved' };
  }
  const account = await credentialsOf(tx, email);
  return {
    kind: 'user',
    userId: account ? await join(tx, account.id, profile) : await signUp(tx, email, profile, locale),
  };
}

/** Connects an account that has the address. The lock keeps address and proof as they are meanwhile. */
async function join(tx: TxCtx, userId: string, profile: Profile): Promise<string> {
  const params = { service: labelOf(tx, profile.provider), email: profile.email ?? '' };
  const account = await ownCredentials(tx, userId);
  if (account?.email.toLowerCase() !== profile.email) throw refused('providers.error.try_again', params);
  if (!account.emailVerifiedAt) throw refused('providers.error.ours_unproved', params);
  if (account.state === 'inactive') throw refused('providers.error.inactive');
  // Another first sign-in may have connected the two since we looked.
  if ((await ownerOf(tx, profile))?.userId === userId) return userId;
  if (await connectionOf(tx, userId, profile.provider)) {
    throw refused('providers.error.other_account', params);
  }
  await store(tx, userId, profile);
  return userId;
}

async function signUp(tx: TxCtx, email: string, profile: Profile, locale: Locale): Promise<string> {
  await assertSomebodyMay(tx, profile, email);
  const name = profile.name || (email.split('@')[0] ?? email);
  const { id } = await signUpCustomer(tx, { name, email, locale });
  await store(tx, id, profile);
  return id;
}

/** Whether a stranger may make an account, in words that say what to do instead. */
async function assertSomebodyMay(tx: TxCtx, { provider }: Profile, email?: string): Promise<void> {
  const params = { service: labelOf(tx, provider) };
  try {
    if (email) await assertMaySignUp(tx, email);
    else await assertSignUpOpen(tx);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw refused(
      error.code === 'not_found' ? 'providers.error.closed' : 'auth.error.domain_not_allowed',
      params,
    );
  }
}

/**
 * The actor connects their account with an identity that they have just proved to be theirs.
 * @throws AppError `invalid` on the whole form, when it is somebody's, or they have another of that service
 */
export async function linkIdentity(ctx: Ctx, profile: Identity): Promise<void> {
  const { id: userId } = personOf(ctx);
  const params = { service: labelOf(ctx, profile.provider) };
  await settled(ctx, async (tx) => {
    const known = await ownerOf(tx, profile);
    if (known?.userId === userId) return;
    if (known) throw refused('providers.error.taken', params);
    if (await connectionOf(tx, userId, profile.provider)) {
      throw refused('providers.error.already_connected', params);
    }
    await store(tx, userId, profile);
  });
}

/**
 * Takes away the actor's own connection with a service.
 * @throws AppError `not_found`; `invalid` when it is their last way in
 */
export async function unlinkIdentity(ctx: Ctx, id: string): Promise<{ provider: string }> {
  const { id: userId } = personOf(ctx);
  return inTx(ctx, async (tx) => {
    const [removed] = await tx.db('identities').where({ id, userId }).delete(['provider']);
    if (!removed) throw new AppError('not_found');
    await assertStillGetsIn(tx, userId);
    const subject = { type: 'user', id: userId } as const;
    await emit(tx, { type: 'user.identity_unlinked', subject, data: { provider: removed.provider } });
    return removed;
  });
}

/** Connects an identity, which nobody has, with somebody who has no other of that service. */
export async function store(tx: TxCtx, userId: string, identity: Identity): Promise<void> {
  const { provider, issuer, subject, email } = identity;
  await tx.db('identities').insert({
    id: newId(),
    userId,
    provider,
    issuer,
    subject,
    email,
    createdAt: tx.now,
    lastUsedAt: tx.now,
  });
  const event = { type: 'user.identity_linked', subject: { type: 'user', id: userId } } as const;
  await emit(actingAs(tx, await actorOf(tx, userId)), { ...event, data: { provider } });
}

/** Whom an identity belongs to; locked, so that of several at once one decides. */
export function ownerOf(
  tx: TxCtx,
  { issuer, subject }: Identity,
): Promise<{ id: string; userId: string; state: string } | null> {
  return maybeRow(
    tx.db,
    `select i.id, i.user_id, u.state from identities i join users u on u.id = i.user_id
     where i.issuer = :issuer and i.subject = :subject for update of i`,
    { issuer, subject },
  );
}

function connectionOf(tx: TxCtx, userId: string, provider: string): Promise<{ id: string } | null> {
  return maybeRow(tx.db, 'select id from identities where user_id = :userId and provider = :provider', {
    userId,
    provider,
  });
}

function refused(key: string, params?: Record<string, string>): AppError {
  return invalid('', key, params);
}

const RACES = ['identities_issuer_subject_key', 'identities_user_id_provider_key'];

function isLostRace(error: unknown): boolean {
  if (RACES.includes(brokenConstraint(error) ?? '')) return true;
  return error instanceof AppError && error.fields.email?.key === 'users.error.email_taken';
}
