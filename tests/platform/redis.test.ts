import { openRedis, type Redis } from '../../src/platform/redis';
import { type Line, lineTo, silent, standStill, until } from './helpers';

const URL = `${process.env.TEST_REDIS_URL}/6`;

let line: Line;
beforeAll(async () => {
  line = await lineTo(URL);
});
afterAll(() => line.cut());

async function connected(url: string): Promise<Redis> {
  const redis = openRedis(url, silent);
  await until(() => redis.status === 'ready');
  return redis;
}

test('an answer that came while the process stood still is read, however long that was', async () => {
  const redis = await connected(URL);
  await redis.set('stood', 'still');
  const lost: unknown[] = [];
  redis.on('close', () => lost.push('connection'));
  const answer = redis.get('stood');
  standStill(1000);
  expect(await answer).toBe('still');
  expect(await redis.get('stood')).toBe('still');
  expect(lost).toEqual([]);
  redis.disconnect();
});

test('a line that says nothing fails all that waits on it, and what follows at once; it is left for another', async () => {
  const redis = await connected(line.url);
  const left = new Promise((resolve) => redis.once('close', resolve));
  line.silence();
  const answers = await Promise.allSettled([redis.get('a'), redis.get('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(redis.get('c')).rejects.toThrow();
  await left;
  line.speak();
  await until(() => redis.status === 'ready');
  expect(await redis.echo('back')).toBe('back');
  redis.disconnect();
});
