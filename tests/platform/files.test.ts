import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sha256Hex } from '../../src/platform/crypto';
import {
  contentDisposition,
  createDiskFiles,
  type Files,
  safeFileName,
  sniff,
} from '../../src/platform/files';
import { fc } from '../support/properties';
import { until } from './helpers';

let folder: string;
let files: Files;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  files = createDiskFiles(folder);
});

afterAll(() => rm(folder, { recursive: true }));

async function keys(): Promise<string[]> {
  const found = [];
  for await (const { key } of files.list()) found.push(key);
  return found;
}

const temporary = () => readdir(join(folder, 'files', 'tmp'));

describe('files on disk', () => {
  it('returns what was stored, from a buffer and from a stream', async () => {
    const content = randomBytes(300_000);
    for (const source of [content, Readable.from([content.subarray(0, 1000), content.subarray(1000)])]) {
      const stored = await files.put(source);
      expect(stored).toEqual({
        key: expect.stringMatching(/^[0-9a-f]{40}$/),
        size: 300_000,
        sha256: sha256Hex(content),
      });
      expect(content.equals(await buffer(await files.open(stored.key)))).toBe(true);
      expect(await keys()).toContain(stored.key);
      await files.remove(stored.key);
      await files.remove(stored.key);
      await expect(files.open(stored.key)).rejects.toMatchObject({ code: 'not_found' });
      expect(await keys()).not.toContain(stored.key);
    }
  });

  it('tells a lost file from a folder that is not there', async () => {
    const gone = await mkdtemp(join(tmpdir(), 'files-'));
    const store = createDiskFiles(gone);
    const { key } = await store.put(Buffer.from('text'));
    expect(await store.healthy()).toBe(true);
    await rm(join(gone, 'files'), { recursive: true });
    const away = { code: 'SD_STORAGE_AWAY' };
    await expect(store.open(key)).rejects.toMatchObject(away);
    await expect(store.put(Buffer.from('text'))).rejects.toMatchObject(away);
    expect(await store.healthy()).toBe(false);
    await rm(gone, { recursive: true });
  });

  it('stores an empty file', async () => {
    const { key, size } = await files.put(Buffer.alloc(0));
    expect(size).toBe(0);
    expect((await buffer(await files.open(key))).length).toBe(0);
  });

  it('leaves nothing of a stream that breaks', async () => {
    const before = await keys();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(files.put(broken)).rejects.toThrow('connection lost');
    expect(await keys()).toEqual(before);
    expect(await temporary()).toEqual([]);
  });

  it.each([
    '../../etc/passwd',
    '..',
    '',
    'a'.repeat(39),
    `${'a'.repeat(40)}/`,
    'A'.repeat(40),
    `${'a'.repeat(38)}\0b`,
  ])('knows no key %j', async (key) => {
    await expect(files.open(key)).rejects.toMatchObject({ code: 'not_found' });
    await expect(files.remove(key)).resolves.toBeUndefined();
  });

  it('clears away what a killed process left, but not what is being written', async () => {
    const [old, young] = [join(folder, 'files/tmp/old'), join(folder, 'files/tmp/young')];
    await Promise.all([writeFile(old, 'x'), writeFile(young, 'x')]);
    await utimes(old, new Date(0), new Date(0));
    createDiskFiles(folder);
    await until(async () => (await temporary()).length === 1);
    expect(await temporary()).toEqual(['young']);
    await rm(young);
  });

  it('says whether it can be written to', async () => {
    expect(await files.healthy()).toBe(true);
    const lost = await mkdtemp(join(tmpdir(), 'lost-'));
    const store = createDiskFiles(lost);
    await chmod(lost, 0o755);
    await rm(lost, { recursive: true });
    expect(await store.healthy()).toBe(false);
  });
});

describe('safeFileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Ana\\Informe.docx', 'Informe.docx'],
    ['Factura "año" 2026 👩‍💻.pdf', 'Factura "año" 2026 👩‍💻.pdf'],
    ["l'été.txt", "l'été.txt"],
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['a\u0000b\r\nc\u2028.txt', 'ab c .txt'],
    ['\ufeff \u200b', 'file'],
    ['..', 'file'],
    ['', 'file'],
    ['a/', 'file'],
    ['.env', '.env'],
    ['name.txt. . ', 'name.txt'],
    ['a \t\u00a0 b.txt', 'a b.txt'],
    ['cafe\u0301.txt', 'caf\u00e9.txt'],
    ['half \ud83d emoji', 'half \ufffd emoji'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the extension of a long name and never half a character', () => {
    const name = safeFileName(`${'👩‍💻'.repeat(100)}.tar.gz`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^(👩‍💻)+\.gz$|^(👩‍💻)+\.tar\.gz$/u);
  });

  it('is safe whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' })),
        (name) => {
          const safe = safeFileName(name);
          expect(safe.length).toBeGreaterThan(0);
          expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
          expect(safe).not.toMatch(/[/\\\p{Cc}\p{Bidi_Control}]/u);
          expect(safe).not.toMatch(/^\.{1,2}$/);
          expect(safeFileName(safe)).toBe(safe);
        },
      ),
    );
  });
});

describe('contentDisposition', () => {
  it.each([
    ['plain.txt', `attachment; filename="plain.txt"; filename*=UTF-8''plain.txt`],
    ['año "2".pdf', `attachment; filename="ano _2_.pdf"; filename*=UTF-8''a%C3%B1o%20%222%22.pdf`],
    ["100% (it's).txt", `attachment; filename="100_ (it's).txt"; filename*=UTF-8''100%25%20%28it%27s%29.txt`],
  ])('of %j', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });

  it('is one header of printable ASCII that gives the name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const header = contentDisposition(name, 'inline');
        expect(header).toMatch(/^inline; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%!~-]+$/);
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(safeFileName(name));
      }),
    );
  });
});

describe('sniff', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  it.each<[string, Buffer, string]>([
    ['photo.jpg', png, 'image/png'],
    ['letter.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'application/pdf'],
    ['program.png', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'application/x-msdownload'],
    ['old.doc', compound, 'application/msword'],
    ['notes.txt', Buffer.from('¿Qué tal? 👋\n'), 'text/plain'],
    ['latin.csv', Buffer.from('año;niño\n', 'latin1'), 'text/csv'],
    ['wide.txt', Buffer.from('\ufeffhola', 'utf16le'), 'text/plain'],
    ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'image/svg+xml'],
    [
      'picture.svg',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>'),
      'image/svg+xml',
    ],
    ['data.json', Buffer.from('{"a":1}'), 'application/json'],
    ['empty.txt', Buffer.alloc(0), 'text/plain'],
    ['unknown.txt', Buffer.from([1, 2, 3, 0, 5, 6]), 'application/octet-stream'],
    ['cut.png', png.subarray(0, 9), 'application/octet-stream'],
  ])('%s', async (name, content, type) => {
    expect(await sniff(content, name)).toBe(type);
    const path = join(folder, 'sniffed');
    await writeFile(path, content);
    expect(await sniff(path, name)).toBe(type);
  });

  it('survives any content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(await sniff(Buffer.from(bytes), 'file.bin')).toMatch(/^[\w.+-]+\/[\w.+-]+/);
      }),
    );
  });
});
