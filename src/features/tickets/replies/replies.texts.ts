import type { Texts } from '../../../platform/i18n';

export const repliesTexts: Texts = {
  'desk.ticket.to_composer': { es: 'Responder', en: 'Reply' },
  'desk.ticket.compose': { es: 'Escribir', en: 'Write' },
  'desk.ticket.reply_placeholder': {
    es: 'Escribir la respuesta o la nota…',
    en: 'Write the reply or the note…',
  },
  'desk.ticket.canned': { es: 'Plantilla de respuesta', en: 'Canned reply' },
  'desk.ticket.canned_empty': { es: 'Insertar plantilla…', en: 'Insert canned reply…' },
  'desk.ticket.canned_insert': { es: 'Insertar', en: 'Insert' },
  'desk.ticket.limits': {
    es: 'Hasta {files, plural, one {# archivo} other {# archivos}} de {size} cada uno',
    en: 'Up to {files, plural, one {# file} other {# files}} of {size} each',
  },
  'desk.ticket.send_and': { es: 'Pasar a {status}', en: 'Set to {status}' },
  'desk.ticket.solution_label': { es: 'Solución', en: 'Solution' },
  'desk.ticket.solution_hint': {
    es: 'Qué lo resolvió. La ve el cliente y ayuda la próxima vez.',
    en: 'What solved it. The customer sees it, and it helps the next time.',
  },
  'desk.ticket.overtaken_title': {
    es: '{name} respondió mientras se escribía',
    en: '{name} replied in the meantime',
  },
  'desk.ticket.overtaken_text': {
    es: 'El texto sigue abajo, sin enviar. Leer la respuesta nueva y enviar otra vez si todavía hace falta.',
    en: 'The text is still below, not sent. Read the new reply and send again if it is still needed.',
  },
  'desk.ticket.flash.replied': { es: 'Respuesta enviada', en: 'Reply sent' },
  'desk.ticket.flash.noted': { es: 'Nota guardada', en: 'Note saved' },
  'desk.ticket.flash.follow_up': {
    es: 'El plazo para reabrir pasó: la respuesta abrió #{number}',
    en: 'The time to reopen was over: the reply opened #{number}',
  },

  'portal.reply.title': { es: 'Responder', en: 'Reply' },
  'portal.reply.placeholder': { es: 'Escribir una respuesta…', en: 'Write a reply…' },
  'portal.reply.placeholder_reopen': {
    es: 'Contar qué sigue sin funcionar; el ticket se abrirá de nuevo…',
    en: 'Say what still does not work; the ticket will open again…',
  },
  'portal.reply.placeholder_follow_up': {
    es: 'Contar qué ocurre; se creará un ticket nuevo…',
    en: 'Say what is happening; a new ticket will be created…',
  },
  'portal.reply.send_reopen': { es: 'Responder y abrir de nuevo', en: 'Reply and open again' },
  'portal.reply.send_follow_up': { es: 'Crear ticket de seguimiento', en: 'Create follow-up ticket' },
  'portal.reply.sent': { es: 'Respuesta enviada', en: 'Reply sent' },
  'portal.reply.sent_reopened': {
    es: 'Respuesta enviada; el ticket está abierto de nuevo',
    en: 'Reply sent; the ticket is open again',
  },
  'portal.reply.followed_up': {
    es: 'Ticket #{number} creado como seguimiento de #{previous}',
    en: 'Ticket #{number} created as a follow-up of #{previous}',
  },
};
