import { z } from 'zod';

const pixels = z.number().int().min(1);

const picture = z.object({
  /** Of the store of files. */
  key: z.string().regex(/^[0-9a-f]{40}$/),
  /** Of its content, for its address. */
  hash: z.string().regex(/^[0-9a-f]{32}$/),
  type: z.enum(['image/png', 'image/webp']),
  width: pixels,
  height: pixels,
});

export const logoSchema = z.object({
  /** What the file was called. */
  name: z.string().min(1).max(255),
  /** Of the file, in pixels, as it is seen. */
  width: pixels,
  height: pixels,
  page: picture,
  mail: picture,
  /** Null for one that is much wider than high, or higher than wide. */
  icon: picture.nullable(),
});

export type LogoPicture = z.infer<typeof picture>;
export type Logo = z.infer<typeof logoSchema>;

export const LOGOS = ['logo', 'logoDark'] as const;
export type LogoName = (typeof LOGOS)[number];

/** Whether both came of the same file: each time one is drawn, what is stored of it has other keys. */
export function isSameLogo(one: Logo, other: Logo): boolean {
  const content = ({ name, page, mail, icon }: Logo) => [name, page.hash, mail.hash, icon?.hash].join();
  return content(one) === content(other);
}

/** Of the file that is sent. */
export const LOGO_MAX_MB = 5;
export const LOGO_MAX_PIXELS = 25_000_000;

/** What stands in a mail where the picture comes along. */
export const LOGO_IN_MAIL = 'logo@servidesk';

/** From here on a logo says the name itself, and stands alone. */
const WIDE = 2;

export function isWide({ width, height }: Pick<Logo, 'width' | 'height'>): boolean {
  return width / height >= WIDE;
}
