import { Readable } from 'node:stream';
import { MAX_LENGTH, readFileText, textKind } from '../../src/platform/file-text';
import { docx, odt, paragraph, pdf, portions, wordXml, zipped } from '../support/documents';

// What is written in files that people attach.

const { signal } = new AbortController();
const read = (content: Buffer | string, name: string) =>
  readFileText(Readable.from([Buffer.from(content)]), name, { signal });
const textOf = async (content: Buffer | string, name: string) => {
  const found = await read(content, name);
  return 'text' in found ? found.text : found;
};

describe('a text file', () => {
  test.each([
    ['UTF-8', Buffer.from('La impresora nº 3 está caída')],
    ['UTF-8 with a mark', Buffer.from('\ufeffLa impresora nº 3 está caída')],
    ['UTF-16 as Windows writes it', Buffer.from('\ufeffLa impresora nº 3 está caída', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\ufeffLa impresora nº 3 está caída', 'utf16le').swap16()],
    ['what Windows wrote before', Buffer.from('La impresora nº 3 está caída', 'latin1')],
  ])('in %s is read', async (_encoding, content) => {
    expect(await textOf(content, 'nota.txt')).toBe('La impresora nº 3 está caída');
  });

  test('with a few broken bytes is read around them', async () => {
    const broken = Buffer.concat([
      Buffer.from('avería eléctrica '),
      Buffer.from([0xe1, 0xff]),
      Buffer.from(' ñ'),
    ]);
    expect(await textOf(broken, 'x.log')).toMatch(/^avería eléctrica \ufffd+ ñ$/);
  });

  test('with bytes that a database refuses is stored without them', async () => {
    const halves = Buffer.from('\ufeffuno \ud83d dos \udc00 \u0000tres', 'utf16le');
    expect(await textOf(halves, 'x.txt')).toBe('uno \ufffd dos \ufffd tres');
    expect(await textOf('serie 600\u0000123\n\n\n  fin', 'x.log')).toBe('serie 600 123\nfin');
  });

  test('that is none has no text, whatever it is called', async () => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_byte, at) => (at * 7919) % 256));
    expect(await read(bytes, 'datos.txt')).toEqual({ problem: 'kind' });
    expect(await read('', 'vacío.txt')).toEqual({ problem: 'no_text' });
    expect(await read(' \n\t\r\n', 'blanco.txt')).toEqual({ problem: 'no_text' });
  });

  test('of any length is read from its beginning, up to a whole character', async () => {
    const family = '👨‍👩‍👧‍👦';
    const line = Buffer.from(`${'x'.repeat(MAX_LENGTH - 4)}${family}`);
    const exact = await read(line, 'largo.txt');
    expect(exact).toEqual({ text: 'x'.repeat(MAX_LENGTH - 4), cut: true });
    const log = Buffer.from('2026-01-01 error 0x80070005\n'.repeat(37_449));
    const huge = Readable.from(portions(200, log));
    const found = await readFileText(huge, 'servidor.log', { signal });
    expect(found).toMatchObject({ text: expect.stringMatching(/^2026-01-01 error 0x80070005\n/), cut: true });
    expect(huge.destroyed).toBe(true);
  });
});

test('of a page its text is read, and nothing else of it', async () => {
  const html = `<!doctype html><html><head><title>Aviso</title><style>p{}</style></head><body onload="x()"><p>Se ha <b>estro</b>peado
    el m&oacute;dem<script>alert('no')</script></p><!-- no --><div>Serie&nbsp;42 &lt;b&gt;</div><img alt="no"></body></html>`;
  expect(await textOf(html, 'aviso.HTML')).toBe('Aviso\nSe ha estropeado el módem\nSerie 42 <b>');
});

test('of a mail who wrote to whom, the subject and the message are read', async () => {
  const lines = [
    'From: =?utf-8?q?Luc=C3=ADa?= <lucia@example.test>',
    'To: soporte@example.test',
    'Subject: =?utf-8?b?QXZlcsOtYQ==?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>El tel=E9fono no suena</p>',
    '--b',
    'Content-Type: application/octet-stream; name=x.bin',
    'Content-Transfer-Encoding: base64',
    '',
    'c2VjcmV0bw==',
    '--b--',
  ];
  const text = await textOf(lines.join('\r\n'), 'reenviado.eml');
  expect(text).toBe('Avería\nLucía lucia@example.test\nsoporte@example.test\nEl teléfono no suena');
});

