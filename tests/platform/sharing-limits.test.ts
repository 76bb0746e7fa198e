import { randomUUID } from 'node:crypto';
import { openRedis } from '../../src/platform/redis';
import { silent, until } from './helpers';

/** What one node of a desk has, behind a line that can be cut. */
import { db, PLACES, postgresNode, redisNode, redisUrl, twoNodes } from './sharing.support';

describe.each(PLACES)('two nodes that share %s', (_name, makeNode) => {
  const nodes = twoNodes(makeNode);

  describe('limits', () => {
    const rule = { points: 3, seconds: 600 };

    it('count together', async () => {
      for (const node of [nodes.here, nodes.there, nodes.here]) {
        expect(await node.limits.consume('sign_in', nodes.group, rule)).toEqual({
          allowed: true,
          retryAfterSeconds: 0,
        });
      }
      const refused = await nodes.there.limits.consume('sign_in', nodes.group, rule);
      expect(refused.allowed).toBe(false);
      expect(refused.retryAfterSeconds).toBeGreaterThan(590);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(600);
      expect((await nodes.here.limits.consume('register', nodes.group, rule)).allowed).toBe(true);
      expect((await nodes.here.limits.consume('sign_in', `${nodes.group}2`, rule)).allowed).toBe(true);
    });

    it('never let more through when many come at once', async () => {
      const tries = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? nodes.here : nodes.there).limits.consume('reply', nodes.group, rule),
      );
      const answers = await Promise.all(tries);
      expect(answers.filter(({ allowed }) => allowed)).toHaveLength(3);
    });

    it('open again when the time is over', async () => {
      const consume = () => nodes.here.limits.consume('short', nodes.group, { points: 1, seconds: 1 });
      expect((await consume()).allowed).toBe(true);
      // Two of them fall into one second, unless the machine is held up in between.
      let refused = await consume();
      while (refused.allowed) refused = await consume();
      expect(refused).toEqual({ allowed: false, retryAfterSeconds: 1 });
      await until(async () => (await consume()).allowed);
    });

    it('give points back on reset', async () => {
      for (const _ of [1, 2, 3, 4]) await nodes.here.limits.consume('sign_in', nodes.group, rule);
      await nodes.here.limits.reset('sign_in', nodes.group);
      expect((await nodes.there.limits.consume('sign_in', nodes.group, rule)).allowed).toBe(true);
    });

    it('go on counting on their own while the line is cut', async () => {
      await nodes.here.line.cut();
      await until(() => !nodes.here.bus.healthy());
      const answers = [];
      for (const _ of [1, 2, 3, 4])
        answers.push((await nodes.here.limits.consume('sign_in', nodes.group, rule)).allowed);
      expect(answers).toEqual([true, true, true, false]);
      await nodes.here.line.mend();
      await until(async () => (await nodes.here.limits.consume('sign_in', nodes.group, rule)).allowed);
    });
  });
});

describe('what limits store', () => {
  it('names no address and no e-mail', async () => {
    const key = `address:${randomUUID()}`;
    const [postgres, redis] = await Promise.all([postgresNode(), redisNode()]);
    for (const { limits } of [postgres, redis])
      await limits.consume('sign_in', key, { points: 5, seconds: 60 });
    const stored = await db('rate_limits').select('key');
    const reader = openRedis(redisUrl(), silent);
    await until(() => reader.status === 'ready');
    const names = [...stored.map((entry) => entry.key), ...(await reader.keys('*limit*'))];
    expect(names.length).toBeGreaterThanOrEqual(2);
    expect(names.filter((name) => name.includes(key))).toEqual([]);
    reader.disconnect();
    await Promise.all([postgres.close(), redis.close()]);
  });
});
