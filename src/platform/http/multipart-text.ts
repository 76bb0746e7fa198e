import type { Writable } from 'node:stream';
import type { Request } from 'express';

/** What Multer says of one field that is too large, here of all of them together. */
const TOO_MUCH = { code: 'LIMIT_FIELD_VALUE' };

/**
 * Multer's `streamHandler` for a form whose fields, files aside, hold so many bytes in all: Multer limits each of them
 * alone, and two hundred of the largest would fill the memory. What came before stays in the body.
 */
export function textUpTo(most: number): (req: Request, parser: Writable) => void {
  return (req, parser) => {
    let left = most;
    parser.on('field', (name: string | undefined, value: string) => {
      left -= Buffer.byteLength(value) + Buffer.byteLength(name ?? '');
      if (left < 0) parser.emit('error', Object.assign(new Error('too much text'), TOO_MUCH));
    });
    req.pipe(parser);
  };
}
