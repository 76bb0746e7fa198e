import { readFile } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { bounded } from '../bounded';
import { sniff } from '../files';
import { slowly } from '../slow';
import { imageLibrary } from './library';
import { drawnPartsOf } from './png';

// Pictures that came from outside are never handed on as they are: what is shown was drawn anew from their pixels.

/** A picture made here: of eight bits a channel in sRGB, without any metadata. */
export interface Picture {
  bytes: Buffer;
  type: 'image/png' | 'image/webp';
  /** Pixels, as it is seen. */
  width: number;
  height: number;
}

/** What a picture is to fit into, in pixels: smaller where it has to be, never larger than it came. */
export interface Box {
  width: number;
  height: number;
  /** `#rrggbb`, painted behind it; transparent without. */
  ground?: string;
  /** Exactly of that size, with transparent margins. */
  whole?: true;
  /** `png`, which everything shows, or `webp`, which is smaller and what browsers show. */
  format?: 'png' | 'webp';
  /** Of WebP: as small as a photograph may be, rather than true to the pixel. */
  isPhoto?: true;
}

/**
 * `svg`: a drawing, which can hold scripts; `type`: no picture of a kind that is taken; `pixels`: too many of them, in all
 * or a side;
 * `library`: none can be read on this machine.
 */
export type ImageProblem = 'svg' | 'type' | 'broken' | 'pixels' | 'library';

/** A file that is not taken for a picture. */
export class ImageError extends Error {
  constructor(
    readonly problem: ImageProblem,
    cause?: unknown,
  ) {
    super(`image refused: ${problem}`, { cause });
  }
}

export interface ImageOptions {
  /** Most pixels of the file, width times height, of up to four bytes each: how much memory and time it may take. */
  maxPixels?: number;
}

/** What is taken; a PNG that moves has a type of its own. */
export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/apng', 'image/jpeg', 'image/webp'];
const PNG_TYPES: readonly string[] = ['image/png', 'image/apng'];

/** Letters on a screen stay sharp, which they do not where colours are kept at half the size. */
const PHOTO = { quality: 80, smartSubsample: true } as const;
const PRINT = { quality: 85, chromaSubsampling: '4:4:4' } as const;

const MAX_PIXELS = 25_000_000;
/** Four channels of eight bits: of sixteen bits there may be half as many pixels with transparency. */
const PIXEL_BYTES = 4;
/** Most pixels a side: a row of millions takes gigabytes, and a column of them minutes, however small the file. */
export const MAX_SIDE = 16_384;
const SECONDS = 15;
/** Each takes a processor and up to 300 MB for a second or more, and one of the threads that files and hashes need too. */
const WAITING = 20;
const oneByOne = bounded(1, WAITING);

/** A picture that came from outside, not drawn yet. */
export interface OpenImage {
  /** Pixels, as it is seen: turned as its camera says. */
  width: number;
  height: number;
  /**
   * Draws it anew, to fit into a box, when those that came before are done.
   * @throws ImageError `broken`
   * @throws AppError `unavailable` where too many wait
   */
  draw(box: Box): Promise<Picture>;
  /**
   * The same on white, as a JPEG: what a document takes as it is.
   * @throws ImageError `broken`
   * @throws AppError `unavailable` where too many wait
   */
  print(box: Pick<Box, 'width' | 'height'>): Promise<Buffer>;
}

/**
 * Looks at a file. Its content says what it is, not its name; of one that moves, the first picture counts.
 * @param source the content, or the path of the file
 * @param name that it came with; it only helps to tell one kind of text from another
 * @throws ImageError for what is no picture, is broken, or has too many pixels, and where the library does not load
 * @throws AppError `unavailable` where too many wait
 */
export async function openImage(
  source: Buffer | string,
  name: string,
  { maxPixels = MAX_PIXELS }: ImageOptions = {},
): Promise<OpenImage> {
  slowly('a picture');
  const content = typeof source === 'string' ? await readFile(source) : source;
  const type = await sniff(content, name);
  if (!PICTURE_TYPES.includes(type)) throw new ImageError(isDrawing(type, content) ? 'svg' : 'type');
  // What the other kinds hold besides their pixels is not packed.
  const file = PNG_TYPES.includes(type) ? drawnPartsOf(content) : content;
  const sharp = await imageLibrary().catch((error) => {
    throw new ImageError('library', error);
  });
  const read = (): Sharp => sharp(file, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 });
  const { width, height, channels, depth, autoOrient } = await oneByOne(() =>
    read().metadata().catch(refuse),
  );
  const bytes = width * height * channels * (depth === 'ushort' ? 2 : 1);
  if (width * height > maxPixels || bytes > maxPixels * PIXEL_BYTES || Math.max(width, height) > MAX_SIDE)
    throw new ImageError('pixels');
  return {
    ...autoOrient,
    draw: (box) => oneByOne(() => draw(read(), box).catch(refuse)),
    print: (box) => oneByOne(() => print(read(), box).catch(refuse)),
  };
}

/** What a machine was too busy for, it may do another time. */
const PASSING = /timeout|out of memory/i;

function refuse(error: unknown): never {
  if (PASSING.test(String(error))) throw error;
  throw new ImageError(/pixel limit/i.test(String(error)) ? 'pixels' : 'broken', error);
}

/** Whatever it is called: people rename what is refused. */
function isDrawing(type: string, file: Buffer): boolean {
  const isText = /^text\/|xml$/.test(type);
  return isText && /<svg[\s>]/i.test(file.toString('latin1', 0, 16 * 1024));
}

async function draw(image: Sharp, box: Box): Promise<Picture> {
  const { format = 'png', isPhoto } = box;
  const drawn = fittedInto(image, box);
  const encoded =
    format === 'png'
      ? drawn.png({ compressionLevel: 9 })
      : drawn.webp(isPhoto ? PHOTO : { nearLossless: true, quality: 70, effort: 5 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, type: `image/${format}`, width: info.width, height: info.height };
}

const print = (image: Sharp, box: Pick<Box, 'width' | 'height'>): Promise<Buffer> =>
  fittedInto(image, { ...box, ground: '#ffffff' })
    .jpeg(PRINT)
    .toBuffer();

function fittedInto(image: Sharp, { width, height, ground, whole }: Box): Sharp {
  const turned = image.autoOrient();
  const fitted = (whole ? turned.ensureAlpha() : turned).resize({
    width,
    height,
    fit: whole ? 'contain' : 'inside',
    withoutEnlargement: true,
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  });
  return (ground ? fitted.flatten({ background: ground }) : fitted)
    .toColourspace('srgb')
    .timeout({ seconds: SECONDS });
}
