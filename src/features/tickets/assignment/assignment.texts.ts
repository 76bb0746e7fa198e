import type { Texts } from '../../../platform/i18n';

export const assignmentTexts: Texts = {
  'desk.ticket.take': { es: 'Tomar', en: 'Take' },
  'desk.ticket.assign_me': { es: 'Asignármelo', en: 'Assign to me' },
  'desk.ticket.taken_title': { es: '{name} ya tiene este ticket', en: '{name} already has this ticket' },
  'desk.ticket.taken_text': {
    es: 'Se lo asignó antes de que se pulsara el botón. Nada cambió.',
    en: 'It was taken before the button was pressed. Nothing has changed.',
  },
  'desk.ticket.taken_anyway': { es: 'Asignármelo de todos modos', en: 'Assign to me anyway' },
  'desk.ticket.flash.taken': { es: '#{number} queda a su cargo', en: '#{number} is yours' },
};
