import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';

export interface ReadText {
  text: string;
  size: number;
  /** From the left, and from the top to its baseline. */
  x: number;
  y: number;
  width: number;
}

export interface ReadElement {
  role?: string;
  alt?: string;
  bbox?: number[];
  children?: ReadElement[];
}

export interface ReadOutline {
  title: string;
  page: number;
  kind: string;
  left: number;
  top: number;
  items: ReadOutline[];
}

export interface ReadPdf {
  pages: {
    width: number;
    height: number;
    content: ReadText[];
    /** What programs that read aloud leave out. */
    artifacts: ReadText[];
    tree: ReadElement | null;
  }[];
  info: Record<string, unknown>;
  marked: boolean;
  outline: ReadOutline[];
  xml: string;
  fonts: string[];
  actual: string[];
  bytes: number;
}

/** What is in a PDF, read by a program that has nothing to do with what wrote it. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const reader = spawn(process.execPath, [join(__dirname, 'read-pdf.cjs')], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const [answer, problem] = [text(reader.stdout), text(reader.stderr)];
  reader.stdin.end(bytes);
  const [code] = await once(reader, 'close');
  if (code !== 0) throw new Error(await problem);
  return JSON.parse(await answer);
}

/** What is written to a stream. */
export async function written(write: (out: Writable) => Promise<void>): Promise<Buffer> {
  const out = new PassThrough({ highWaterMark: 64 * 1024 * 1024 });
  const [bytes] = await Promise.all([buffer(out), write(out)]);
  return bytes;
}

/** The texts of a page, one behind the other. */
export const textOf = (parts: ReadText[]): string => parts.map((part) => part.text).join(' ');

/** All of a document but what stands around its pages. */
export const wholeText = ({ pages }: ReadPdf): string =>
  pages.map(({ content }) => textOf(content)).join(' ');

/** The elements of the structure with that role, on all pages. */
export function elementsOf({ pages }: ReadPdf, role: string): ReadElement[] {
  const within = (element: ReadElement): ReadElement[] => [
    ...(element.role === role ? [element] : []),
    ...(element.children ?? []).flatMap(within),
  ];
  return pages.flatMap(({ tree }) => (tree ? within(tree) : []));
}