describe('a PDF', () => {
  test('is read page by page', async () => {
    expect(await textOf(await pdf(['Factura nº 20240815', 'Página dos']), 'a.pdf')).toBe(
      'Factura nº 20240815\nPágina dos',
    );
  });

  test('is read whatever it is called, and where something stands before it', async () => {
    const content = Buffer.concat([Buffer.from('\r\n\r\n'), await pdf(['Contrato'])]);
    expect(await textOf(content, 'contrato.txt')).toBe('Contrato');
  });

  test('in which a word is parted at the end of a line has it whole', async () => {
    expect(await textOf(await pdf(['La impre-\nsora de Wi-\nFi']), 'a.pdf')).toBe('La impresora de Wi-\nFi');
  });

  test('that only its author may change is read by all', async () => {
    expect(await textOf(await pdf(['Abierto'], { ownerPassword: 'x' }), 'a.pdf')).toBe('Abierto');
  });

  test('with a password, of scanned pages, or broken, says so', async () => {
    expect(await read(await pdf(['Secreto'], { userPassword: 'x' }), 'a.pdf')).toEqual({
      problem: 'protected',
    });
    expect(await read(await pdf(['', '']), 'escaneado.pdf')).toEqual({ problem: 'no_text' });
    expect(await read('%PDF-1.7\nnothing of one', 'a.pdf')).toEqual({ problem: 'damaged' });
    expect(await read('Ceci n’est pas un PDF', 'a.pdf')).toEqual({ problem: 'damaged' });
  });
});

describe('a Word document', () => {
  test('is read with what stands around its pages, and words that lie in pieces are whole', async () => {
    const body = `${paragraph('La impre', 'sora', ' no va')}<w:tbl><w:tr><w:tc>${paragraph('Serie')}</w:tc><w:tc>${paragraph(
      'A-42',
    )}</w:tc></w:tr></w:tbl>`;
    const content = await docx(body, {
      'word/footnotes.xml': wordXml(paragraph('Nota al pie')),
      'word/header1.xml': wordXml(paragraph('Cabecera')),
      'word/comments.xml': wordXml(paragraph('Comentario')),
      'word/media/image1.png': Buffer.alloc(2000),
    });
    expect(await textOf(content, 'informe.docx')).toBe(
      'La impresora no va\nSerie\nA-42\nNota al pie\nCabecera',
    );
  });

  test('has what is in a shape once, and nothing that was deleted', async () => {
    const shape = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${paragraph('Rótulo')}</mc:Choice>
      <mc:Fallback>${paragraph('Rótulo')}</mc:Fallback></mc:AlternateContent></w:r>`;
    const removed =
      '<w:p><w:del><w:r><w:delText>borrado</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>';
    expect(await textOf(await docx(`<w:p>${shape}</w:p>${removed}`), 'a.docx')).toBe('Rótulo');
  });

  test('of which other programs name the parts and the tags otherwise is read', async () => {
    const xml = wordXml(paragraph('Desde SharePoint')).replaceAll('w:', 'ns0:').replaceAll(':w=', ':ns0=');
    const content = await zipped({ 'word/document2.xml': xml });
    expect(await textOf(content, 'a.docx')).toBe('Desde SharePoint');
  });

  test('with a password says so', async () => {
    const compound = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await read(compound, 'a.docx')).toEqual({ problem: 'protected' });
  });
});

describe('an OpenDocument text', () => {
  test('is read without what was deleted in it', async () => {
    const deleted = '<text:tracked-changes><text:p>borrado</text:p></text:tracked-changes>';
    const content = await odt(
      `${deleted}<text:h>Título</text:h><text:p>El<text:s/>rou<text:span>ter</text:span></text:p>`,
    );
    expect(await textOf(content, 'a.odt')).toBe('Título\nEl router');
  });

  test('with a password says so', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
    const content = await odt('', { 'META-INF/manifest.xml': manifest });
    expect(await read(content, 'a.odt')).toEqual({ problem: 'protected' });
  });
});

test.each([
  ['application/pdf', 'a', 'document'],
  ['application/octet-stream', 'roto.PDF', 'document'],
  ['application/zip', 'a.docx', 'document'],
  ['application/x-cfb', 'a.docx', 'document'],
  ['text/csv', 'a.csv', 'text'],
  ['application/octet-stream', 'a.log', 'text'],
  ['application/zip', 'a.zip', null],
  ['image/png', 'a.txt', null],
  ['application/vnd.oasis.opendocument.spreadsheet', 'a.ods', null],
])('a file of %s called %s is one of kind %s', (type, name, kind) => {
  expect(textKind(type, name)).toBe(kind);
});
