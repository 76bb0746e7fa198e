import { z } from 'zod';
import { optionalChoice, optionalId, text } from '../../../platform/http/fields';

export const followersForm = z.object({
  follow: optionalChoice(['on', 'off']),
  add: optionalId(),
  remove: optionalId(),
});

export const participantsForm = z.object({ add: optionalId(), remove: optionalId() });

export const peopleQuery = z.object({ q: text({ max: 100, min: 0 }) });
