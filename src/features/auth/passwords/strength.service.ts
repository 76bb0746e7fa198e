import type { Ctx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { getSettings } from '../../settings';

/**
 * Refuses a password that could be guessed, before anybody finds out whether there is such an account.
 * @param who what others know about its owner
 * @throws AppError `invalid` on `field`, with why and what to do about it
 */
export async function assertStrongPassword(
  ctx: Ctx,
  password: string,
  who: { name?: string; email: string },
  field = 'password',
): Promise<void> {
  const { name: desk } = await getSettings(ctx);
  const weakness = await ctx.system.passwords.weaknessOf(password, [who.name ?? '', who.email, desk]);
  if (weakness) throw invalid(field, `passwords.weak.${weakness}`);
}
