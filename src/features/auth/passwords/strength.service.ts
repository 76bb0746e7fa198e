import type { Ctx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import type { Asker } from '../../../platform/passwords';
import { getSettings } from '../../settings';

/**
 * Refuses a password that could be guessed, before anybody finds out whether there is such an account.
 * @param who what others know about its owner
 * @param more.asker `visitor` where anybody can ask, without an account or a link
 * @throws AppError `invalid` on `field`, with why and what to do about it; `unavailable` when too many wait
 */
export async function assertStrongPassword(
  ctx: Ctx,
  password: string,
  who: { name?: string; email: string },
  { field = 'password', asker }: { field?: string; asker?: Asker } = {},
): Promise<void> {
  const { name: desk } = await getSettings(ctx);
  const personal = [who.name ?? '', who.email, desk];
  const weakness = await ctx.system.passwords.weaknessOf(password, personal, asker);
  if (weakness) throw invalid(field, `passwords.weak.${weakness}`);
}
