import type { Words } from './words.types';

/** Whose file it is: what a report says of itself outside of its figures. */
export interface Look {
  words: Words;
  desk: {
    name: string;
    /** A PNG or JPEG; a file is made without it where it cannot be read. */
    logo: Buffer | null;
    /** `#rrggbb` */
    colour: string;
  };
  madeBy: string;
  madeAt: Date;
  timeZone: string;
}
