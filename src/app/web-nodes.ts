import { newId } from '../platform/ids';
import { createOutage } from '../platform/outage';
import type { System } from '../platform/system';
import { forgetNode, sayWhere } from './web-nodes.repo';

const BEAT_SECONDS = 10;

/** Says where this node answers people for as long as it does: commands in another environment print that address. */
export async function announce({ db, config, log }: System): Promise<{ stop(): Promise<void> }> {
  const node = { id: newId(), baseUrl: config.baseUrl };
  const outage = createOutage(log, 'the address of this node cannot be said');
  const say = () => sayWhere(db, node).then(outage.over, outage.met);
  let said = say();
  await said;
  const timer = setInterval(() => {
    said = say();
  }, BEAT_SECONDS * 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await said;
      await forgetNode(db, node.id);
    },
  };
}
