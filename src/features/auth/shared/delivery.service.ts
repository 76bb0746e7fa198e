import type { Ctx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';

/** Whether mail reaches people from here: in production that takes a server, in development there is the outbox. */
export function deliversMail({ system: { config } }: Ctx): boolean {
  return !config.production || config.smtpUrl !== null;
}

/** Whether what is mailed waits to be read at /dev/outbox instead. */
export function hasOutbox({ system: { config } }: Ctx): boolean {
  return !config.production && config.smtpUrl === null;
}

/** @throws AppError `unavailable`, with what to do, on the whole form */
export function assertDeliversMail(ctx: Ctx): void {
  if (deliversMail(ctx)) return;
  throw new AppError('unavailable', { fields: { '': { key: 'auth.error.no_mail' } } });
}

const STRANGERS_MAILS = { points: 5, seconds: 60 * 60 };

/**
 * Whether one more mail may go to an address that anybody can type; too many are left out without a word, for the
 * answer must be the same whoever lives there.
 */
export async function mayMailTo(ctx: Ctx, address: string): Promise<boolean> {
  return (await ctx.system.limits.consume('mail_to', address.toLowerCase(), STRANGERS_MAILS)).allowed;
}
