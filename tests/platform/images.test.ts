import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { type Box, ImageError, MAX_SIDE, openImage, type Picture } from '../../src/platform/images';
import { bomb, halves, noise, png, SVG } from './images.samples';

const folder = mkdtempSync(join(tmpdir(), 'servidesk-images-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BOX: Box = { width: 320, height: 80 };

let uploads = 0;

function open(content: Buffer | string, name = 'logo.png', maxPixels?: number) {
  uploads += 1;
  const path = join(folder, `upload-${uploads}`);
  writeFileSync(path, content);
  return openImage(path, name, { maxPixels });
}

async function drawn(content: Buffer, name?: string, box = BOX): Promise<Picture> {
  return (await open(content, name)).draw(box);
}

/** What stops it, at once or as it is drawn. */
async function problemOf(content: Buffer | string, name?: string, maxPixels?: number): Promise<string> {
  try {
    await (await open(content, name, maxPixels)).draw(BOX);
    return 'none';
  } catch (error) {
    return error instanceof ImageError ? error.problem : String(error);
  }
}

const metadataOf = ({ bytes }: Picture) => sharp(bytes).metadata();

async function colourAt({ bytes }: Picture, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const start = (y * info.width + x) * info.channels;
  return [...data.subarray(start, start + info.channels)];
}

describe('a picture drawn anew', () => {
  it('fits its box, keeps its shape, and is never larger than it came', async () => {
    const large = await drawn(await png(600, 100));
    expect([large.width, large.height, large.type]).toEqual([320, 53, 'image/png']);
    expect(await drawn(await png(100, 400))).toMatchObject({ width: 20, height: 80 });
    expect(await drawn(await png(30, 20))).toMatchObject({ width: 30, height: 20 });
    expect(await drawn(await png(3000, 1))).toMatchObject({ width: 320, height: 1 });
    const webp = await drawn(await png(600, 100), undefined, { ...BOX, format: 'webp' });
    expect([webp.type, (await metadataOf(webp)).format]).toEqual(['image/webp', 'webp']);
    const photo = await (await openImage(await png(600, 100), 'a.png')).draw({
      ...BOX,
      format: 'webp',
      isPhoto: true,
    });
    expect([photo.type, photo.width, photo.height]).toEqual(['image/webp', 320, 53]);
  });

  it.each(['png', 'jpeg', 'webp'] as const)('comes of %s, whatever the file is called', async (format) => {
    const file = await halves(200, 100).toFormat(format).toBuffer();
    for (const name of ['logo.png', 'logo.jpg', 'logo.svg', 'logo', 'logo.exe']) {
      expect(await drawn(file, name)).toMatchObject({ width: 160, height: 80 });
    }
  });

  it('is turned as its camera says', async () => {
    const file = await halves(200, 100).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const image = await open(file);
    expect([image.width, image.height]).toEqual([100, 200]);
    const picture = await image.draw(BOX);
    expect([picture.width, picture.height]).toEqual([40, 80]);
    const [top, bottom] = [await colourAt(picture, 20, 5), await colourAt(picture, 20, 75)];
    expect([top[0] ?? 0, bottom[2] ?? 0].every((value) => value > 240)).toBe(true);
    expect((await metadataOf(picture)).orientation).toBeUndefined();
  });

  it.each([
    [1, 'red', 'green'],
    [2, 'green', 'red'],
    [3, 'white', 'blue'],
    [4, 'blue', 'white'],
    [5, 'red', 'blue'],
    [6, 'blue', 'red'],
    [7, 'white', 'green'],
    [8, 'green', 'white'],
  ])(
    'stands upright from orientation %i: %s at the top left, %s at the top right',
    async (orientation, left, right) => {
      const quarter = (colour: string) =>
        ({ create: { width: 40, height: 30, channels: 3, background: colour } }) as const;
      const places = [
        { input: quarter('lime'), left: 40, top: 0 },
        { input: quarter('blue'), left: 0, top: 30 },
        { input: quarter('white'), left: 40, top: 30 },
      ];
      const whole = sharp({ create: { width: 80, height: 60, channels: 3, background: 'red' } });
      const picture = await drawn(
        await whole.composite(places).jpeg().withMetadata({ orientation }).toBuffer(),
      );
      expect(picture.width > picture.height).toBe(orientation < 5);
      const named = async (x: number) => {
        const [r = 0, g = 0, b = 0] = await colourAt(picture, x, 5);
        if (Math.min(r, g, b) > 200) return 'white';
        return r > 200 ? 'red' : g > 200 ? 'green' : 'blue';
      };
      expect([await named(5), await named(picture.width - 5)]).toEqual([left, right]);
    },
  );

  it('is of eight bits in sRGB, from any other', async () => {
    const sixteen = await halves(200, 100).toColourspace('rgb16').png().toBuffer();
    const print = await halves(200, 100).toColourspace('cmyk').jpeg().toBuffer();
    const grey = await halves(200, 100).toColourspace('b-w').png().toBuffer();
    for (const file of [sixteen, print, grey]) {
      const { space, depth } = await metadataOf(await drawn(file));
      expect([['srgb', 'b-w'].includes(space), depth]).toEqual([true, 'uchar']);
    }
    const [red = 0, , blue = 0] = await colourAt(await drawn(print), 5, 5);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(80);
  });

  it('stays transparent, unless it is given a ground', async () => {
    const clear = { r: 255, g: 0, b: 0, alpha: 0 };
    const file = await sharp({ create: { width: 80, height: 40, channels: 4, background: clear } })
      .png()
      .toBuffer();
    expect((await colourAt(await drawn(file), 5, 5))[3]).toBe(0);
    const laid = await drawn(file, undefined, { ...BOX, ground: '#f4f4f5' });
    expect(await colourAt(laid, 5, 5)).toEqual([0xf4, 0xf4, 0xf5]);
  });

  it('fills a square with transparent margins, also where the file had none', async () => {
    for (const file of [await halves(200, 100).jpeg().toBuffer(), await png(16, 8)]) {
      const icon = await drawn(file, undefined, { width: 64, height: 64, whole: true });
      expect([icon.width, icon.height]).toEqual([64, 64]);
      expect((await colourAt(icon, 1, 1))[3]).toBe(0);
    }
  });

  it('is the first of those that move', async () => {
    const pages = await Promise.all(['#ff0000', '#0000ff'].map((background) => frame(background)));
    const moving = sharp(pages, { join: { animated: true } });
    const file = await moving.webp().toBuffer();
    expect((await sharp(file, { animated: true }).metadata()).pages).toBe(2);
    const picture = await drawn(file);
    expect([picture.width, picture.height]).toEqual([40, 20]);
    expect((await colourAt(picture, 5, 5))[0]).toBeGreaterThan(240);
  });

  const frame = (background: string) =>
    sharp({ create: { width: 40, height: 20, channels: 3, background } })
      .png()
      .toBuffer();

  it('has nothing of what else the file held', async () => {
    const secret = 'GPS of somebody’s home <script>alert(1)</script>';
    const exif = { IFD0: { Copyright: secret, ImageDescription: secret } };
    const jpeg = await halves(200, 100).jpeg().withExif(exif).withIccProfile('p3').toBuffer();
    const polyglots = [
      Buffer.concat([jpeg, Buffer.from(secret)]),
      Buffer.concat([await png(200, 100), Buffer.from(`PK\u0003\u0004${secret}`)]),
    ];
    for (const file of polyglots) {
      expect(file.includes('<script>')).toBe(true);
      const picture = await drawn(file, 'logo.html');
      expect(picture.bytes.includes('script')).toBe(false);
      const { exif: kept, icc, xmp, iptc } = await metadataOf(picture);
      expect([kept, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });
});

describe('what is refused', () => {
  it('drawings, by whatever name and however they begin', async () => {
    const declared = `<?xml version="1.0"?>\n<!-- a comment -->\n${SVG}`;
    for (const drawing of [SVG, declared, `\ufeff${SVG}`, SVG.toUpperCase()]) {
      for (const name of ['logo.svg', 'logo.png', 'logo', 'logo.html']) {
        expect([name, await problemOf(drawing, name)]).toEqual([name, 'svg']);
      }
    }
  });

  it('what is no picture of a kind that is taken', async () => {
    const others = [
      Buffer.from('not a picture'),
      Buffer.alloc(0),
      Buffer.from('%PDF-1.7\n'),
      gzipSync(SVG),
      await halves(200, 100).gif().toBuffer(),
      await halves(200, 100).tiff().toBuffer(),
      await halves(200, 100).avif().toBuffer(),
      Buffer.from('<!doctype html><p>x</p>'),
    ];
    for (const file of others) expect(await problemOf(file)).toBe('type');
  });

  it.each(['png', 'jpeg', 'webp'] as const)('%s that is cut off or damaged', async (format) => {
    const file = await noise(200, 150).toFormat(format).toBuffer();
    for (const share of [0.2, 0.5, 0.9]) {
      expect(await problemOf(file.subarray(0, Math.floor(file.length * share)))).toBe('broken');
    }
    expect(await problemOf(file)).toBe('none');
  });

  it('more pixels than there may be, before any is unpacked', async () => {
    const file = bomb(20_000, 20_000);
    expect(file.length).toBeLessThan(100_000);
    expect(await problemOf(file)).toBe('pixels');
    expect(await problemOf(await png(101, 100), undefined, 10_000)).toBe('pixels');
    expect(await problemOf(await png(100, 100), undefined, 10_000)).toBe('none');
  });

  it('more bytes than so many pixels of eight bits take', async () => {
    const deep = await sharp(await png(100, 100))
      .ensureAlpha()
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect(await problemOf(deep, undefined, 19_999)).toBe('pixels');
    expect(await problemOf(deep, undefined, 20_000)).toBe('none');
  });

  it('more pixels a side than there may be, though they are not many in all', async () => {
    for (const [width, height] of [
      [20_000_000, 1],
      [1, 20_000_000],
      [MAX_SIDE + 1, 8],
    ] as const)
      expect(await problemOf(bomb(width, height))).toBe('pixels');
    expect(await problemOf(bomb(MAX_SIDE, 8))).toBe('none');
  });
});

describe('many at once', () => {
  it('are drawn one at a time', async () => {
    const images = await Promise.all(Array.from({ length: 8 }, async () => open(await png(300, 200))));
    const busy: number[] = [];
    const count = () => {
      const { queue, process } = sharp.counters();
      busy.push(queue + process);
    };
    sharp.queue.on('change', count);
    await Promise.all(images.map((image) => image.draw(BOX)));
    sharp.queue.off('change', count);
    // One that has just ended still counts; unbounded, it would be all eight.
    expect(Math.max(...busy)).toBeLessThanOrEqual(2);
  });

  it('are refused where too many wait, and none is lost', async () => {
    const image = await open(await png(300, 200));
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => image.draw(BOX)));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(40);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'unavailable' });
    expect((await image.draw(BOX)).width).toBe(120);
  });
});
