import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { pngChunk } from '../../seeds/demo/pictures';

/** A red left half and a blue right half, so that whoever turns it is seen. */
export function halves(width: number, height: number) {
  const blue = {
    create: { width: Math.ceil(width / 2), height, channels: 3, background: '#0000ff' },
  } as const;
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: blue, left: Math.floor(width / 2), top: 0 },
  ]);
}

export const png = async (width: number, height: number): Promise<Buffer> =>
  halves(width, height).png().toBuffer();

/** Random pixels: what is cut off of it is surely missed. */
export function noise(width: number, height: number) {
  const kind = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#000', noise: kind } });
}

/** A small file that unpacks to that many pixels, each of one bit. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
