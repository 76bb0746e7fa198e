import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { projectFolder } from '../../src/platform/folders';
import { createI18n } from '../../src/platform/i18n';
import { createMailer, type Mail, type Mailer, quoteHeader } from '../../src/platform/mail';
import { endsInSignature } from '../../src/platform/mail/signature';
import { typedLines } from '../../src/platform/typed';
import { createViews } from '../../src/platform/views';
import { createAssets } from '../../src/platform/views/assets';
import { fc } from '../support/properties';
import { silent } from './helpers';

interface Received {
  from: string;
  to: string[];
  source: string;
}

let server: SMTPServer;
let mailer: Mailer;
const received: Received[] = [];

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody@')
          ? Object.assign(new Error('no such person'), { responseCode: 550 })
          : null,
      ),
    async onData(stream, { envelope }, done) {
      const source = await text(stream);
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Mesa <desk@demo.test>', log: silent });
});

afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

const mail = (more: Partial<Mail> = {}): Mail => ({
  to: { name: 'Ana', address: 'ana@demo.test' },
  subject: 'Asunto',
  text: 'Hola',
  html: '<p>Hola</p>',
  ...more,
});

async function delivered(more: Partial<Mail>): Promise<Received> {
  await mailer.send(mail(more));
  const last = received.at(-1);
  if (!last) throw new Error('nothing arrived');
  return last;
}

describe('mail', () => {
  it('arrives with both forms and its own headers', async () => {
    const headers = { 'Message-ID': '<ticket-1@demo.test>', 'In-Reply-To': '<first@demo.test>' };
    const outcome = await mailer.send(mail({ headers }));
    expect(outcome).toEqual({ state: 'sent', messageId: '<ticket-1@demo.test>' });
    const { from, to, source } = received.at(-1) ?? {};
    expect({ from, to }).toEqual({ from: 'desk@demo.test', to: ['ana@demo.test'] });
    expect(source).toMatch(/^Message-ID: <ticket-1@demo\.test>\r$/m);
    expect(source).toMatch(/^In-Reply-To: <first@demo\.test>\r$/m);
    expect(source).toContain('Content-Type: text/plain');
    expect(source).toContain('Content-Type: text/html');
  });

  it('goes to one person, whatever the name contains', async () => {
    const { to } = await delivered({
      to: { name: 'eve@evil.test, "Bob" <bob@evil.test>', address: 'ana@demo.test' },
    });
    expect(to).toEqual(['ana@demo.test']);
  });

  it('takes no header from a subject, a name or a header', async () => {
    const { source, to } = await delivered({
      to: { name: 'Ana\r\nBcc: eve@evil.test', address: 'ana@demo.test' },
      subject: 'Hi\r\nBcc: eve@evil.test\u2028\0',
      headers: { 'X-Ticket': '1\r\nBcc: eve@evil.test', 'Bad:\r\nBcc': 'eve@evil.test' },
    });
    expect(to).toEqual(['ana@demo.test']);
    expect(source).not.toMatch(/^Bcc:/im);
    expect(quoteHeader('a\r\n\tb\0 c ')).toBe('a b c');
  });

  it.each(['a@x.test, b@x.test', 'a@x.test\r\nRCPT TO:<b@x.test>', 'a', '', '<a@x.test>', 'a b@x.test'])(
    'refuses the address %j',
    async (address) => {
      await expect(mailer.send(mail({ to: { name: '', address } }))).rejects.toThrow('not a mail address');
    },
  );

  it('reports what the server refuses', async () => {
    await expect(mailer.send(mail({ to: { name: '', address: 'nobody@demo.test' } }))).rejects.toMatchObject({
      responseCode: 550,
    });
  });

  it('leaves it to the outbox when there is no server', async () => {
    const none = createMailer({ smtpUrl: null, from: 'Mesa <desk@demo.test>', log: silent });
    expect(await none.send(mail())).toEqual({ state: 'outbox' });
    none.close();
  });
});

