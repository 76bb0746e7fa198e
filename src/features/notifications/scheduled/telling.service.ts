import type { Ctx, TxCtx } from '../../../platform/ctx';
import { type Telling, takeTurn, tell } from '../../deliveries';
import { CHANNELS, type ChannelName } from '../channels';
import { hintBells } from '../in-app/in-app.service';
import { wishesOf } from '../preferences';

/** Somebody whom a report has been made for. */
export interface ReportReader {
  /** Null for an address without an account. */
  userId: string | null;
  address: string | null;
  channels: readonly ChannelName[];
}

/** By which ways each of these people hears of scheduled reports; of somebody who is not there any more, nothing. */
export async function reportChannels(ctx: Ctx, userIds: string[]): Promise<Map<string, ChannelName[]>> {
  const wishes = await wishesOf(ctx, userIds);
  return new Map(
    [...wishes].map(([id, one]) => [
      id,
      CHANNELS.filter((channel) => one.allows('report_scheduled', channel)),
    ]),
  );
}

/** Tells these of a run, each once by each of their channels however often this is done; an address only by mail. */
export async function tellReport(
  tx: TxCtx,
  eventId: string,
  readers: readonly ReportReader[],
): Promise<void> {
  const act = { rootId: eventId, ticketId: null };
  await takeTurn(tx.db, act);
  const tellings = readers.flatMap(({ userId, address, channels }) =>
    channels.map(
      (channel): Telling => ({
        userId,
        address: channel === 'in_app' ? null : address,
        channel,
        told: [{ eventId, template: 'report_scheduled', kind: 'report_scheduled' }],
        joinedFor: 0,
        isAnswer: false,
        quietUntil: null,
      }),
    ),
  );
  await hintBells(tx, await tell(tx, act, tellings));
}
