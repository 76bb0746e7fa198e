/** A part of a mail that is kept as a file. */
export interface Attachment {
  name: string;
  type: string;
  bytes: Buffer;
}

/** The lines of a header joined (RFC 5322, 2.2.3). */
const unfolded = (head: string) => head.replaceAll(/\r\n[ \t]+/g, ' ');

/** A header of a mail or of a part of one; undefined where there is none. */
export function headerOf(source: string, name: string): string | undefined {
  const [head = ''] = source.split('\r\n\r\n');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded(`${head}\r\n`).replaceAll('\r', ''))?.[1];
}

/** The files that a mail brings, read as mail programs read them (RFC 2045, RFC 2183, RFC 2231). */
export function attachmentsIn(source: string): Attachment[] {
  return partsOf(source).flatMap((part) => {
    const disposition = headerOf(part, 'Content-Disposition') ?? '';
    if (!disposition.startsWith('attachment')) return [];
    const [type = ''] = (headerOf(part, 'Content-Type') ?? '').split(';');
    if (headerOf(part, 'Content-Transfer-Encoding') !== 'base64') throw new Error('not in base64');
    const body = part.slice(part.indexOf('\r\n\r\n') + 4);
    return [{ name: parameterOf(disposition, 'filename'), type, bytes: Buffer.from(body, 'base64') }];
  });
}

/** The innermost parts of a mail, each with its headers. */
function partsOf(source: string): string[] {
  const boundary = /boundary="([^"]+)"/.exec(headerOf(source, 'Content-Type') ?? '')?.[1];
  if (!boundary) return [source];
  const [, ...parts] = source.split(`--${boundary}`);
  return parts.filter((part) => !part.startsWith('--')).flatMap((part) => partsOf(part.trimStart()));
}

/** A parameter of a header, also where it is in several pieces, of which some are encoded (RFC 2231, 3 and 4). */
function parameterOf(header: string, name: string): string {
  const pieces = [
    ...header.matchAll(new RegExp(`;\\s*${name}(?:\\*(\\d+))?(\\*)?=("([^"]*)"|[^;\\s]*)`, 'gi')),
  ];
  const inOrder = pieces.sort(([, one = '0'], [, other = '0']) => Number(one) - Number(other));
  const encoded = inOrder
    .map(([, , star, raw = '', quoted]) => (star ? raw : encodeURIComponent(quoted ?? raw)))
    .join('')
    .replace(/^[\w-]*'[^']*'/, '');
  return decodeURIComponent(encoded);
}
