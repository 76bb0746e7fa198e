import { Readable } from 'node:stream';
import { type ReaderLimits, readFileText } from '../../src/platform/file-text';
import {
  docx,
  odt,
  packedSpaces,
  paragraph,
  pdf,
  portions,
  rawPdf,
  wordXml,
  zipped,
} from '../support/documents';

// Files that were made, or have become, such that reading them takes a desk down.

const { signal } = new AbortController();
const read = (content: Buffer | string, name: string, limits?: ReaderLimits) =>
  readFileText(Readable.from([Buffer.from(content)]), name, { signal, limits });

/** Where the size of an entry stands behind the signature of the central directory (APPNOTE 4.3.12). */
const UNPACKED_AT = 24;

/** The same archive, whose entries say that they are of that size. */
function claiming(archive: Buffer, size: number): Buffer {
  const changed = Buffer.from(archive);
  for (let at = changed.indexOf('PK\x01\x02'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 4))
    changed.writeUInt32LE(size, at + UNPACKED_AT);
  return changed;
}

describe('a document that is packed a thousandfold', () => {
  const spaces = ' '.repeat(60 * 1024 * 1024);

  test('is not unpacked', async () => {
    expect(await read(await docx(paragraph(spaces)), 'bomb.docx')).toEqual({ problem: 'too_large' });
    expect(await read(await odt(spaces), 'bomb.odt')).toEqual({ problem: 'too_large' });
  });

  test('is not unpacked further than it says that it is large', async () => {
    const lying = claiming(await docx(paragraph(spaces)), 2000);
    expect(await read(lying, 'bomb.docx')).toEqual({ problem: 'damaged' });
  });

  test('nor where it is packed in many parts', async () => {
    const part = wordXml(`<!--${' '.repeat(900 * 1024)}-->${paragraph('x')}`);
    const parts = Object.fromEntries(
      Array.from({ length: 80 }, (_part, at) => [`word/header${at}.xml`, part]),
    );
    expect(await read(await docx(paragraph('x'), parts), 'bomb.docx')).toEqual({ problem: 'too_large' });
  });

  test('nor where it has more parts than any document', async () => {
    const parts = Object.fromEntries(Array.from({ length: 6000 }, (_part, at) => [`word/${at}.xml`, 'x']));
    expect(await read(await docx(paragraph('x'), parts), 'bomb.docx')).toEqual({ problem: 'too_large' });
  });
});

describe('a document', () => {
  test('that was cut off, or has bytes of another, is damaged', async () => {
    const whole = await docx(paragraph('La impresora'));
    expect(await read(whole.subarray(0, whole.length / 2), 'a.docx')).toEqual({ problem: 'damaged' });
    const at = whole.indexOf('word/document.xml') + 40;
    const changed = Buffer.concat([whole.subarray(0, at), Buffer.alloc(60, 0xff), whole.subarray(at + 60)]);
    expect(await read(changed, 'a.docx')).toEqual({ problem: 'damaged' });
    expect(await read('PK\x03\x04 and nothing else', 'a.docx')).toEqual({ problem: 'damaged' });
    expect(await read('<html>404</html>', 'a.docx')).toEqual({ problem: 'damaged' });
  });

  test('that declares what it is made of is refused', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_line, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    );
    const declarations = [
      `<!DOCTYPE x [<!ENTITY l0 "lol">${laughs.join('')}]>`,
      '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
      `<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>`,
    ];
    for (const declaration of declarations) {
      const xml = wordXml(paragraph('&l9;')).replace('?>', `?>${declaration}`);
      expect(await read(await zipped({ 'word/document.xml': xml }), 'a.docx')).toEqual({
        problem: 'damaged',
      });
    }
  });

  test('nested a hundred deep is read, and one thousands deep is damaged', async () => {
    const nested = (depth: number) =>
      docx(`${'<w:sdt>'.repeat(depth)}${paragraph('hondo')}${'</w:sdt>'.repeat(depth)}`);
    expect(await read(await nested(150), 'a.docx')).toEqual({ text: 'hondo', cut: false });
    expect(await read(await nested(5000), 'a.docx')).toEqual({ problem: 'damaged' });
  });

  test('of another kind in the same container has no text that is read', async () => {
    expect(await read(await zipped({ 'xl/workbook.xml': '<x/>' }), 'a.docx')).toEqual({ problem: 'kind' });
    const sheet = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' };
    expect(await read(await odt('<text:p>x</text:p>', sheet), 'a.odt')).toEqual({ problem: 'kind' });
  });
});

describe('a PDF', () => {
  test('that unpacks to more than its reader may keep ends the reader', async () => {
    const bomb = rawPdf(await packedSpaces(400), '/FlateDecode');
    expect(await read(bomb, 'bomb.pdf', { seconds: 600, memory: 300 })).toEqual({ problem: 'memory' });
  });

  test('that takes longer than it may ends the reader', async () => {
    const slow = rawPdf(Buffer.from('q '.repeat(8_000_000)));
    expect(await read(slow, 'slow.pdf', { seconds: 1, memory: 4000 })).toEqual({ problem: 'time' });
  });

  test('of 200 MB is not read whole', async () => {
    const begin = await pdf(['x']);
    const huge = Readable.from(
      portions(200, Buffer.concat([begin, Buffer.alloc(1024 * 1024 - begin.length)])),
    );
    expect(await readFileText(huge, 'a.pdf', { signal })).toEqual({ problem: 'too_large' });
    expect(huge.destroyed).toBe(true);
  });

  test('whose pages are their own parents is damaged, or has no text', async () => {
    const circle = rawPdf(Buffer.from('')).toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R 2 0 R]');
    const found = await read(Buffer.from(circle, 'latin1'), 'a.pdf');
    expect(['damaged', 'no_text']).toContain('problem' in found ? found.problem : found);
  });
});

test('a page of tags alone, nested a million deep and never closed, is read', async () => {
  const html = `${'<div><b>'.repeat(500_000)}al fondo`;
  expect(await read(html, 'a.html')).toEqual({ text: 'al fondo', cut: false });
});

test('a mail of parts within parts without end is damaged', async () => {
  const parts = Array.from(
    { length: 1000 },
    (_part, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  expect(await read(`Subject: hondo\r\n${parts.join('')}`, 'a.eml')).toEqual({ problem: 'damaged' });
});

describe('the process that reads', () => {
  test('ends when the node stops, and a node that has stopped begins none', async () => {
    const stop = new AbortController();
    const source = new Readable({ read: () => stop.abort() });
    const stopped = readFileText(source, 'a.txt', { signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'unavailable' });
    expect(source.destroyed).toBe(true);
    const late = readFileText(Readable.from(['x']), 'a.txt', { signal: stop.signal });
    await expect(late).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('is no reason to call a file broken that could not be read from the disk', async () => {
    const source = new Readable({
      read() {
        this.destroy(new Error('disk'));
      },
    });
    await expect(readFileText(source, 'a.txt', { signal })).rejects.toThrow('disk');
  });
});
