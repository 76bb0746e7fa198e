import { type Ctx, inTx } from '../../../platform/ctx';
import { emit } from '../../../platform/events';
import * as repo from './leaving.repo';
import { scheduleTopic } from './live';

/** What an address gets, and whether it does; null for one that is on no list. */
export function listedAddress(ctx: Ctx, recipientId: string): Promise<repo.Listed | null> {
  return repo.listed(ctx.db, recipientId);
}

/** Ends the mails of a schedule to one of its addresses, or begins them again; twice is no other than once. */
export async function leaveList(ctx: Ctx, recipientId: string, isOn: boolean): Promise<void> {
  await inTx(ctx, async (tx) => {
    if (!(await repo.setLeft(tx.db, recipientId, isOn ? null : tx.now))) return;
    const found = await repo.listed(tx.db, recipientId);
    if (!found) return;
    await emit(tx, {
      type: isOn ? 'report_schedule.returned' : 'report_schedule.left',
      subject: { type: 'report_schedule', id: found.scheduleId },
      data: { recipientId },
    });
    await tx.system.live.hint(tx, { topics: [scheduleTopic(found.scheduleId)], audience: 'staff' });
  });
}
