import { randomUUID } from 'node:crypto';
import { type BusMessage, createPostgresBus } from '../../src/platform/bus';
import { inTx } from '../../src/platform/ctx';
import { createLive, type Hint, type LiveRules } from '../../src/platform/live';
import { listener } from '../units/listener';
import { silent, standStill, until } from './helpers';

/** What one node of a desk has, behind a line that can be cut. */
import { ctx, database, hint, PLACES, publish, twoNodes } from './sharing.support';

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
      const told: string[] = [];
      const rules: LiveRules = async (asked) =>
        asked.map(({ subscriber, hints }) =>
          subscriber.personId !== 'customer' || hints.some(({ audience }) => audience === 'everyone')
            ? 'tell'
            : 'keep',
        );
      const live = createLive(nodes.there.bus, silent, { rules });
      const leave = [
        live.connect(listener('technician', ['queue', 'ticket:1'], told)),
        live.connect(listener('customer', ['ticket:1'], told)),
        live.connect(listener('elsewhere', ['ticket:2'], told)),
      ];
      expect(live.count()).toBe(3);

      const sending = createLive(nodes.here.bus, silent, { rules });
      await inTx(ctx, (tx) => sending.hint(tx, { topics: ['ticket:1', 'queue'], audience: 'staff' }));
      await until(() => told.length >= 2);
      await inTx(ctx, (tx) => sending.hint(tx, { topics: ['ticket:1'], audience: 'everyone' }));
      await until(() => told.length >= 4);
      expect(told).toEqual([
        'technician ticket:1',
        'technician queue',
        'technician ticket:1',
        'customer ticket:1',
      ]);

      for (const end of leave) end?.();
      expect(live.count()).toBe(0);
    });

    it('ends every stream when some may have been missed, so that pages look for themselves', async () => {
      const told: string[] = [];
      const live = createLive(nodes.there.bus, silent, { rules: async () => [] });
      live.connect({
        ...listener('broken', ['a'], told),
        end: () => {
          throw new Error('broken connection');
        },
      });
      live.connect(listener('other', ['a', 'b'], told));
      await nodes.there.line.cut();
      await nodes.there.line.mend();
      await until(() => told.length > 0);
      expect(told).toEqual(['other ends']);
      expect(live.count()).toBe(0);
    });

    it('that name too much reach all who hold the topic, and fail no change', async () => {
      const hints: Hint[] = [];
      const rules: LiveRules = async (asked) => {
        hints.push(...asked.flatMap((one) => one.hints));
        return asked.map(() => 'tell');
      };
      const told: string[] = [];
      const live = createLive(nodes.there.bus, silent, { rules });
      live.connect(listener('somebody', ['queue'], told));
      const followerIds = Array.from({ length: 300 }, () => randomUUID());
      const sending = createLive(nodes.here.bus, silent, { rules });
      await inTx(ctx, (tx) =>
        sending.hint(tx, { topics: ['ticket:1', 'queue'], audience: 'staff', followerIds }),
      );
      await until(() => told.length > 0);
      expect(hints).toEqual([{ topics: ['queue'], audience: 'staff', isBroad: true }]);
    });
  });
});

it('the bus of PostgreSQL takes no process that stood still for a silent line', async () => {
  const bus = createPostgresBus(database.url, silent);
  await until(bus.healthy);
  const heard: BusMessage[] = [];
  bus.subscribe((message) => heard.push(message));
  // A quiet connection is asked every two seconds: its answer comes while nobody reads.
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise(setImmediate);
    standStill(1600);
  }
  await publish(bus, hint('arrived'));
  await until(() => heard.length > 0);
  expect(heard).toEqual([hint('arrived')]);
  await bus.close();
});
