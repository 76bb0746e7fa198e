import type { Texts } from '../../../platform/i18n';

export const handOverTexts: Texts = {
  'tickets.hand_over.title': {
    es: 'Los tickets de {from} pasan a {to}',
    en: 'The tickets of {from} go to {to}',
  },
  'tickets.hand_over.title_queue': {
    es: 'Los tickets de {from} vuelven a su cola',
    en: 'The tickets of {from} go back to their queue',
  },
};
