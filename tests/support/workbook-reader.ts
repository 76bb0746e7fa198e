import readXlsxFile from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { fromBuffer } from 'yauzl';

// Workbooks as others read them: their parts as text, and their values by another library than the one that wrote them.

/** The parts of a workbook by name. */
export function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts = new Map<string, string>();
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', reject);
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

/** What of XML a part has, element by element. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** @throws Error for what is not well-formed XML 1.0 with namespaces */
export function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]));
    const element: Element = { name, attributes: values, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [only] = root.children;
  if (!only) throw new Error('no element');
  return only;
}

/** All elements of a name, at any depth. */
export const elements = (of: Element, name: string): Element[] =>
  of.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elements(child, name)]);

/** What an element is above. */
export const below = (of: Element, ...path: string[]): Element => {
  const [name, ...rest] = path;
  if (name === undefined) return of;
  const found = of.children.find((child) => child.name === name);
  if (!found) throw new Error(`${of.name} has no ${name}`);
  return below(found, ...rest);
};

/** The library's own type says `typeof Date`. */
export type ReadValue = string | number | boolean | Date | null;

export interface ReadSheet {
  name: string;
  rows: ReadValue[][];
}

/** The sheets with their values, as read-excel-file has them: dates as moments of UTC that show what the cells' clocks do. */
export async function sheetsOf(bytes: Buffer): Promise<ReadSheet[]> {
  const read = await readXlsxFile(bytes);
  return read.map(({ sheet, data }) => ({
    name: sheet,
    rows: (data as unknown as ReadValue[][]).map((row) => row.map(exact)),
  }));
}

/** The library cuts a moment to the millisecond below, which a number of days seldom is. */
const exact = (value: ReadValue): ReadValue =>
  value instanceof Date ? new Date(Math.round(value.getTime() / 1000) * 1000) : value;

/** A duration, which the library reads as a moment of the first day that there is, as the cell's number of days. */
export const daysIn = (value: ReadValue | undefined): ReadValue =>
  value instanceof Date ? (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000 : (value ?? null);
