import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { type FileTypeResult, fileTypeFromBuffer, fileTypeFromStream } from 'file-type/core';

const SAMPLE_BYTES = 16 * 1024;
const UNKNOWN = 'application/octet-stream';

/** Kinds of text that have no mark of their own: only here does the name decide. */
const TEXTS: Record<string, string> = {
  '.csv': 'text/csv',
  '.css': 'text/css',
  '.eml': 'message/rfc822',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.ics': 'text/calendar',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

/** Office documents before 2007 share one container. */
const COMPOUND: Record<string, string> = {
  '.doc': 'application/msword',
  '.msg': 'application/vnd.ms-outlook',
  '.ppt': 'application/vnd.ms-powerpoint',
  '.xls': 'application/vnd.ms-excel',
};

/**
 * The media type of a file by its content, whatever it calls itself; `application/octet-stream` when nothing
 * is known. The name only tells kinds of text apart.
 * @param source the content, or the path of the file
 */
export async function sniff(source: Buffer | string, name: string): Promise<string> {
  const { detected, sample } = typeof source === 'string' ? await fromFile(source) : await fromBuffer(source);
  const extension = extname(name).toLowerCase();
  if (isWideText(sample)) return TEXTS[extension] ?? 'text/plain';
  if (detected?.mime === 'application/x-cfb') return COMPOUND[extension] ?? detected.mime;
  if (detected && detected.mime !== 'application/xml') return detected.mime;
  return isText(sample) ? (TEXTS[extension] ?? detected?.mime ?? 'text/plain') : UNKNOWN;
}

type Look = { detected: FileTypeResult | undefined; sample: Buffer };

async function fromBuffer(content: Buffer): Promise<Look> {
  return { detected: await quietly(fileTypeFromBuffer(content)), sample: content.subarray(0, SAMPLE_BYTES) };
}

async function fromFile(path: string): Promise<Look> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await file.read(buffer, 0, SAMPLE_BYTES, 0);
    const stream = file.readableWebStream({ type: 'bytes' });
    return { detected: await quietly(fileTypeFromStream(stream)), sample: buffer.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}

/** A file made to break the detector is a file of unknown type. */
function quietly(detection: Promise<FileTypeResult | undefined>): Promise<FileTypeResult | undefined> {
  return detection.catch(() => undefined);
}

/** UTF-16 says so at its start. */
function isWideText(sample: Buffer): boolean {
  return sample.length >= 2 && [0xfffe, 0xfeff].includes(sample.readUInt16BE(0));
}

/** Text has no control characters but tab, line and page ends and escape. */
function isText(sample: Buffer): boolean {
  return !sample.some((byte) => byte === 0x7f || (byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte)));
}