/** What a mail program shows of the text part. */
function readText(source: string): string {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1];
  const part = source.split(`--${boundary}`).find((one) => /^content-type: text\/plain/im.test(one)) ?? '';
  const [head = '', ...body] = part.trimStart().split('\r\n\r\n');
  const encoded = body.join('\r\n\r\n').replace(/\r\n$/, '');
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1];
  if (encoding === 'base64') return linesOf(Buffer.from(encoded, 'base64').toString());
  if (encoding === '7bit') return linesOf(encoded);
  expect(encoding).toBe('quoted-printable');
  const bytes = encoded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return linesOf(Buffer.from(bytes, 'latin1').toString());
}

const linesOf = (written: string) => written.replace(/\r\n/g, '\n');

describe('the text of a mail', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '> quoted',
      '> > twice, and  wide',
      '    indented',
      '\ttab\ttab',
      '- a list',
      '  3. of numbers',
      '|a|b|',
      '```sh',
      '`  code  `',
      'C:\\temp\\*.txt',
      '\\\\server\\share',
      'a*b*c _d_ ~~no~~ **yes**',
      '[the manual](https://x.test/año?a=1&b=2 "T")',
      '<https://x.test>',
      '&amp; &lt;b&gt; <b>&nbsp;</b>',
      '{{ name }} {% if %} {# no #}',
      '$& $1 $`',
      '.',
      '..',
      'From me',
      '-- ',
      '=3D=20=',
      'مرحبا بالعالم \u200f(١٢)',
      '👩‍👩‍👧 🇨🇱 😀',
      'spaces at the end   ',
      'a\u00a0\u00a0b\u200bc\u00add',
      'x'.repeat(1200),
      'ñ'.repeat(1200),
      '',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  const body = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => `${lines.join('\n')}.`);

  it('arrives as it was written, character for character', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (written) => {
        const { source } = await delivered({ text: written });
        expect(readText(source)).toBe(written);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['-- ', true],
    ['Hello\n-- \nAna', true],
    ['--', false],
    ['a -- b', false],
    ['--  \n -- ', false],
    ['', false],
  ])('%j ends in a signature: %s', (written, isSo) => {
    expect(endsInSignature(['before', written])).toBe(isSo);
  });

  it('holds what somebody typed, as they typed it', () => {
    const FILES = [{ name: 'a.pdf (1 kB)', url: 'https://desk.test/a' }];
    const views = createViews({
      folder: projectFolder('views'),
      i18n: createI18n([]),
      assets: createAssets(projectFolder('public'), projectFolder('views', 'styles')),
      reload: false,
      strict: true,
    });
    fc.assert(
      fc.property(
        body,
        fc.constantFrom('es' as const, 'en' as const),
        fc.boolean(),
        fc.boolean(),
        (written, locale, more, textLast) => {
          const kept = typedLines(written);
          const shown = views.render(locale, 'notifications/mail.txt', {
            desk: { name: 'Mesa & Co' },
            entries: [
              {
                intro: 'Ana wrote:',
                bodyText: kept,
                files: more ? { title: 'Attached:', files: FILES } : null,
                after: more ? ['It closes.', 'In 5 days.'] : [],
              },
            ],
            textLast,
            facts: [{ label: 'Status', text: 'New' }],
            action: { label: 'Open', url: 'https://desk.test/tickets/1' },
            footer: 'Mesa & Co',
          });
          const middle = more
            ? ['Attached:\n- a.pdf (1 kB)\n  https://desk.test/a', 'It closes.\nIn 5 days.']
            : [];
          const lines = [
            'Mesa & Co',
            'Ana wrote:',
            ...(textLast ? [] : [kept]),
            ...middle,
            'Open: https://desk.test/tickets/1',
            'Status: New',
            ...(textLast ? [kept] : []),
          ];
          expect(shown).toBe(`${lines.join('\n\n')}\n\n-- \nMesa & Co`);
        },
      ),
    );
  });
});
