import { z } from 'zod';
import { checkbox, line, mailDomains, textLines } from '../../platform/http/fields';

export const organizationForm = z.object({
  name: line({ max: 120 }),
  domains: mailDomains(),
  sharesTickets: checkbox(),
  note: textLines({ max: 2000, min: 0 }),
  isActive: checkbox(),
});
