import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { createFaultLog } from '../../src/platform/fault-log';
import { assertCookiesArrive } from '../../src/platform/http/https-only';
import { createLog } from '../../src/platform/log';

// What whoever runs the desk reads when its proxy does not say that people come over https.

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

/** The status that a request gets, and what the log says of it. */
async function asked(baseUrl: string, trustProxy: string, headers: Record<string, string>) {
  const lines: { fault: string; cause: string; reason: string }[] = [];
  const faults = createFaultLog(createLog('info', { write: (line) => lines.push(JSON.parse(line)) }));
  const app = express();
  app.set('trust proxy', trustProxy);
  app.use((req, res) => {
    Object.assign(req, { ctx: { system: { config: { baseUrl }, faults } } });
    assertCookiesArrive(req);
    res.send('arrived');
  });
  const answerErrors: ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(error.status).send(error.data.reason);
  };
  app.use(answerErrors);
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const _ of [1, 2]) await fetch(url, { headers });
  const answer = await fetch(url, { headers });
  return { answer: [answer.status, await answer.text()], lines };
}

test.each([
  ['loopback', {}, 'requests come without the header X-Forwarded-Proto'],
  [
    '10.0.0.1',
    { 'x-forwarded-proto': 'https' },
    'TRUST_PROXY does not name 127.0.0.1, which sets X-Forwarded-Proto',
  ],
  ['loopback', { 'x-forwarded-proto': 'http' }, 'X-Forwarded-Proto says that people use http'],
  [
    'loopback',
    { 'x-forwarded-proto': `http${'x'.repeat(2000)}` },
    'X-Forwarded-Proto says that people use http',
  ],
])('trusting %s, which says %j: the log names it once', async (trusted, headers, reason) => {
  const { answer, lines } = await asked('https://desk.test', trusted, headers);
  expect(answer).toEqual([403, 'proxy']);
  expect(lines).toEqual([
    expect.objectContaining({ fault: 'proxy', cause: 'NOT_HTTPS', reason: expect.stringContaining(reason) }),
  ]);
  expect(lines[0]?.reason.length).toBeLessThan(150);
});

test.each([
  ['https://desk.test', { 'x-forwarded-proto': 'https' }],
  ['https://desk.test', { 'x-forwarded-proto': 'https, http' }],
  ['http://desk.test', {}],
])('of %s with %j nothing is wrong', async (baseUrl, headers) => {
  expect(await asked(baseUrl, 'loopback', headers)).toEqual({ answer: [200, 'arrived'], lines: [] });
});
