import { type Box, ImageError, openImage, type Picture } from '../../platform/images';

/** Sharp on paper at the size of a cover line. On white: pdfkit unpacks what is transparent by itself, and slowly. */
const LOGO: Box = { width: 750, height: 167, ground: '#ffffff' };

/** A logo drawn anew, whatever came: null for none, for what is no picture, and where this machine reads none. */
export async function readableLogo(logo: Buffer | null): Promise<Picture | null> {
  if (!logo) return null;
  try {
    const image = await openImage(logo, 'logo.png');
    return await image.draw(LOGO);
  } catch (error) {
    if (error instanceof ImageError) return null;
    throw error;
  }
}
