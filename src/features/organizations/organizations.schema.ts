import { z } from 'zod';
import { NAME_SORTS } from '../../platform/db/named-list';
import {
  checkbox,
  mailDomains,
  optionalChoice,
  optionalId,
  optionalText,
  text,
} from '../../platform/http/fields';

export const organizationForm = z.object({
  name: text({ max: 120 }),
  domains: mailDomains(),
  sharesTickets: checkbox(),
  note: text({ max: 2000, min: 0 }),
  isActive: checkbox(),
});

export const removalForm = z.object({ moveTo: optionalId() });

export const organizationsQuery = z.object({
  q: optionalText({ max: 100 }),
  state: optionalChoice(['active', 'inactive']),
  sort: optionalChoice(NAME_SORTS),
  cursor: optionalText({ max: 4000 }),
});
