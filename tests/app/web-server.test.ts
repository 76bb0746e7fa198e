import { once } from 'node:events';
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { freePortOf, listen } from '../../src/app/web-server';
import type { Config } from '../../src/platform/config';
import { deferred } from '../platform/helpers';
import { freePort } from '../support/services';

// The port of a process: taken before all else, and given back without cutting anybody off.

const at = (port: number) => ({ port, host: '127.0.0.1' }) as Config;

async function ask(port: number, agent: Agent) {
  const sent = request({ port, agent, host: '127.0.0.1' }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, connection: answer.headers.connection, body: await text(answer) };
}

test('a stop answers what has begun and what a kept connection brings, and then ends it', async () => {
  const port = await freePort();
  const listening = await listen(at(port));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await ask(port, agent)).toMatchObject({ status: 503, connection: 'keep-alive', body: 'Starting\n' });

  const begun = deferred<ServerResponse>();
  listening.serve((_req, res) => begun.resolve(res));
  const slow = ask(port, new Agent());
  const answer = await begun.promise;
  listening.serve((_req, res) => res.end('late'));
  const closed = listening.close();
  expect(await ask(port, agent)).toEqual({ status: 200, connection: 'close', body: 'late' });
  answer.end('at last');
  expect((await slow).body).toBe('at last');
  await closed;
  agent.destroy();
});

test('a port that somebody has is refused before anything starts', async () => {
  const port = await freePort();
  const listening = await listen(at(port));
  await expect(freePortOf(at(port))).rejects.toThrow(`PORT: ${port} is taken by another program`);
  await listening.close();
  expect(await freePortOf(at(port))).toBe(port);
  expect(await freePortOf(at(0))).toBeGreaterThan(0);
});
