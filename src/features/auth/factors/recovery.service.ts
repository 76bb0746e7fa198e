import { randomInt } from 'node:crypto';
import { hmac } from '../../../platform/crypto';
import { actingAs, type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { notFound } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { actorOf } from '../../users';
import { lockPerson, personOf } from '../shared/person';
import { factorsOf, hasSecondFactor } from './factors.queries';

const CODES = 10;
const LENGTH = 10;
/** Crockford's base 32: five bits a character, and none that is taken for another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Gives somebody ten codes of 50 bits in place of those they had. What is returned is not stored anywhere. */
export async function makeRecoveryCodes(tx: TxCtx, userId: string): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < CODES) codes.add(randomCode());
  await tx.db('recovery_codes').where({ userId }).delete();
  await tx
    .db('recovery_codes')
    .insert([...codes].map((code) => ({ userId, hash: hashOf(tx, userId, code) })));
  return [...codes].map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
}

/**
 * People make themselves new codes; the old ones open nothing any more.
 * @throws AppError `not_found` for who has no second factor
 */
export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  const { id } = personOf(ctx);
  return inTx(ctx, async (tx) => {
    await lockPerson(tx, id);
    if (!(await hasSecondFactor(tx, id))) throw notFound();
    const codes = await makeRecoveryCodes(tx, id);
    await emit(tx, { type: 'user.recovery_codes_renewed', subject: { type: 'user', id } });
    return codes;
  });
}

/** Uses a code up, once: of two at the same time one fails. False for one that is used or made up. */
export async function takeRecoveryCode(tx: TxCtx, userId: string, typed: string): Promise<boolean> {
  const code = normalised(typed);
  if (code.length !== LENGTH) return false;
  const taken = await maybeRow(
    tx.db,
    `update recovery_codes set used_at = :now where user_id = :userId and hash = :hash and used_at is null
     returning user_id`,
    { userId, hash: hashOf(tx, userId, code), now: tx.now },
  );
  if (!taken) return false;
  const { recoveryCodes: left } = await factorsOf(tx, userId);
  const owner = actingAs(tx, await actorOf(tx, userId));
  const subject = { type: 'user', id: userId };
  await emit(owner, { type: 'user.recovery_code_used', subject, data: { left } });
  return true;
}

function randomCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** As people write them down: in capitals, without the hyphen, with an o for a zero. */
function normalised(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}

function hashOf(ctx: Ctx, userId: string, code: string): string {
  return hmac(ctx.system.config.encryptionKey, `recovery code ${userId} ${code}`);
}
