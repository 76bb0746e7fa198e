import { isLetter, type LetterTemplate } from '../../deliveries';
import { defaultLetter } from './defaults';
import { letterOffer } from './letters';
import type { MessageTemplate, TemplateName } from './templates.types';
import { NAMES, OF_MESSAGES, type Offer } from './variables';

const OF_ALL = ['desk', 'recipient.name'];
const OF_TICKETS = [...NAMES.keys()].filter((name) => name.startsWith('ticket.'));
const OF_WRITTEN = ['author', 'step', 'files', 'says'];
const OF_PROMISES = ['target', 'policy'];

const ABOUT_NO_TICKET: readonly TemplateName[] = [
  'announcement',
  'export_ready',
  'report_scheduled',
  'digest',
];

/** What a message may hold besides the names that all messages about tickets have. */
const OWN: Record<MessageTemplate, string[]> = {
  received: ['says'],
  filed: ['author', 'says'],
  copied: ['author', 'says'],
  arrived: ['author', 'says'],
  raised: ['author', 'says'],
  answered: [...OF_WRITTEN, 'asked', 'takes_part', 'solution', 'days'],
  customer_replied: [...OF_WRITTEN, 'solution'],
  noted: [...OF_WRITTEN, 'solution'],
  mentioned: [...OF_WRITTEN, 'solution'],
  assigned: ['author', 'says'],
  resolved: ['author', 'says', 'solution', 'days', 'asked', 'takes_part'],
  closed: ['author', 'reason', 'asked', 'takes_part'],
  stepped: ['author', 'asked', 'takes_part'],
  reopened: ['author', 'asked', 'takes_part'],
  sla_warned: ['minutes', ...OF_PROMISES],
  sla_breached: OF_PROMISES,
  rated: ['author', 'stars', 'comment'],
  announcement: ['author', 'title', 'text'],
  export_ready: ['title', 'count'],
  report_scheduled: ['title', 'period', 'author'],
  digest: ['count'],
};

/** What is worth offering to whoever writes a template. */
export function namesFor(template: TemplateName): string[] {
  if (isLetter(template)) return namesForLetter(template);
  const aboutTicket = ABOUT_NO_TICKET.includes(template) ? [] : OF_TICKETS;
  return [...OF_ALL, ...aboutTicket, ...OWN[template]];
}

function namesForLetter(template: LetterTemplate): string[] {
  const { safety } = defaultLetter(template, 'en');
  return [...letterOffer(template).names.keys()].filter((name) => name !== 'safety' || safety);
}

/** The names that its texts may use. */
export const offerOf = (template: TemplateName): Offer =>
  isLetter(template) ? letterOffer(template) : OF_MESSAGES;
