import type { Readable } from 'node:stream';
import { decrypt, encrypt } from '../../platform/crypto';
import { type Ctx, isTx } from '../../platform/ctx';
import { invalid, notFound } from '../../platform/errors';
import { type FileOwnerOf, safeFileName, type Upload } from '../../platform/files';
import { type Box, ImageError, MAX_SIDE, openImage, type Picture } from '../../platform/images';
import { assertRunsTheDesk } from '../../platform/rights';
import { LOGO_MAX_PIXELS, type Logo, type LogoName, type LogoPicture, logoSchema } from './logo.values';
import { getSettings } from './settings.service';

/** Twice of what pages and mails show at most, for screens of two pixels a point. */
const PAGE: Box = { width: 640, height: 144, format: 'webp' };
/** Mail is light, and where a program darkens it the picture keeps the ground that it is made for. */
const MAIL: Box = { width: 560, height: 96, ground: '#f4f4f5' };
const ICON: Box = { width: 64, height: 64, whole: true };

/**
 * Draws a logo from a file and stores what comes of it. It is the desk's once a setting names it; what none names is
 * swept.
 * @throws AppError `invalid` on `field` for what is no picture, is broken or too large, and where the machine reads none;
 *   `not_found`; `unavailable` where too many wait for theirs
 * @throws Error inside a transaction, which would wait for a disk
 */
export async function storeLogo(ctx: Ctx, field: LogoName, { path, name }: Upload): Promise<Logo> {
  assertRunsTheDesk(ctx.actor);
  if (isTx(ctx)) throw new Error('a logo drawn inside a transaction');
  try {
    const image = await openImage(path, name, { maxPixels: LOGO_MAX_PIXELS });
    const { width, height } = image;
    const drawn = async (box: Box) => stored(ctx, await image.draw(box));
    return {
      name: safeFileName(name),
      width,
      height,
      page: await drawn(PAGE),
      mail: await drawn(MAIL),
      icon: isIconic(image) ? await drawn(ICON) : null,
    };
  } catch (error) {
    throw error instanceof ImageError ? refusal(ctx, field, error) : error;
  }
}

/** Whether there is enough of it in the square that an icon is. */
function isIconic({ width, height }: { width: number; height: number }): boolean {
  return Math.max(width, height) <= 2 * Math.min(width, height);
}

function refusal({ system }: Ctx, field: LogoName, error: ImageError) {
  const { problem } = error;
  if (problem === 'library') system.log.error({ err: error }, 'no picture can be read on this machine');
  const params = { max: LOGO_MAX_PIXELS / 1_000_000, side: MAX_SIDE };
  return invalid(field, `input.image.${problem}`, params);
}

async function stored(ctx: Ctx, { bytes, type, width, height }: Picture): Promise<LogoPicture> {
  const { key, sha256 } = await ctx.system.files.put(bytes);
  return { key, hash: sha256.slice(0, 32), type, width, height };
}

/** A stored logo as a form carries it: whoever sends it back can name no other file. */
export function sealLogo({ system }: Ctx, field: LogoName, logo: Logo): string {
  return encrypt(system.config.encryptionKey, JSON.stringify({ field, logo }));
}

/** @throws AppError `invalid` on `field` for what was not sealed here for it, and for a logo whose files were swept since */
export async function unsealLogo({ system }: Ctx, field: LogoName, sealed: string): Promise<Logo> {
  try {
    const opened = JSON.parse(decrypt(system.config.encryptionKey, sealed));
    if (opened.field === field) {
      const logo = logoSchema.parse(opened.logo);
      for (const { key } of picturesOf(logo)) (await system.files.open(key)).destroy();
      return logo;
    }
  } catch {
    // Not ours, or not any more.
  }
  throw invalid(field, 'settings.error.no_logo');
}

/**
 * A picture of the desk's logo by the hash of its content.
 * @throws AppError `not_found`
 */
export async function openLogoPicture(ctx: Ctx, hash: string): Promise<{ type: string; stream: Readable }> {
  const found = (await logoPictures(ctx)).find((picture) => picture.hash === hash);
  if (!found) throw notFound();
  return { type: found.type, stream: await ctx.system.files.open(found.key) };
}

/** The picture that comes along with a mail; null without a logo, and where its file is lost. */
export async function logoForMail(ctx: Ctx): Promise<{ type: string; bytes: Buffer } | null> {
  const { logo } = await getSettings(ctx);
  if (!logo) return null;
  try {
    const stream = await ctx.system.files.open(logo.mail.key);
    return { type: logo.mail.type, bytes: Buffer.concat(await stream.toArray()) };
  } catch (error) {
    ctx.system.log.warn({ err: error }, 'logo not read');
    return null;
  }
}

/** On white, and sharp at the size of a letter's head. */
const PAPER: Box = { width: 640, height: 144, ground: '#ffffff' };

/** A PNG of the logo for what is printed; null without a logo, where its file is lost, and where none can be read. */
export async function logoForPaper(ctx: Ctx): Promise<Buffer | null> {
  const { logo } = await getSettings(ctx);
  if (!logo) return null;
  try {
    const stream = await ctx.system.files.open(logo.page.key);
    const image = await openImage(Buffer.concat(await stream.toArray()), logo.name);
    return (await image.draw(PAPER)).bytes;
  } catch (error) {
    ctx.system.log.warn({ err: error }, 'logo not read');
    return null;
  }
}

async function logoPictures(ctx: Ctx): Promise<LogoPicture[]> {
  const { logo, logoDark } = await getSettings(ctx);
  return [logo, logoDark].flatMap((one) => (one ? picturesOf(one) : []));
}

function picturesOf({ page, mail, icon }: Logo): LogoPicture[] {
  return icon ? [page, mail, icon] : [page, mail];
}

export const logoFiles: FileOwnerOf<Ctx> = {
  kept: async (ctx, keys) => {
    const own = new Set((await logoPictures(ctx)).map(({ key }) => key));
    return keys.filter((key) => own.has(key));
  },
};
