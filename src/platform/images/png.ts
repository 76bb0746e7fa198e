const SIGNATURE = 8;
/** Length, type and check sum. */
const AROUND = 12;

/** What a picture is drawn of, as the specification of PNG names it; each but the last at most once. */
const ONCE = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'eXIf', 'IEND'];
const PIXELS = 'IDAT';

/**
 * A PNG of nothing but what its picture is drawn of. Other chunks may hold texts that are packed: the library unpacks
 * all of them, so that 800 kB took 5 GB of memory. Nothing is unpacked here; what is cut off stays as it is, for the
 * library to refuse.
 */
export function drawnPartsOf(png: Buffer): Buffer {
  const kept = [png.subarray(0, SIGNATURE)];
  const seen = new Set<string>();
  let at = SIGNATURE;
  while (at + AROUND <= png.length && !seen.has('IEND')) {
    const end = at + AROUND + png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === PIXELS || (ONCE.includes(type) && !seen.has(type))) kept.push(png.subarray(at, end));
    seen.add(type);
    at = end;
  }
  return Buffer.concat(kept);
}
