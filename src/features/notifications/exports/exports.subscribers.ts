import { inTx } from '../../../platform/ctx';
import { type Subscriber, subscriber } from '../../../platform/events';
import { type Telling, tell } from '../../deliveries';
import { CHANNELS } from '../channels';
import { hintBells } from '../in-app/in-app.service';
import { wishesOf } from '../preferences';
import { addressOf } from './exports.queries';

/** Tells whoever asked for a file of many rows that it is there. */
export const exportSubscribers: Subscriber[] = [
  subscriber({
    name: 'exports.tell',
    on: ['export.finished'],
    phase: 'after-commit',
    handle: (ctx, { rootId, id: eventId, data: { ownerId } }) =>
      inTx(ctx, async (tx) => {
        const wishes = (await wishesOf(tx, [ownerId])).get(ownerId);
        const email = await addressOf(tx.db, ownerId);
        const channels = CHANNELS.filter((channel) => wishes?.allows('report_ready', channel));
        const tellings = channels.map((channel): Telling => {
          const isHere = channel === 'in_app';
          return {
            userId: ownerId,
            address: isHere ? null : email,
            channel,
            told: [{ eventId, template: 'export_ready', kind: 'report_ready' }],
            joinedFor: 0,
            isAnswer: false,
            quietUntil: isHere ? null : (wishes?.heldUntil(tx.now, false) ?? null),
          };
        });
        await hintBells(tx, await tell(tx, { rootId, ticketId: null }, tellings));
      }),
  }),
];
