import type { Texts } from '../../../platform/i18n';

export const closureTexts: Texts = {
  'desk.ticket.close_duplicate': { es: 'Cerrar como duplicado…', en: 'Close as duplicate…' },
  'desk.ticket.close_duplicate_title': { es: 'Cerrar como duplicado', en: 'Close as duplicate' },
  'desk.ticket.close_duplicate_text': {
    es: 'El ticket se cierra y queda enlazado con el original. El solicitante recibe un aviso.',
    en: 'The ticket is closed and linked to the original. The requester is told.',
  },
  'desk.ticket.original': { es: 'Número del ticket original', en: 'Number of the original ticket' },
  'desk.ticket.close_spam': { es: 'Cerrar como correo no deseado…', en: 'Close as spam…' },
  'desk.ticket.close_spam_title': { es: 'Cerrar como correo no deseado', en: 'Close as spam' },
  'desk.ticket.close_spam_text': {
    es: 'El ticket se cierra. Se puede reabrir más tarde.',
    en: 'The ticket is closed. It can be reopened later.',
  },
  'desk.ticket.close_confirm': { es: 'Cerrar el ticket', en: 'Close the ticket' },
  'desk.ticket.flash.closed': { es: 'Ticket cerrado', en: 'Ticket closed' },

  'portal.close.action': { es: 'Cerrar ticket', en: 'Close ticket' },
  'portal.close.confirm_solved': { es: 'Sí, está resuelto', en: 'Yes, it is solved' },
  'portal.close.title': { es: '¿Cerrar el ticket?', en: 'Close the ticket?' },
  'portal.close.text': {
    es: 'El equipo dejará de trabajar en él. Se puede abrir de nuevo durante {days, plural, one {# día} other {# días}}.',
    en: 'The team will stop working on it. It can be opened again for {days, plural, one {# day} other {# days}}.',
  },
  'portal.close.text_final': {
    es: 'El equipo dejará de trabajar en él.',
    en: 'The team will stop working on it.',
  },
  'portal.close.done': { es: 'Ticket #{number} cerrado', en: 'Ticket #{number} closed' },

  'portal.reopen.action': { es: 'Abrir de nuevo', en: 'Open again' },
  'portal.reopen.done': { es: 'Ticket #{number} abierto de nuevo', en: 'Ticket #{number} is open again' },
};
