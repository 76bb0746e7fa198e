import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLog } from '../../src/platform/log';
import { serveTls } from '../platform/outbound.support';
import { christmas, deadPort, ics, toldOf } from './feeds.support';
import {
  addAddress,
  addFile,
  admin,
  answering,
  app,
  calendar,
  days,
  errorOf,
  feeds,
  page,
} from './feeds-pages.support';

// Holidays from files and addresses, added on their page.

describe('a file', () => {
  test('closes its days, and says how many', async () => {
    const answer = await addFile(await days());
    expect(answer.location).toBe(page);
    expect((await admin.get(page)).text).toContain('«festivos» añadido: 1 día.');
    const [feed] = await feeds();
    const day = `${christmas(await app.ctx()).slice(0, 4)}-12-25`;
    expect(feed).toMatchObject({ name: 'festivos', address: null, problem: null });
    expect(feed?.days).toEqual([{ day, name: `Fiesta ${day.replaceAll('-', '')}` }]);
    expect(await toldOf(await app.ctx(), calendar)).toMatchObject([
      { type: 'calendar.feed_added', data: { name: 'festivos', days: 1 } },
    ]);
  });

  test('with a name of its own; days without one have it', async () => {
    const plain = (await days()).replace(/SUMMARY:.*\r\n/, '');
    await addFile(plain, 'x.ics', { name: 'Fiestas de Madrid' });
    expect((await feeds()).map(({ name, days: [day] }) => [name, day?.name])).toEqual([
      ['Fiestas de Madrid', 'Fiestas de Madrid'],
    ]);
  });

  test.each([
    ['nonsense', () => 'hello', 'No es un calendario'],
    [
      'a broken rule',
      () =>
        ics(
          ['20261225'],
          'BEGIN:VEVENT\r\nSUMMARY:Rota\r\nDTSTART:20261225\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT',
        ),
      '«Rota»',
    ],
    ['no date', () => ics(['20261340']), 'La fecha del evento'],
    ['nothing to come or past', () => ics(['19991225']), 'ningún evento'],
    ['a calendar cut off', () => ics(['20261225']).slice(0, 60), 'incompleto'],
    ['Latin-1', () => Buffer.from(ics(['20261225']).replace('Fiesta', 'Año'), 'latin1'), 'UTF-8'],
    [
      'all days of a year',
      () => ics([], 'BEGIN:VEVENT\r\nDTSTART:20250101\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT'),
      'no abriría',
    ],
    ['ten megabytes', () => Buffer.alloc(10 * 1024 * 1024, 'x'), '1 MB'],
  ])('that is wrong is refused beside its field, and nothing is kept: %s', async (_what, content, words) => {
    const answer = await addFile(content(), 'x.ics', { name: 'Typed' });
    expect([answer.status, errorOf(answer, 'file')]).toEqual([422, expect.stringContaining(words)]);
    expect(answer.html.querySelector('#f-name')?.getAttribute('value')).toBe('Typed');
    expect(await feeds()).toEqual([]);
    expect(await toldOf(await app.ctx(), calendar)).toEqual([]);
  });

  test('that closes the only day of a week that is open', async () => {
    const hours = JSON.stringify([{ day: 1, from: 540, to: 1080 }]);
    await app.system.db('calendars').where({ id: calendar }).update({ hours });
    const mondays = ics([], 'BEGIN:VEVENT\r\nDTSTART:20250106\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT');
    expect(errorOf(await addFile(mondays), 'file')).toContain('no abriría');
    expect((await addFile(await days())).location).toBe(page);
  });
});

