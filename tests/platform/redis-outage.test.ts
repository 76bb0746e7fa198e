import { createLog } from '../../src/platform/log';
import { openRedis } from '../../src/platform/redis';
import { findTools, makeTemporaryFolder, removeFolder, startRedis } from '../support/services';
import { lineTo, until } from './helpers';

test('a Redis that is away is a line of the log when it begins, however many connections it has and often it is tried, and one when it is over', async () => {
  const folder = makeTemporaryFolder();
  const server = await startRedis(findTools().redis, folder);
  const line = await lineTo(server.url);
  const lines: { msg: string; cause: string }[] = [];
  const log = createLog('info', { write: (text) => lines.push(JSON.parse(text)) });
  const connections = [openRedis(line.url, log), openRedis(line.url, log), openRedis(line.url, log)];
  let tries = 0;
  for (const redis of connections) {
    redis.on('reconnecting', () => {
      tries += 1;
    });
  }
  const allReady = () => connections.every(({ status }) => status === 'ready');
  try {
    await until(allReady);
    await line.cut();
    await until(() => tries > 9);
    await line.mend();
    await until(allReady);
    expect(lines.map(({ msg, cause }) => `${msg} (${cause})`)).toEqual([
      'redis is away (ECONNREFUSED)',
      'over: redis is away (ECONNREFUSED)',
    ]);
  } finally {
    for (const redis of connections) redis.disconnect();
    await line.cut();
    await server.stop();
    removeFolder(folder);
  }
});
