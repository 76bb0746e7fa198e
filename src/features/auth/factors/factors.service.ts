import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { invalid, notFound } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { assertRunsTheDesk } from '../../../platform/rights';
import { getSettings } from '../../settings';
import { endSignIns, findUser } from '../../users';
import { lockPerson, personOf } from '../shared/person';
import { voidTokens } from '../shared/tokens.service';
import { distrustDevices } from '../sign-in/devices.service';
import { factorsOf, hasSecondFactor } from './factors.queries';
import { makeRecoveryCodes } from './recovery.service';

/** `all`: an administrator has taken away everything at once. */
export interface FactorData {
  kind: 'totp' | 'passkey' | 'all';
  [more: string]: unknown;
}

/**
 * To be called once somebody has a new factor, in the same transaction.
 * @returns recovery codes, to be shown once, when there were none
 */
export async function factorAdded(tx: TxCtx, userId: string, data: FactorData): Promise<string[] | null> {
  await distrustDevices(tx, userId);
  await emit(tx, { type: 'user.factor_added', subject: { type: 'user', id: userId }, data });
  const codes = await tx.db('recovery_codes').where({ userId }).first('hash');
  return codes ? null : makeRecoveryCodes(tx, userId);
}

/**
 * To be called once a factor of somebody's own was removed, in the same transaction. The codes go with the last one.
 * @throws AppError `invalid` on the whole form where a factor is required and none is left
 */
export async function factorRemoved(tx: TxCtx, userId: string, data: FactorData): Promise<void> {
  await distrustDevices(tx, userId);
  if (!(await hasSecondFactor(tx, userId))) {
    const { staffNeedFactor } = await getSettings(tx);
    if (staffNeedFactor && personOf(tx).role !== 'customer') {
      throw invalid('', 'factors.error.required');
    }
    await tx.db('recovery_codes').where({ userId }).delete();
  }
  await emit(tx, { type: 'user.factor_removed', subject: { type: 'user', id: userId }, data });
}

/** No browser of one's own stands for the second factor any more. */
export async function forgetTrustedDevices(ctx: Ctx): Promise<void> {
  const { id } = personOf(ctx);
  await inTx(ctx, async (tx) => {
    const count = await distrustDevices(tx, id);
    if (count === 0) return;
    await emit(tx, { type: 'user.devices_distrusted', subject: { type: 'user', id }, data: { count } });
  });
}

/**
 * An administrator takes away the second factor, passkeys and codes of somebody who has lost them; all their
 * sign-ins end.
 * @throws AppError `not_found`, also for oneself and for somebody who has none
 */
export async function resetFactors(ctx: Ctx, userId: string): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  if (ctx.actor.kind === 'person' && ctx.actor.id === userId) throw notFound();
  await inTx(ctx, async (tx) => {
    await findUser(tx, userId);
    await lockPerson(tx, userId);
    const { hasTotp, passkeys } = await factorsOf(tx, userId);
    if (!hasTotp && passkeys === 0) throw notFound();
    for (const table of ['totp_factors', 'passkeys', 'recovery_codes']) {
      await tx.db(table).where({ userId }).delete();
    }
    await distrustDevices(tx, userId);
    await voidTokens(tx, 'second_factor', { userId });
    await endSignIns(tx, userId);
    const data: FactorData = { kind: 'all', totp: hasTotp, passkeys };
    await emit(tx, { type: 'user.factor_removed', subject: { type: 'user', id: userId }, data });
  });
}