describe('an address', () => {
  test('is read at once, stored sealed, and shown as its host', async () => {
    const text = await days();
    const server = await answering((_req, res) => res.end(text));
    const address = `http://calendars.test:${server.port}/private-hush4711/basic.ics?key=hush4711`;
    expect((await addAddress(address)).location).toBe(page);
    expect(server.received).toMatchObject([
      { method: 'GET', path: '/private-hush4711/basic.ics?key=hush4711' },
    ]);
    const [feed] = await feeds();
    expect([feed?.name, feed?.days.length]).toEqual([`calendars.test:${server.port}`, 1]);
    expect(feed?.address).toMatch(/^v1\./);
    const pages = await Promise.all(
      [page, `${page}/${feed?.id}`, '/admin/audit'].map((path) => admin.get(path)),
    );
    for (const { status, text: shown } of pages) {
      expect([status, shown.includes('hush4711')]).toEqual([200, false]);
      expect(shown).toContain(`calendars.test:${server.port}`);
    }
    const events = JSON.stringify(await toldOf(await app.ctx(), calendar));
    expect(events).toContain('calendar.feed_added');
    expect(events).not.toContain('hush4711');
  });

  test.each(['webcal', 'webcals', 'WEBCAL', 'https'])('%s: is https', async (scheme) => {
    const text = await days();
    const server = await serveTls((_req, res) => res.end(text));
    expect((await addAddress(`${scheme}://secure.test:${server.port}/x.ics`)).location).toBe(page);
    expect(await feeds()).toHaveLength(1);
  });

  test('is followed to where it leads', async () => {
    const text = await days();
    const server = await answering((req, res) =>
      req.url === '/new' ? res.end(text) : res.writeHead(302, { location: '/new' }).end(),
    );
    expect((await addAddress(`${server.url}/old`)).location).toBe(page);
  });

  test('is read in the letters that its server says', async () => {
    const text = (await days()).replace('Fiesta', 'Año');
    const server = await answering((_req, res) =>
      res.setHeader('content-type', 'text/calendar; charset=ISO-8859-1').end(Buffer.from(text, 'latin1')),
    );
    await addAddress(server.url);
    expect((await feeds())[0]?.days[0]?.name).toMatch(/^Año /);
  });

  test.each([
    ['file:///etc/passwd', 'No es una dirección'],
    ['ftp://calendars.test/x.ics', 'No es una dirección'],
    ['calendars.test/x.ics', 'No es una dirección'],
    ['https://me:secret@calendars.test/x.ics', 'usuario y contraseña'],
    ['http://127.0.0.2/', 'red interna'],
    ['http://localhost.:1/'.replace('localhost.', '[::1]'), 'red interna'],
    ['http://[::ffff:10.0.0.1]/', 'red interna'],
    ['http://0x7f.1.1/', 'red interna'],
    ['http://2130706434/', 'red interna'],
    ['webcal://intranet.test/x.ics', 'red interna'],
    ['http://metadata.test/latest', 'red interna'],
    ['https://nowhere.invalid/x.ics', 'ningún servidor'],
  ])('%s is refused beside its field, and nothing is kept', async (address, words) => {
    const answer = await addAddress(address);
    expect([answer.status, errorOf(answer, 'address')]).toEqual([422, expect.stringContaining(words)]);
    expect(answer.html.querySelector('#f-address')?.getAttribute('value')).toBe(address);
    expect(await feeds()).toEqual([]);
  });

  const to = (location: string) => (_req: IncomingMessage, res: ServerResponse) =>
    res.writeHead(302, { location }).end();
  test.each<[string, (req: IncomingMessage, res: ServerResponse) => void, string]>([
    ['a redirect within', to('http://127.0.0.3/x'), 'red interna'],
    ['a redirect to a mapped address', to('http://[::ffff:7f00:2]/x'), 'red interna'],
    ['a redirect to the machines of a cloud', to('http://metadata.test/latest'), 'red interna'],
    ['a redirect to a file', to('file:///etc/passwd'), 'no se puede seguir'],
    ['redirects without end', to('/again'), 'demasiadas veces'],
    ['404', (_req, res) => res.writeHead(404).end('no'), '404'],
    ['410', (_req, res) => res.writeHead(410).end('no'), '410'],
    ['401', (_req, res) => res.writeHead(401).end('no'), 'iniciar sesión'],
    ['403', (_req, res) => res.writeHead(403).end('no'), 'iniciar sesión'],
    ['503', (_req, res) => res.writeHead(503).end('no'), '503'],
    ['ten megabytes', (_req, res) => res.end(Buffer.alloc(10 * 1024 * 1024, 'x')), '1 MB'],
    ['a sign-in page', (_req, res) => res.end('<!DOCTYPE html><title>Sign in</title>'), 'página web'],
    ['nothing', (_req, res) => res.end(), 'No es un calendario'],
    [
      'half of it',
      (_req, res) => res.writeHead(200, { 'content-length': '900' }).write('BEGIN', () => res.destroy()),
      'incompleta',
    ],
    [
      'a broken rule',
      (_req, res) => res.end(ics([], 'BEGIN:VEVENT\r\nDTSTART:20261225\r\nRRULE:FREQ=NO\r\nEND:VEVENT')),
      'La regla',
    ],
  ])('that answers with %s is refused, and nothing is kept', async (_what, answer, words) => {
    const server = await answering(answer);
    const shown = await addAddress(server.url);
    expect([shown.status, errorOf(shown, 'address')]).toEqual([422, expect.stringContaining(words)]);
    expect(await feeds()).toEqual([]);
  });

  test('that nobody listens at, that is not secure, and that takes too long', async () => {
    const server = await serveTls((_req, res) => res.end('x'));
    const slow = await answering((_req, res) => void res.write('BEGIN:VCALENDAR\r\n'));
    const said = async (address: string) => errorOf(await addAddress(address), 'address');
    expect(await said(`http://127.0.0.1:${await deadPort()}/`)).toContain('no responde');
    expect(await said(`https://other.test:${server.port}/`)).toContain('certificado');
    const { outbound } = app.system;
    app.system.outbound = {
      fetch: (address, request) => outbound.fetch(address, { ...request, timeoutMs: 200 }),
    };
    expect(await said(slow.url)).toContain('demasiado en responder');
    app.system.outbound = outbound;
  });

  test('is in no line of the log, whatever comes of it', async () => {
    const { log } = app.system;
    const lines: string[] = [];
    app.system.log = createLog('trace', { write: (line: string) => lines.push(line) });
    const text = await days();
    const server = await answering((req, res) => (req.url?.includes('good') ? res.end(text) : res.destroy()));
    await addAddress(`${server.url}/hush4711/good`);
    await addAddress(`${server.url}/hush4711/bad`);
    app.system.log.info('a line of its own');
    app.system.log = log;
    expect(await feeds()).toHaveLength(1);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes('hush4711'))).toEqual([]);
  });
});
