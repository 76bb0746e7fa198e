import { type TestApp, testApp } from '../support/app';
import { SAMPLE_TIMEOUT_MS, sample } from '../support/thorough';
import { posts } from './addresses';
import { type Attempt, headersOf, senderFor, senderOf, targets, tokens, wrongAnswers } from './attempts';
import { forms } from './forms';

// Forms with files, broken in every way that a program can break them.

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(SAMPLE_TIMEOUT_MS);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production' } });
});
afterAll(() => app.close());

const uploading = posts.filter(({ upload }) => upload);

/** A multipart body, part by part: names and contents as they come. */
function body(parts: { head: string; content: string | Buffer }[], end = '--x--\r\n'): Buffer {
  const pieces = parts.flatMap(({ head, content }) => [
    Buffer.from(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

test('fields that nest, repeat, lie or never end', async () => {
  const all = forms(await targets(app));
  const wrong: string[] = [];
  for (const route of uploading) {
    const { address, form } = all[route.path] as { address: string; form: Record<string, string> };
    const good = Object.entries(form).map(([name, content]) => ({ head: `name="${name}"`, content }));
    const nested = (suffix: string) =>
      Object.keys(form).map((name) => ({ head: `name="${name}${suffix}"`, content: 'x' }));
    const named = (filename: string, content: string | Buffer = 'x') => ({
      head: `name="attachments"; filename="${filename}"`,
      content,
    });
    const bodies: Record<string, Buffer> = {
      'objects for texts': body(nested('[a]')),
      'objects beside texts': body([...good, ...nested('[a]')]),
      'a list of four thousand million': body([...good, ...nested('[4294967294]'), ...nested('')]),
      'lists for texts': body([...nested('[]'), ...nested('[]')]),
      'deep objects': body(nested('[a]'.repeat(60))),
      prototypes: body([
        ...good,
        { head: 'name="__proto__[x]"', content: '1' },
        { head: 'name="constructor[prototype][x]"', content: '1' },
      ]),
      'fields without names': body([
        ...good,
        { head: 'name=""', content: 'x' },
        { head: 'nothing="x"', content: 'x' },
      ]),
      'lone surrogates': body([
        ...good.slice(1),
        { head: 'name="subject"', content: Buffer.from([0xed, 0xa0, 0x80]) },
        { head: 'name="body"', content: Buffer.from([0xed, 0xb0, 0x80, 0]) },
      ]),
      'a NUL in a name': body([...good, named('a\0b.txt')]),
      'a NUL in a field': body([...good, { head: 'name="subject"', content: 'a\0b' }]),
      'file names of all kinds': body([
        ...good,
        ...[
          '../../x',
          '"',
          '\\"',
          '\u202ex',
          '👾',
          ' ',
          '.',
          '..',
          'CON',
          'a/b\\c',
          '%00',
          'x'.repeat(300),
          '<b>',
          "a'b",
        ]
          .slice(0, 10)
          .map((name) => named(name)),
      ]),
      'a file without a name': body([
        ...good,
        { head: 'name="attachments"; filename=""', content: '' },
        { head: 'name="attachments"', content: 'text' },
      ]),
      'a file in another field': body([...good, { head: 'name="subject"; filename="a.txt"', content: 'x' }]),
      'types that lie': body([
        ...good,
        {
          head: 'name="attachments"; filename="a.png"\r\nContent-Type: text/html; x="\r\n y"',
          content: '<script>',
        },
        named('a.html', Buffer.from('89504e470d0a1a0a', 'hex')),
      ]),
      'archives cut short': body([
        ...good,
        named('a.zip', Buffer.from('504b0304', 'hex')),
        named('a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
        named('a.mp4', Buffer.from('000000206674797069736f6d', 'hex')),
      ]),
      'no end': body(good, ''),
      'a file without an end': body([...good, named('a.txt')], '').subarray(0, -10),
      'three hundred fields': body([
        ...good,
        ...Array.from({ length: 300 }, (_, i) => ({ head: `name="f${i}"`, content: 'x' })),
      ]),
      'thirty files': body([...good, ...Array.from({ length: 30 }, () => named('a.txt'))]),
      'an empty file': body([...good, named('empty.txt', '')]),
    };
    const attempts = sample(Object.entries(bodies), 0.35, route.path).map(
      ([what, content]): Attempt => ({
        what,
        send: (browser) =>
          browser.send(address, {
            method: 'POST',
            body: content as never,
            headers: headersOf('multipart/form-data; boundary=x', tokens.get(senderOf(route))),
          }),
      }),
    );
    await senderFor(app, route);
    wrong.push(...(await wrongAnswers(app, route, attempts)));
  }
  expect(wrong).toEqual([]);
});

test('a change that fails leaves no file behind', async () => {
  const { world } = await targets(app);
  const kept = async () => {
    const keys: string[] = [];
    for await (const { key } of app.system.files.list()) keys.push(key);
    return keys.sort();
  };
  const before = await kept();
  const browser = await app.as('admin@demo.test');
  await browser.get('/account');
  const file = { name: 'a.txt', content: 'x' };
  const path = `/desk/tickets/${world.ticket.number}/replies`;
  const illegal = await browser.upload(path, { body: 'x', visibility: 'public', status: 'new' }, [file]);
  expect(illegal.status).toBe(422);
  const form = { subject: 'x', description: 'x', type: 'incident', impact: 'low', urgency: 'low' };
  const requester = world.ids.requester;
  const nobody = '019a0000-0000-7000-8000-000000000000';
  const fields = { ...form, requester, assignee: nobody };
  expect((await browser.upload('/desk/tickets/new', fields, [file])).status).toBe(422);
  const large = { name: 'large.bin', content: new Uint8Array(11 * 1024 * 1024) };
  expect((await browser.upload(path, { body: 'x', visibility: 'public' }, [file, large])).status).toBe(422);
  expect(await kept()).toEqual(before);
});
