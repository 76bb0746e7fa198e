import { createLog } from '../../src/platform/log';
import { openRedis } from '../../src/platform/redis';
import { findTools, makeTemporaryFolder, removeFolder, startRedis } from '../support/services';
import { lineTo, until } from './helpers';

test('a Redis that is away is a line of the log when it begins, however often it is tried, and one when it is over', async () => {
  const folder = makeTemporaryFolder();
  const server = await startRedis(findTools().redis, folder);
  const line = await lineTo(server.url);
  const lines: { msg: string; cause: string }[] = [];
  const log = createLog('info', { write: (text) => lines.push(JSON.parse(text)) });
  const redis = openRedis(line.url, log);
  let tries = 0;
  redis.on('reconnecting', () => {
    tries += 1;
  });
  try {
    await until(() => redis.status === 'ready');
    await line.cut();
    await until(() => tries > 3);
    await line.mend();
    await until(() => redis.status === 'ready');
    expect(lines.map(({ msg, cause }) => `${msg} (${cause})`)).toEqual([
      'redis is away (ECONNREFUSED)',
      'over: redis is away (ECONNREFUSED)',
    ]);
  } finally {
    redis.disconnect();
    await line.cut();
    await server.stop();
    removeFolder(folder);
  }
});
