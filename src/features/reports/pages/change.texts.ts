import type { Texts } from '../../../platform/i18n';

/** How figures have changed, on the page as on paper. */
export const changeTexts: Texts = {
  'reports.change.none': { es: 'igual', en: 'the same' },
  'reports.change.none_spoken': { es: 'igual que antes', en: 'the same as before' },
  'reports.change.new': { es: 'nuevo', en: 'new' },
  'reports.change.new_spoken': { es: 'antes no hubo ninguno', en: 'there was none before' },
  'reports.change.up': { es: '{size} más que antes', en: '{size} more than before' },
  'reports.change.down': { es: '{size} menos que antes', en: '{size} less than before' },
  'reports.change.points': {
    es: '{size} {count, plural, one {punto} other {puntos}}',
    en: '{size} {count, plural, one {point} other {points}}',
  },
};
