import type { Texts } from '../../../platform/i18n';

/** What the removal of a department, a category or an organization says of its tickets. */
export const movingTexts: Texts = {
  'tickets.uses': {
    es: '{count, plural, one {# ticket} other {# tickets}}',
    en: '{count, plural, one {# ticket} other {# tickets}}',
  },
  'tickets.error.too_many': {
    es: 'Son más de {max, number} tickets, demasiados para moverlos de una vez: es mejor desactivarlo.',
    en: 'There are more than {max, number} tickets, too many to move at once: deactivate it instead.',
  },
};
