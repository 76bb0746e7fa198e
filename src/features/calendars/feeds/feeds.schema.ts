import { z } from 'zod';
import { line, text } from '../../../platform/http/fields';
import { FEED_NAME_LENGTH } from './feeds.types';

/** Of what is typed; a file that came with the form is not among its fields. Longer addresses lead nowhere. */
export const newFeedForm = z.object({
  name: line({ max: FEED_NAME_LENGTH, min: 0 }),
  address: text({ max: 2048, min: 0 }),
});

export const feedNameForm = z.object({
  name: line({ max: FEED_NAME_LENGTH }),
  was: line({ max: FEED_NAME_LENGTH, min: 0 }),
});
