import { LETTER_TEMPLATES } from '../../src/features/deliveries';
import { KINDS } from '../../src/features/notifications/kinds';
import { letterOffer } from '../../src/features/notifications/templates/letters';
import { MESSAGE_TEMPLATES } from '../../src/features/notifications/templates/templates.types';
import { NAMES } from '../../src/features/notifications/templates/variables';
import { LOCALES } from '../../src/platform/i18n';

const PROBLEMS = [
  ...['not_closed', 'syntax', 'too_much'],
  ...['unknown_tag', 'unknown_filter', 'unknown_variable'],
];

const ALL = [...MESSAGE_TEMPLATES, ...LETTER_TEMPLATES];
const LETTER_NAMES = LETTER_TEMPLATES.flatMap((template) => [...letterOffer(template).names.keys()]);

/** The texts about the words of messages whose keys are put together: see text-keys.ts. */
export const MESSAGE_FAMILIES: Record<string, { of: readonly string[] }> = {
  'letter.fact.{}': { of: ['time', 'device', 'place'] },
  'mail.fact.{}': {
    of: ['subject', 'status', 'requester', 'department', 'priority', 'assignee', 'due', 'created'],
  },
  'templates.about.{}': { of: ALL },
  'templates.error.{}': { of: PROBLEMS },
  'templates.group.{}': { of: ['tickets', 'news', 'accounts'] },
  'templates.help_{}': { of: ['if', 'case', 'filters', 'text_filters', 'raw'] },
  'templates.kind.{}': { of: [...KINDS, 'digest', 'account'] },
  'templates.language.{}': { of: LOCALES },
  'templates.name.{}': { of: ALL },
  'templates.sample.{}': {
    of: [
      ...['author', 'requester', 'department', 'subject', 'solution'],
      ...['target', 'policy', 'comment', 'title', 'text', 'period'],
    ],
  },
  'templates.variable.{}': { of: [...new Set([...NAMES.keys(), ...LETTER_NAMES])] },
};
