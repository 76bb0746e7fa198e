const HEADER = 12;
const RECORD = 16;
/** Of a table's record: where the table is in the file. */
const OFFSET = 8;

/**
 * The first font of a file of several, as Chinese, Japanese and Korean ones are handed out (`.ttc`); others as they are. Its
 * tables stay where they are, behind a directory that says so.
 * @throws RangeError for what is cut off
 */
export function firstFontOf(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 0, 4) !== 'ttcf') return bytes;
  const start = bytes.readUInt32BE(HEADER);
  const length = HEADER + RECORD * bytes.readUInt16BE(start + 4);
  const directory = Buffer.from(bytes.subarray(start, start + length));
  for (let at = HEADER + OFFSET; at < length; at += RECORD)
    directory.writeUInt32BE(directory.readUInt32BE(at) + length, at);
  return Buffer.concat([directory, bytes]);
}
