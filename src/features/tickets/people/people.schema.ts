import { z } from 'zod';
import { line, optionalChoice, optionalId } from '../../../platform/http/fields';

export const followersForm = z.object({
  follow: optionalChoice(['on', 'off']),
  add: optionalId(),
  remove: optionalId(),
});

export const participantsForm = z.object({ add: optionalId(), remove: optionalId() });

export const peopleQuery = z.object({ q: line({ max: 100, min: 0 }) });
