import type { BusMessage } from '../../src/platform/bus';
import { inTx } from '../../src/platform/ctx';
import { createLive } from '../../src/platform/live';
import { silent, until } from './helpers';

/** What one node of a desk has, behind a line that can be cut. */
import { ctx, hint, PLACES, publish, twoNodes } from './sharing.support';

describe.each(PLACES)('two nodes that share %s', (_name, makeNode) => {
  const nodes = twoNodes(makeNode);

  describe('bus', () => {
    it('tells other nodes and the own one, in order', async () => {
      const own: BusMessage[] = [];
      nodes.here.bus.subscribe((message) => own.push(message));
      await publish(nodes.here.bus, hint('ñandú 🦤'));
      await publish(nodes.here.bus, hint('second'));
      await until(() => nodes.heard.length === 2 && own.length === 2);
      expect(nodes.heard).toEqual([hint('ñandú 🦤'), hint('second')]);
      expect(own).toEqual(nodes.heard);
    });

    it('sends nothing of a transaction that is rolled back', async () => {
      const failing = inTx(ctx, async (tx) => {
        await nodes.here.bus.publish(tx, hint('undone'));
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      await publish(nodes.here.bus, hint('done'));
      await until(() => nodes.heard.length > 0);
      expect(nodes.heard).toEqual([hint('done')]);
    });

    it('sends only once the transaction has committed', async () => {
      await inTx(ctx, async (tx) => {
        await nodes.here.bus.publish(tx, hint('inside'));
        await publish(nodes.here.bus, hint('outside'));
        await until(() => nodes.heard.length > 0);
        expect(nodes.heard).toEqual([hint('outside')]);
      });
      await until(() => nodes.heard.length === 2);
    });

    it('refuses a message that is too long', async () => {
      await expect(publish(nodes.here.bus, hint('x'.repeat(8000)))).rejects.toThrow(RangeError);
    });

    it('keeps a failing subscriber from the others, and one that left from hearing more', async () => {
      const late: BusMessage[] = [];
      const leave = nodes.there.bus.subscribe((message) => late.push(message));
      const failing = nodes.there.bus.subscribe(() => {
        throw new Error('broken subscriber');
      });
      await publish(nodes.here.bus, hint('one'));
      await until(() => late.length === 1);
      leave();
      failing();
      await publish(nodes.here.bus, hint('two'));
      await until(() => nodes.heard.length === 2);
      expect(late).toHaveLength(1);
    });

    it('comes back after the line was cut, and says that anything may have changed', async () => {
      await nodes.there.line.cut();
      await until(() => !nodes.there.bus.healthy());
      await publish(nodes.here.bus, hint('missed'));
      await nodes.there.line.mend();
      await until(nodes.there.bus.healthy);
      await publish(nodes.here.bus, hint('arrived'));
      await until(() => nodes.heard.length >= 2);
      expect(nodes.heard).toEqual([{ kind: 'cache', group: '*' }, hint('arrived')]);
    });

    it('makes up for what could not be told', async () => {
      await nodes.here.line.cut();
      await until(() => !nodes.here.bus.healthy());
      await publish(nodes.here.bus, hint('untold'));
      await nodes.here.line.mend();
      await until(() => nodes.heard.length > 0);
    });

    it('knows that a line is silent without being told, and comes back on another', async () => {
      nodes.there.line.silence();
      await until(() => !nodes.there.bus.healthy());
      nodes.there.line.speak();
      await until(nodes.there.bus.healthy);
      await publish(nodes.here.bus, hint('arrived'));
      await until(() => nodes.heard.length >= 2);
      expect(nodes.heard).toEqual([{ kind: 'cache', group: '*' }, hint('arrived')]);
    });
  });

  describe('live hints', () => {
    it('reach those who asked for the topic and may know', async () => {
      const live = createLive(nodes.there.bus, silent);
      const told: string[] = [];
      const subscribe = (who: string, topics: string[], staff: boolean) =>
        live.connect({
          topics,
          allow: ({ audience }) => staff || audience === 'everyone',
          send: (topic) => told.push(`${who} ${topic}`),
        });
      const leave = [
        subscribe('technician', ['queue', 'ticket:1'], true),
        subscribe('customer', ['ticket:1'], false),
        subscribe('elsewhere', ['ticket:2'], true),
      ];
      expect(live.count()).toBe(3);

      const sending = createLive(nodes.here.bus, silent);
      await inTx(ctx, (tx) => sending.hint(tx, { topics: ['ticket:1', 'queue'], audience: 'staff' }));
      await inTx(ctx, (tx) => sending.hint(tx, { topics: ['ticket:1'], audience: 'everyone' }));
      await until(() => told.length >= 4);
      expect(told).toEqual([
        'technician ticket:1',
        'technician queue',
        'technician ticket:1',
        'customer ticket:1',
      ]);

      for (const end of leave) end();
      expect(live.count()).toBe(0);
    });

    it('tells everybody everything when some may have been missed', async () => {
      const told: string[] = [];
      const live = createLive(nodes.there.bus, silent);
      live.connect({
        topics: ['a'],
        allow: () => true,
        send: () => {
          throw new Error('broken connection');
        },
      });
      live.connect({ topics: ['a', 'b'], allow: () => true, send: (topic) => told.push(topic) });
      await nodes.there.line.cut();
      await nodes.there.line.mend();
      await until(() => told.length >= 2);
      expect(told).toEqual(['a', 'b']);
    });
  });
});
