import { once } from 'node:events';
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { parse } from 'node-html-parser';
import { createStartingApp } from '../../src/app/starting';
import { freePortOf, listen } from '../../src/app/web-server';
import type { Config } from '../../src/platform/config';
import { deferred } from '../platform/helpers';
import { freePort } from '../support/services';

// The port of a process: taken before all else, and given back without cutting anybody off.

const starting = createStartingApp({ baseUrl: 'http://localhost', sessionSecret: 'x' });
const at = (port: number) => ({ port, host: '127.0.0.1' }) as Config;

async function ask(port: number, agent: Agent) {
  const sent = request({ port, agent, host: '127.0.0.1' }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, connection: answer.headers.connection, body: await text(answer) };
}

test('a stop answers what has begun and what a kept connection brings, and then ends it', async () => {
  const port = await freePort();
  const listening = await listen(at(port), starting, 0);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await ask(port, agent)).toMatchObject({ status: 503, connection: 'keep-alive' });

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

test('who comes while it starts is answered by the desk, if that is soon there, and its health at once', async () => {
  const port = await freePort();
  const listening = await listen(at(port), starting, 60_000);
  const server = `http://127.0.0.1:${port}`;
  const sent = fetch(server, { method: 'POST', body: 'the whole text' });
  const health = await fetch(`${server}/health/ready`);
  expect([health.status, await health.json()]).toEqual([503, { status: 'starting' }]);
  listening.serve(async (req, res) => res.end(await text(req)));
  expect(await (await sent).text()).toBe('the whole text');
  await listening.close();
});

test('who comes too early is told so in their language, and gets back what they have written', async () => {
  const port = await freePort();
  const listening = await listen(at(port), starting, 0);
  const url = `http://127.0.0.1:${port}/portal/tickets?a=b`;
  const page = async (language: string, sent: RequestInit = {}) => {
    const headers = { accept: 'text/html', 'accept-language': language, 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(url, { ...sent, headers });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    return parse(await answer.text());
  };
  const opened = await page('en-GB,en;q=0.9');
  expect(opened.querySelector('h1')?.text).toBe('The service is starting');
  expect(opened.querySelector('meta[http-equiv=refresh]')).not.toBeNull();

  const description = 'It <b>blinks</b>\nsince "Monday"';
  const whole = await page('es', { method: 'POST', body: new URLSearchParams({ _csrf: 'x', description }) });
  expect(whole.querySelector('html')?.getAttribute('lang')).toBe('es');
  expect(whole.querySelector('h1')?.text).toBe('El servicio está arrancando');
  expect(whole.querySelector('meta[http-equiv=refresh]')).toBeNull();
  expect(whole.querySelector('form')?.getAttribute('action')).toBe('/portal/tickets?a=b');
  expect(whole.querySelector('textarea[name=description]')?.text.trim()).toBe(description);
  expect(whole.querySelector('input[name=_csrf]')?.getAttribute('value')).toBe('x');
  expect(whole.querySelectorAll('script, style, b, button')).toHaveLength(1);

  const files = new FormData();
  files.set('description', description);
  files.set('attachments', new Blob(['lost']), 'lost.txt');
  const cut = await page('en', { method: 'POST', body: files });
  expect(cut.querySelector('textarea')?.text.trim().replaceAll('\r', '')).toBe(description);
  expect(cut.querySelector('button')).toBeNull();
  expect(cut.text).toContain('go back with the browser');
  await listening.close();
});

test('a port that somebody has is refused before anything starts', async () => {
  const port = await freePort();
  const listening = await listen(at(port), starting, 0);
  await expect(freePortOf(at(port))).rejects.toThrow(`PORT: ${port} is taken by another program`);
  await listening.close();
  expect(await freePortOf(at(port))).toBe(port);
  expect(await freePortOf(at(0))).toBeGreaterThan(0);
});
