import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Ctx } from '../../../platform/ctx';
import { maybeRow, rows } from '../../../platform/db';
import { invalid } from '../../../platform/errors';
import { personOf } from '../shared/person';
import { clearAttempts, recordAttempt, tooManyTries } from '../shared/throttle.service';
import type { Origin } from '../sign-in/sign-in.service';
import { type Ceremony, parsedCredential, relyingParty, TIMEOUT_MS, verifying } from './webauthn';

export interface Wanted {
  /** Whose it must be; null: of whoever is at the browser. */
  userId: string | null;
  /** It is all the proof there is: the authenticator has to verify its owner, too, with a PIN or a fingerprint. */
  verified: boolean;
}

/** What the browser is to ask of which passkeys (WebAuthn Level 3, section 5.5). */
export async function requestOptions(
  ctx: Ctx,
  { userId, verified }: Wanted,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const allowCredentials = userId
    ? await rows<{ id: string; transports: string[] }>(
        ctx.db,
        'select credential_id as id, transports from passkeys where user_id = :userId order by id',
        { userId },
      )
    : undefined;
  return generateAuthenticationOptions({
    rpID: relyingParty(ctx).id,
    allowCredentials,
    timeout: TIMEOUT_MS,
    userVerification: verified ? 'required' : 'preferred',
  });
}

interface StoredPasskey {
  id: string;
  userId: string;
  publicKey: string;
  counter: number;
}

/**
 * Finds out whose passkey has answered. An older counter than the last one is refused: a copy may be about.
 * @returns the person's id
 * @throws AppError `invalid` on the whole form
 */
export async function checkPasskey(
  ctx: Ctx,
  { credential, challenge }: Ceremony,
  wanted: Wanted,
): Promise<string> {
  const answer = parsedCredential(credential);
  const passkey = await passkeyByCredential(ctx, answer.id);
  if (!passkey || (wanted.userId ?? passkey.userId) !== passkey.userId)
    throw invalid('', 'factors.error.unknown_passkey');
  const { userHandle } = answer.response;
  if (userHandle && userHandle !== handleOf(passkey.userId)) {
    throw invalid('', 'factors.error.passkey_refused');
  }
  const { id, origin } = relyingParty(ctx);
  const { verified, authenticationInfo } = await verifying(ctx, challenge, (expectedChallenge) =>
    verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: {
        id: answer.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
      requireUserVerification: wanted.verified,
    }),
  );
  const { newCounter, credentialBackedUp } = authenticationInfo;
  if (!verified || !(await noteUse(ctx, passkey, newCounter, credentialBackedUp))) {
    throw invalid('', 'factors.error.passkey_refused');
  }
  return passkey.userId;
}

/**
 * Finds out who signs in with a passkey alone; failures are throttled as those with passwords are.
 * @throws AppError `invalid` on the whole form; `rate_limited` after too many failures
 */
export function checkSolePasskey(ctx: Ctx, ceremony: Ceremony, origin: Origin): Promise<string> {
  return guarded(ctx, ceremony, origin, { userId: null, verified: true });
}

/** The same for somebody who is signed in and proves once more who they are. */
export async function checkOwnPasskey(ctx: Ctx, ceremony: Ceremony, origin: Origin): Promise<void> {
  await guarded(ctx, ceremony, origin, { userId: personOf(ctx).id, verified: true });
}

async function guarded(ctx: Ctx, ceremony: Ceremony, origin: Origin, wanted: Wanted): Promise<string> {
  const account = `passkey:${parsedCredential(ceremony.credential).id}`;
  const guess = { account, knownDevice: null, network: origin.network };
  const { wait } = await recordAttempt(ctx, guess);
  if (wait > 0) throw tooManyTries(wait);
  const userId = await checkPasskey(ctx, ceremony, wanted);
  await clearAttempts(ctx, guess);
  return userId;
}

function passkeyByCredential(ctx: Ctx, credentialId: string): Promise<StoredPasskey | null> {
  return maybeRow<StoredPasskey>(
    ctx.db,
    `select passkeys.id, user_id, public_key, counter from passkeys join users on users.id = user_id
     where credential_id = :credentialId and users.state <> 'inactive'`,
    { credentialId },
  );
}

/** The id of the person, as the authenticator keeps it. */
function handleOf(userId: string): string {
  return Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url');
}

/** False when another use with this counter, or a later one, came first; many authenticators never count. */
async function noteUse(
  ctx: Ctx,
  { id }: StoredPasskey,
  counter: number,
  isBackedUp: boolean,
): Promise<boolean> {
  const noted = await maybeRow(
    ctx.db,
    `update passkeys set counter = :counter, is_backed_up = :isBackedUp, last_used_at = :now
     where id = :id and (counter < :counter or (counter = 0 and :counter = 0)) returning id`,
    { id, counter, isBackedUp, now: ctx.now },
  );
  return noted !== null;
}
