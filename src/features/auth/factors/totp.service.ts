import { Secret, TOTP } from 'otpauth';
import { decrypt, encrypt } from '../../../platform/crypto';
import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { invalid, notFound } from '../../../platform/errors';
import { getSettings } from '../../settings';
import { lockPerson, personOf } from '../shared/person';
import { factorAdded, factorRemoved } from './factors.service';
import { seal, unseal } from './sealed';

// Time-based one-time passwords (RFC 6238), with the values that every authenticator app takes.
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** As long as RFC 4226 recommends. */
const SECRET_BYTES = 20;
/** Steps before and after the present one whose codes are taken. */
const WINDOW = 1;
const SETUP_MINUTES = 30;
const SETUP = 'totp_setup';

export interface TotpSetup {
  /** The key, encrypted, for the form to bring back. */
  sealed: string;
  /** The key as people type it: base 32 in groups of four. */
  key: string;
  /** What the QR code says. */
  uri: string;
}

/** A key to set up an app with; the one of a form that came back with a wrong code, while it is good. */
export async function prepareTotp(ctx: Ctx, sealed: string | null = null): Promise<TotpSetup> {
  const { id, email } = personOf(ctx);
  const given = unseal(ctx, SETUP, id, sealed, SETUP_MINUTES);
  const secret = given ?? new Secret({ size: SECRET_BYTES }).base32;
  const { name } = await getSettings(ctx);
  return {
    sealed: given && sealed ? sealed : seal(ctx, SETUP, id, secret),
    key: secret.replace(/(.{4})(?=.)/g, '$1 '),
    uri: totpOf(secret, { issuer: name, label: email }).toString(),
  };
}

/**
 * Sets up the app, or another one in its place, once it has shown that it knows the key.
 * @returns recovery codes, to be shown once, when this is the first factor
 * @throws AppError `invalid`
 */
export async function confirmTotp(
  ctx: Ctx,
  { sealed, code }: { sealed: string | null; code: string },
): Promise<string[] | null> {
  const { id: userId } = personOf(ctx);
  const secret = unseal(ctx, SETUP, userId, sealed, SETUP_MINUTES);
  if (!secret) throw invalid('code', 'factors.error.setup_expired');
  const lastStep = stepOf(ctx, secret, code);
  if (lastStep === null) throw invalid('code', 'factors.error.wrong_code');
  return inTx(ctx, async (tx) => {
    await lockPerson(tx, userId);
    const replaced = (await tx.db('totp_factors').where({ userId }).delete()) > 0;
    const encrypted = encrypt(tx.system.config.encryptionKey, secret);
    // The code that confirmed it is used, too.
    await tx.db('totp_factors').insert({ userId, secret: encrypted, lastStep, createdAt: tx.now });
    return factorAdded(tx, userId, { kind: 'totp', replaced });
  });
}

/** @throws AppError `not_found`; `invalid` on the whole form where it is required */
export async function removeTotp(ctx: Ctx): Promise<void> {
  const { id: userId } = personOf(ctx);
  await inTx(ctx, async (tx) => {
    await lockPerson(tx, userId);
    if ((await tx.db('totp_factors').where({ userId }).delete()) === 0) throw notFound();
    await factorRemoved(tx, userId, { kind: 'totp' });
  });
}

/** Takes a code, once: neither it nor an older one is taken again, and of two at the same time one fails. */
export async function takeTotpCode(
  tx: TxCtx,
  userId: string,
  code: string,
): Promise<'taken' | 'wrong' | 'used'> {
  const factor = await maybeRow<{ secret: string }>(
    tx.db,
    'select secret from totp_factors where user_id = :userId',
    { userId },
  );
  if (!factor) return 'wrong';
  const step = stepOf(tx, decrypt(tx.system.config.encryptionKey, factor.secret), code);
  if (step === null) return 'wrong';
  const taken = await maybeRow(
    tx.db,
    `update totp_factors set last_step = :step where user_id = :userId and last_step < :step
     returning user_id`,
    { userId, step },
  );
  return taken ? 'taken' : 'used';
}

/** The step whose code this is, within the window; null for any other text. */
function stepOf({ now }: Ctx, secret: string, typed: string): number | null {
  const token = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

function totpOf(secret: string, names: { issuer?: string; label?: string } = {}): TOTP {
  return new TOTP({ ...names, secret, algorithm: 'SHA1', digits: DIGITS, period: PERIOD_SECONDS });
}
