import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { pngChunk } from '../../seeds/demo/pictures';
import { openImage } from '../../src/platform/images';
import { drawnPartsOf } from '../../src/platform/images/png';
import { png } from './images.samples';

// Parts of a PNG that are packed, and of which nothing is drawn.

/** Behind the signature and the header. */
const PLACE = 33;
const having = (file: Buffer, ...chunks: Buffer[]) =>
  Buffer.concat([file.subarray(0, PLACE), ...chunks, file.subarray(PLACE)]);

const packed = deflateSync(Buffer.alloc(4_000_000, 'a'));
const zTXt = (keyword: string) => pngChunk('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), packed]));
const iTXt = pngChunk('iTXt', Buffer.concat([Buffer.from('k\0\u0001\0\0\0'), packed]));
const tEXt = pngChunk('tEXt', Buffer.from('k\0a'));

test('texts take no memory, however small they are packed', async () => {
  const texts = Array.from({ length: 100 }, (_, index) => zTXt(`k${index}`));
  const file = having(await png(100, 50), ...texts);
  const before = process.resourceUsage().maxRSS;
  expect((await (await openImage(file, 'a.png')).draw({ width: 100, height: 100 })).width).toBe(100);
  // KiB; unpacked they are 400 MB.
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(200_000);
});

test('only the parts that the picture is drawn of are read', async () => {
  const bare = drawnPartsOf(await png(100, 50));
  const behind = Buffer.concat([having(bare, zTXt('k'), iTXt, tEXt, pngChunk('prVt', packed)), packed]);
  expect(drawnPartsOf(behind).equals(bare)).toBe(true);
  const profile = pngChunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), packed]));
  expect(drawnPartsOf(having(bare, profile, profile)).equals(having(bare, profile))).toBe(true);
});

test('colours and the side up are read as before', async () => {
  const file = await sharp(await png(40, 20))
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  expect(drawnPartsOf(file).includes('iCCP')).toBe(true);
  const image = await openImage(file, 'a.png');
  expect([image.width, image.height]).toEqual([20, 40]);
});

test('what is cut off stays so', async () => {
  const bare = drawnPartsOf(await png(100, 50));
  const cut = bare.subarray(0, bare.indexOf('IDAT') + 20);
  expect(drawnPartsOf(cut).equals(cut)).toBe(true);
  await expect(
    openImage(cut, 'a.png').then((image) => image.draw({ width: 9, height: 9 })),
  ).rejects.toThrow();
});
