import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { OutboundError } from './error';

/** What we say that we can unpack. */
export const ENCODINGS = 'gzip, br';

/** Of an answer that says no, as much as explains it. */
const BEGINNING_BYTES = 16 * 1024;

/**
 * Reads a body, and stops at once where it is longer than it may be, packed or unpacked.
 * @throws OutboundError `too_large` or `bad_answer`; the signal's reason
 */
export async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(response);
  const chunks: Buffer[] = [];
  try {
    await collect(response, maxBytes, signal, chunks);
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof OutboundError ? cause : new OutboundError('bad_answer', { cause });
  }
  return Buffer.concat(chunks);
}

/** The beginning of a body that only explains; what cannot be read of it is left out. */
export async function readBeginning(response: IncomingMessage, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await collect(response, BEGINNING_BYTES, signal, chunks).catch(() => undefined);
  return Buffer.concat(chunks);
}

async function collect(
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
  chunks: Buffer[],
): Promise<void> {
  const limited = (source: AsyncIterable<Buffer>) => upTo(source, maxBytes);
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  const unpack = unpacking(response);
  if (unpack) await pipeline(response, limited, unpack, limited, keep, { signal });
  else await pipeline(response, limited, keep, { signal });
}

async function* upTo(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new OutboundError('too_large');
    yield chunk;
  }
}

/** What unpacks a body as its headers say; null where nothing is packed. */
function unpacking(response: IncomingMessage) {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return null;
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  response.destroy();
  throw new OutboundError('bad_answer');
}

function tooLarge(response: IncomingMessage): OutboundError {
  response.destroy();
  return new OutboundError('too_large');
}
