import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { ZipFile } from 'yazl';

// Documents as people and their programs attach them, and as somebody makes them who means harm.

/** An archive of these files, by their names. */
export function zipped(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
  ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

/** The document part of a Word file with this in its body. */
export const wordXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`;

export const paragraph = (...runs: string[]): string =>
  `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`;

/** A Word file with this in its body, and these other parts. */
export const docx = (body: string, others: Record<string, string | Buffer> = {}): Promise<Buffer> =>
  zipped({ '[Content_Types].xml': TYPES, 'word/document.xml': wordXml(body), ...others });

/** An OpenDocument text with this in its body. */
export const odt = (body: string, others: Record<string, string> = {}): Promise<Buffer> =>
  zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${body}</office:text></office:body>
      </office:document-content>`,
    ...others,
  });

/** A PDF of these pages; one of no text at all is as a scanner makes it. */
export function pdf(pages: string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ ...options, autoFirstPage: false });
  for (const page of pages) {
    document.addPage();
    if (page) document.text(page);
    else document.rect(72, 72, 200, 200).fill('#cccccc');
  }
  document.end();
  return buffer(document);
}

/** A PDF whose only page is drawn by this, packed as that says. */
export function rawPdf(content: Buffer, filter = 'null'): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << >> >>',
  ].map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`);
  const stream = `4 0 obj\n<< /Length ${content.length} /Filter ${filter} >>\nstream\n`;
  const end = '\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF';
  return Buffer.concat([Buffer.from(`%PDF-1.7\n${objects.join('')}${stream}`), content, Buffer.from(end)]);
}

const MEBIBYTE = 1024 * 1024;

/** So many mebibytes of spaces, a few hundred times smaller. */
export const packedSpaces = (mebibytes: number): Promise<Buffer> =>
  buffer(Readable.from(portions(mebibytes)).pipe(createDeflate({ level: 1 })));

/** As they come from a disk, never all of them at once. */
export function* portions(mebibytes: number, portion = Buffer.alloc(MEBIBYTE, ' ')): Generator<Buffer> {
  for (let at = 0; at < mebibytes; at += 1) yield portion;
}
