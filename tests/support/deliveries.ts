import { sendLine } from '../../src/features/deliveries/sending.service';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';

/** Sends by mail whatever waits, as the queue's jobs do when its time has come. */
export async function sendMails(ctx: Ctx): Promise<void> {
  await rows(ctx.db, `update deliveries set due_at = now() where state = 'queued' and due_at > now()`);
  const { lines = 0 } = ctx.system.deliveryChannels.find(({ name }) => name === 'mail') ?? {};
  for (let line = 0; line < lines; line += 1) await sendLine(ctx, { channel: 'mail', line });
}
