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
  'similar.title': { es: 'Parecidos', en: 'Similar' },
  'similar.title_of': { es: 'Tickets parecidos al #{number}', en: 'Tickets similar to #{number}' },
  'similar.show': { es: 'Ver tickets parecidos', en: 'Show similar tickets' },
  'similar.look': { es: 'Buscando… Ver en otra página', en: 'Looking… See on a page of its own' },
  'similar.same': { es: 'Abiertos: quizá el mismo', en: 'Open: maybe the same' },
  'similar.solved': { es: 'Así se resolvieron otros', en: 'How others were solved' },
  'similar.no_solution': { es: 'Sin solución anotada.', en: 'No solution was written down.' },
  'similar.none': { es: 'Ningún otro ticket se parece a este.', en: 'No other ticket looks like this one.' },
  'similar.insert': { es: 'Insertar en la respuesta', en: 'Insert into the reply' },
  'similar.close': { es: 'Cerrar como duplicado de #{original}', en: 'Close as duplicate of #{original}' },
  'similar.close_title': {
    es: '¿Cerrar el #{number} como duplicado del #{original}?',
    en: 'Close #{number} as a duplicate of #{original}?',
  },
};
