import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Typed, typedIn } from '../../src/platform/http/typed';
import { newId } from '../../src/platform/ids';
import { signed } from '../support/sign-in';

// What goes back of a form that could not be kept, and to whom.

const SECRET = 'a secret of the desk that signs its sessions';
const READING = { most: 200_000, lingerMs: 1000 };

let reading = READING;
let server: Server;
let base: string;
beforeAll(async () => {
  const app = express();
  app.use(async (req, res) => {
    Object.assign(req, { uploads: [], uploadError: null });
    res.json(await typedIn(req, res, { baseUrl: 'https://desk.test', sessionSecret: SECRET }, reading));
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));

async function typed(body: BodyInit, headers: Record<string, string> = {}): Promise<Typed | null> {
  return (await fetch(`${base}/portal/tickets`, { method: 'POST', body, headers })).json();
}

/** As a browser sends it, with the chosen file or with an empty field for one. */
function withFile(fields: Record<string, string>, name: string): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('attachments', new Blob([name && 'seen']), name);
  return form;
}

/** Behind a proxy that changes the host, the browser goes by the name that people know. */
const OURS: Record<string, string>[] = [
  { 'sec-fetch-site': 'same-origin', origin: 'null' },
  { origin: 'https://desk.test' },
  { referer: 'https://desk.test/portal/tickets/new' },
];

const FIELDS = { _csrf: 'a-token', _submission: newId(), category: newId(), version: '3', urgency: 'normal' };
const WORDS = { subject: 'Impresora', description: 'No imprime' };
const values = (form: Typed | null) => form?.texts.map(({ value }) => value);

test('a form that was received whole is sent again with all that was in it', async () => {
  for (const body of [new URLSearchParams({ ...FIELDS, ...WORDS }), withFile({ ...FIELDS, ...WORDS }, '')]) {
    const form = await typed(body);
    expect(form).toMatchObject({ action: '/portal/tickets', isWhole: true });
    expect(values(form)).toEqual([WORDS.description]);
    const sent = [...(form?.texts ?? []), ...(form?.others ?? [])].map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(sent)).toEqual({ ...FIELDS, ...WORDS });
  }
  // Also where nothing in it looks like a text.
  expect(await typed(new URLSearchParams({ _csrf: 'a-token', name: 'Redes' }))).toMatchObject({
    isWhole: true,
    others: [{}, { name: 'name', value: 'Redes' }],
  });
});

test('of one that was not, every word comes back, and nothing else', async () => {
  const form = await typed(withFile({ ...FIELDS, ...WORDS }, 'a.txt'));
  expect(form).toMatchObject({ isWhole: false, others: [] });
  expect(values(form)).toEqual(['normal', 'Impresora', 'No imprime']);
});

test('so much text is read of a form, in all of its fields together, and less of who brings no session', async () => {
  const WIDE = { most: 100_000_000, lingerMs: 1000 };
  const long = (fields: number) =>
    withFile(
      Object.fromEntries(Array.from({ length: fields }, (_, at) => [`text${at}`, 'ñ '.repeat(10_000)])),
      'a',
    );
  const held = async (fields: number, headers = {}) => {
    reading = WIDE;
    const form = await typed(long(fields), headers);
    reading = READING;
    // Whoever gets back less than they sent is told so.
    expect(form?.isCut).toBe(form?.texts.length !== fields);
    return form?.texts.length ?? 0;
  };
  const cookie = (value: string) => ({ cookie: `__Host-sd_session=${encodeURIComponent(value)}` });
  const session = cookie(signed('an.id', SECRET));
  expect([await held(2), await held(60, session)]).toEqual([2, 60]);
  // What came in one piece with the one that was too much is there, and nothing after it.
  expect(await held(60)).toBeLessThan(7);
  // A cookie of that name is nothing: it says so by its signature.
  for (const made of [
    'x',
    's:an.id.',
    's:an.id',
    's:.',
    signed('an.id', 'another'),
    `${signed('an.id', SECRET)}=`,
  ]) {
    expect(await held(60, cookie(made))).toBeLessThan(7);
  }
  expect(await held(90, session)).toBeLessThan(75);
});

test('of a single text that is too long nothing comes back, and that is said', async () => {
  const form = await typed(withFile({ ...FIELDS, description: 'x'.repeat(70_000) }, ''));
  expect(form).toMatchObject({ isCut: true, isWhole: false });
  expect(values(form)).toEqual(['normal']);
});

test('a field that an administrator named like a secret is none', async () => {
  const made = { 'fields.error_code': 'E 404', 'fields.answer': 'No llega' };
  const form = await typed(new URLSearchParams({ ...FIELDS, ...WORDS, ...made }));
  expect(form?.isWhole).toBe(true);
  expect(values(form)).toEqual([WORDS.description, 'E 404', 'No llega']);
});

test('what was secret never comes back', async () => {
  const secrets = { password: 'opensesame', code: '123456', current: 'the old one', next: 'the new one' };
  const form = await typed(new URLSearchParams({ ...FIELDS, ...WORDS, ...secrets }));
  expect(form).toMatchObject({ isWhole: false, others: [] });
  expect(values(form)).toEqual(['normal', 'Impresora', 'No imprime']);
  // Who signs in has typed nothing else.
  const signIn = { _csrf: 'a-token', email: 'ana@demo.test', ...secrets };
  expect(await typed(new URLSearchParams(signIn))).toBeNull();
});

test.each(OURS)('it goes back to what a page of the desk has sent: %j', async (headers) => {
  expect(await typed(new URLSearchParams({ ...FIELDS, ...WORDS }), headers)).toMatchObject({ isWhole: true });
});

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { origin: 'null' },
  { origin: 'https://else.test' },
  { referer: 'https://else.test/portal/tickets' },
] as Record<string, string>[])('nothing comes back to what another site has sent: %j', async (headers) => {
  expect(await typed(new URLSearchParams({ ...FIELDS, ...WORDS }), headers)).toBeNull();
});

test.each(['//else.test/x', 'http://else.test/x', '/\\else.test'])(
  'a form that was sent to %s is never sent elsewhere',
  async (path) => {
    const sent = request(base, {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    sent.end(String(new URLSearchParams({ ...FIELDS, ...WORDS })));
    const [answer] = await once(sent, 'response');
    const chunks = await answer.toArray();
    expect(JSON.parse(chunks.join('')).action).toMatch(/^\/(?![\\/])/);
  },
);

test('a form without an end is read to a limit, answered with what came first, and its connection ended', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const sent = request(base, { method: 'POST', path: '/portal/tickets', headers });
  const answered = once(sent, 'response');
  let isClosed = false;
  sent.on('close', () => {
    isClosed = true;
  });
  sent.on('error', () => undefined);
  const part = (rest: string) => `--x\r\ncontent-disposition: form-data; name=${rest}\r\n\r\n`;
  sent.write(`${part('"subject"')}Impresora\r\n${part('"attachments"; filename="a"')}`);
  const more = () => {
    while (!isClosed && sent.write(Buffer.alloc(64 * 1024)));
    if (!isClosed) sent.once('drain', more);
  };
  more();
  const [answer] = await answered;
  expect(values(JSON.parse((await answer.toArray()).join('')))).toEqual(['Impresora']);
  if (!isClosed) await once(sent, 'close');
});
