import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { type Ctx, inTx } from '../../../platform/ctx';
import { maybeRow, rows } from '../../../platform/db';
import { AppError, invalid, notFound } from '../../../platform/errors';
import { changesBetween, emit } from '../../../platform/events';
import { newId } from '../../../platform/ids';
import { getSettings } from '../../settings';
import { assertStillGetsIn } from '../shared/methods.service';
import { lockPerson, personOf } from '../shared/person';
import { factorAdded, factorRemoved } from './factors.service';
import { passkeyName } from './passkey-names';
import { type Ceremony, parsedCredential, relyingParty, TIMEOUT_MS, verifying } from './webauthn';

const MOST = 20;

/**
 * What the browser is to make a passkey from (WebAuthn Level 3, section 5.4): one that knows its owner and verifies
 * them, so that each is good for signing in by itself.
 */
export async function registrationOptions(ctx: Ctx): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id, email, name } = personOf(ctx);
  const known = await rows<{ id: string; transports: string[] }>(
    ctx.db,
    'select credential_id as id, transports from passkeys where user_id = :id',
    { id },
  );
  return generateRegistrationOptions({
    rpName: (await getSettings(ctx)).name,
    rpID: relyingParty(ctx).id,
    userID: new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex')),
    userName: email,
    userDisplayName: name,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export interface NewPasskey extends Ceremony {
  /** As its owner calls it; null: after who keeps it or the browser it was made in. */
  name: string | null;
  userAgent: string | null;
  /** What it is called when nothing better is known. */
  fallbackName: string;
}

/**
 * Adds a passkey of one's own.
 * @returns recovery codes, to be shown once, when this is the first factor
 * @throws AppError `invalid` on the whole form
 */
export async function addPasskey(ctx: Ctx, passkey: NewPasskey): Promise<string[] | null> {
  const { id: userId } = personOf(ctx);
  const { credential, aaguid, transports, isBackedUp } = await verifiedRegistration(ctx, passkey);
  const name = passkey.name ?? passkeyName(aaguid, passkey.userAgent) ?? passkey.fallbackName;
  return inTx(ctx, async (tx) => {
    await lockPerson(tx, userId);
    const [{ count } = { count: 0 }] = await rows<{ count: number }>(
      tx.db,
      'select count(*) as count from passkeys where user_id = :userId',
      { userId },
    );
    if (count >= MOST) throw invalid('', 'factors.error.too_many_passkeys', { most: MOST });
    const added = await tx
      .db('passkeys')
      .insert({
        id: newId(),
        userId,
        credentialId: credential.id,
        counter: credential.counter,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        transports,
        name,
        isBackedUp,
        createdAt: tx.now,
      })
      .onConflict('credentialId')
      .ignore()
      .returning('id');
    if (added.length === 0) throw invalid('', 'factors.error.known_passkey');
    return factorAdded(tx, userId, { kind: 'passkey', name });
  });
}

async function verifiedRegistration(ctx: Ctx, { credential, challenge }: Ceremony) {
  const response = parsedCredential(credential) as unknown as RegistrationResponseJSON;
  const { id, origin } = relyingParty(ctx);
  const { verified, registrationInfo } = await verifying(ctx, challenge, (expectedChallenge) =>
    verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    }),
  );
  if (!verified) throw invalid('', 'factors.error.passkey_refused');
  const { credential: made, aaguid, credentialBackedUp } = registrationInfo;
  return { credential: made, aaguid, transports: transportsOf(response), isBackedUp: credentialBackedUp };
}

/** Words of the browser's, and only as hints for the browser. */
function transportsOf({ response }: RegistrationResponseJSON): string[] {
  const given: unknown = response.transports;
  if (!Array.isArray(given)) return [];
  return given.filter((item): item is string => /^[a-z-]{1,20}$/.test(String(item))).slice(0, 10);
}

/** @throws AppError `not_found` */
export async function renamePasskey(ctx: Ctx, id: string, name: string): Promise<void> {
  const { id: userId } = personOf(ctx);
  await inTx(ctx, async (tx) => {
    const before = await maybeRow<{ name: string }>(
      tx.db,
      'select name from passkeys where id = :id and user_id = :userId for update',
      { id, userId },
    );
    if (!before) throw notFound();
    const changes = changesBetween(before, { name });
    if (!changes) return;
    await tx.db('passkeys').where({ id }).update({ name });
    await emit(tx, { type: 'user.passkey_renamed', subject: { type: 'user', id: userId }, changes });
  });
}

/** @throws AppError `not_found`; `invalid` on the whole form for the last way in, and where a factor is required */
export async function removePasskey(ctx: Ctx, id: string): Promise<{ name: string }> {
  const { id: userId } = personOf(ctx);
  return inTx(ctx, async (tx) => {
    await lockPerson(tx, userId);
    const [removed] = await tx.db('passkeys').where({ id, userId }).delete(['name']);
    if (!removed) throw new AppError('not_found');
    await assertStillGetsIn(tx, userId);
    await factorRemoved(tx, userId, { kind: 'passkey', name: removed.name });
    return removed;
  });
}
