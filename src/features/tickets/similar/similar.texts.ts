import type { Texts } from '../../../platform/i18n';

export const similarTexts: Texts = {
  'similar.is_it': { es: '¿Es alguno de estos?', en: 'Is it one of these?' },
  'similar.is_it_hint': {
    es: 'Si es lo mismo, se puede seguir ahí en vez de enviarlo otra vez.',
    en: 'If it is the same, you can go on there instead of sending it again.',
  },
  'similar.new_tab': { es: '(se abre en otra pestaña)', en: '(opens in another tab)' },
  'similar.open_title': { es: 'Tickets abiertos parecidos', en: 'Open tickets that look alike' },
  'similar.open_none': {
    es: 'Ningún ticket abierto se parece a lo escrito.',
    en: 'No open ticket looks like what was typed.',
  },
};
