/** What pdfkit keeps to itself and these files need: its version is exact, and tests read what comes of it. */
export interface Inside {
  _addInfo(): void;
  _offset: number;
  _pageBuffer: PDFKit.PDFPage[];
  _pageBufferStart: number;
  _write(data: Uint8Array | string): void;
  push(chunk: Uint8Array | null): boolean;
}

export const insideOf = (doc: PDFKit.PDFDocument): Inside => doc as unknown as Inside;

/** XML has no way to write them. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** pdfkit writes title and author twice, and the second time into XML, as they are. */
export function escapeInfo(doc: PDFKit.PDFDocument): void {
  const inside = insideOf(doc);
  const add = inside._addInfo.bind(doc);
  inside._addInfo = () => {
    const { info } = doc;
    const escaped = Object.entries(info).map(([key, value]) => [key, forXml(value)]);
    doc.info = Object.fromEntries(escaped);
    add();
    doc.info = info;
  };
}

function forXml(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(NOT_IN_XML, '').replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '');
}

/** Bytes that are handed on together. */
const PACKET = 64 * 1024;

/** pdfkit hands on line by line what it writes, tens of thousands of them at its end, and turns letters into bytes by itself. */
export function writeInPackets(doc: PDFKit.PDFDocument): void {
  const inside = insideOf(doc);
  const push = inside.push.bind(doc);
  let [packet, length]: [Uint8Array[], number] = [[], 0];
  const send = () => {
    if (length > 0) push(Buffer.concat(packet));
    [packet, length] = [[], 0];
  };
  inside._write = (data) => {
    const bytes = typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data;
    packet.push(bytes);
    length += bytes.length;
    inside._offset += bytes.length;
    if (length >= PACKET) send();
  };
  inside.push = (chunk) => {
    send();
    return push(chunk);
  };
}
