import { KINDS } from '../../src/features/notifications/kinds';
import { MESSAGE_TEMPLATES } from '../../src/features/notifications/templates/templates.types';
import { NAMES } from '../../src/features/notifications/templates/variables';
import { LOCALES } from '../../src/platform/i18n';

const PROBLEMS = [
  ...['not_closed', 'syntax', 'too_much'],
  ...['unknown_tag', 'unknown_filter', 'unknown_variable'],
];

/** The texts about the words of messages whose keys are put together: see text-keys.ts. */
export const MESSAGE_FAMILIES: Record<string, { of: readonly string[] }> = {
  'mail.fact.{}': {
    of: ['subject', 'status', 'requester', 'department', 'priority', 'assignee', 'due', 'created'],
  },
  'templates.about.{}': { of: MESSAGE_TEMPLATES },
  'templates.error.{}': { of: PROBLEMS },
  'templates.help_{}': { of: ['if', 'case', 'filters', 'raw'] },
  'templates.kind.{}': { of: [...KINDS, 'digest'] },
  'templates.language.{}': { of: LOCALES },
  'templates.name.{}': { of: MESSAGE_TEMPLATES },
  'templates.sample.{}': {
    of: [
      ...['author', 'requester', 'department', 'subject', 'solution'],
      ...['target', 'policy', 'comment', 'title', 'text'],
    ],
  },
  'templates.variable.{}': { of: [...NAMES.keys()] },
};
