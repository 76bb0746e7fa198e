import { z } from 'zod';
import { checkbox, mailDomains, text } from '../../platform/http/fields';

export const organizationForm = z.object({
  name: text({ max: 120 }),
  domains: mailDomains(),
  sharesTickets: checkbox(),
  note: text({ max: 2000, min: 0 }),
  isActive: checkbox(),
});
