import { z } from 'zod';
import { NAME_SORTS } from '../../platform/db/named-list';
import { optionalChoice, optionalId, optionalText, text } from '../../platform/http/fields';

export const skillForm = z.object({ name: text({ max: 60 }) });

export const removalForm = z.object({ moveTo: optionalId() });

export const skillsQuery = z.object({
  q: optionalText({ max: 100 }),
  sort: optionalChoice(NAME_SORTS),
  cursor: optionalText({ max: 4000 }),
});
