import { z } from 'zod';
import { checkbox, optionalChoice, optionalId, optionalText, text } from '../../platform/http/fields';

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Domains between commas, blanks or line ends; a leading @ is forgiven. */
const domains = text({ max: 2000, min: 0 }).transform((value, context) => {
  const found = value
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((domain) => domain.replace(/^@/, ''))
    .filter((domain) => domain !== '');
  const wrong = found.find((domain) => !DOMAIN.test(domain));
  if (wrong !== undefined) {
    const params = { domain: wrong.slice(0, 80) };
    context.addIssue({ code: 'custom', message: 'organizations.error.domain', params });
  }
  return [...new Set(found)];
});

export const organizationForm = z.object({
  name: text({ max: 120 }),
  domains,
  sharesTickets: checkbox(),
  note: text({ max: 2000, min: 0 }),
  isActive: checkbox(),
});

export const removalForm = z.object({ moveTo: optionalId() });

export const organizationsQuery = z.object({
  q: optionalText({ max: 100 }),
  state: optionalChoice(['active', 'inactive']),
  sort: optionalChoice(['name', '-name', 'created', '-created']),
  cursor: optionalText({ max: 4000 }),
});
