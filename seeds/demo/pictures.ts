import { crc32, deflateSync } from 'node:zlib';

export type Colour = [red: number, green: number, blue: number];

/** A PNG (ISO/IEC 15948) of eight-bit colours, each pixel as `colourAt` says. */
export function png(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const raw = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // Each line begins with its filter: 0, none.
      raw.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(raw)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A part of a PNG: its length, type, data and checksum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A water stain on a tiled ceiling, as a telephone would see it: 1 at first, then growing. */
export function stainedCeiling(spread = 1): Buffer {
  const [width, height] = [480, 320];
  return png(width, height, (x, y) => {
    const seam = x % 120 < 3 || y % 107 < 3;
    const centre = Math.hypot((x - 290) / 1.5, y - 150);
    const distance = centre / spread + 9 * Math.sin(x / 17) + 7 * Math.cos(y / 11);
    const wet = distance < 60 ? 0.55 : distance < 78 ? 0.9 : distance < 84 ? 0.35 : 0;
    const base = (seam ? 196 : 232) - (height - y) / 20;
    return [base - wet * 42, base - wet * 66, base - 4 - wet * 104];
  });
}

/** A printed page on which some stripes came out blank. */
export function stripedPage(): Buffer {
  const [width, height] = [360, 480];
  return png(width, height, (x, y) => {
    const margin = x < 36 || x > width - 36 || y < 40 || y > height - 40;
    const line = y % 18 < 8;
    const word = Math.sin(x * 0.9 + Math.floor(y / 18) * 37) > -0.55;
    const blank = (x > 118 && x < 141) || (x > 226 && x < 262);
    const ink = !margin && line && word && !blank;
    return ink ? [44, 46, 54] : [250, 249, 245];
  });
}

/** Temperatures of a week as a line over days, cold below the dashed limit. */
export function temperatureChart(): Buffer {
  const [width, height] = [560, 240];
  const at = (x: number) => 120 + 62 * Math.cos((x / width) * 5 * 2 * Math.PI) + 8 * Math.sin(x / 9);
  return png(width, height, (x, y) => {
    if (Math.abs(y - at(x)) < 2.2) return [37, 99, 235];
    if (y === 130 && x % 12 < 7) return [220, 38, 38];
    if (x % 112 === 0 || y % 40 === 0) return [226, 230, 238];
    return y > at(x) ? [239, 245, 255] : [255, 255, 255];
  });
}
