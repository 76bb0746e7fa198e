import type { Texts } from '../../../platform/i18n';

/** Words of the customer's own pages. */
export const portalTexts: Texts = {
  'portal.list.title': { es: 'Mis tickets', en: 'My tickets' },
  'portal.list.title_organization': { es: 'Tickets de mi organización', en: 'My organization’s tickets' },
  'portal.list.sections': { es: 'Tickets por situación', en: 'Tickets by situation' },
  'portal.list.waiting': { es: 'Esperan por mí', en: 'Waiting for me' },
  'portal.list.open': { es: 'Abiertos', en: 'Open' },
  'portal.list.done': { es: 'Resueltos y cerrados', en: 'Resolved and closed' },
  'portal.list.found': {
    es: 'Resultados de «{q}» en todos los tickets',
    en: 'Results for “{q}” in all tickets',
  },
  'portal.list.search': { es: 'Buscar en los tickets', en: 'Search tickets' },
  'portal.list.search_clear': { es: 'Quitar la búsqueda', en: 'Clear the search' },
  'portal.list.scope': { es: 'De quién', en: 'Whose' },
  'portal.list.mine': { es: 'Míos', en: 'Mine' },
  'portal.list.organization': { es: 'De mi organización', en: 'My organization’s' },
  'portal.list.new': { es: 'Nuevo ticket', en: 'New ticket' },
  'portal.list.column.number': { es: 'Número', en: 'Number' },
  'portal.list.column.subject': { es: 'Asunto', en: 'Subject' },
  'portal.list.column.status': { es: 'Estado', en: 'Status' },
  'portal.list.column.category': { es: 'Categoría', en: 'Category' },
  'portal.list.column.requester': { es: 'Solicitante', en: 'Requester' },
  'portal.list.column.updated': { es: 'Última actividad', en: 'Last activity' },
  'portal.list.empty.waiting.title': { es: 'Nada espera respuesta', en: 'Nothing is waiting for you' },
  'portal.list.empty.waiting.text': {
    es: 'Aquí aparece un ticket cuando el equipo necesita un dato o hay una solución por confirmar.',
    en: 'A ticket appears here when the team needs something from you or there is a solution to confirm.',
  },
  'portal.list.empty.open.title': { es: 'No hay tickets abiertos', en: 'No open tickets' },
  'portal.list.empty.open.text': {
    es: 'Si algo no funciona o hace falta algo nuevo, basta con contarlo.',
    en: 'If something is broken or you need something new, just tell us.',
  },
  'portal.list.empty.done.title': { es: 'Todavía no hay tickets resueltos', en: 'No resolved tickets yet' },
  'portal.list.empty.done.text': {
    es: 'Los tickets resueltos y cerrados quedan aquí, con toda su conversación.',
    en: 'Resolved and closed tickets stay here, with their whole conversation.',
  },
  'portal.list.empty.first.title': { es: 'Aún no hay tickets', en: 'No tickets yet' },
  'portal.list.empty.first.text': {
    es: 'Contar qué ocurre lleva un minuto. La respuesta llega a esta página y por correo.',
    en: 'Telling us what is wrong takes a minute. The answer comes to this page and by e-mail.',
  },
  'portal.list.empty.search.title': { es: 'Sin resultados para «{q}»', en: 'Nothing found for “{q}”' },
  'portal.list.empty.search.text': {
    es: 'Probar con otras palabras o con el número del ticket.',
    en: 'Try other words, or the ticket’s number.',
  },

  'portal.status.needs_reply': { es: 'Pide respuesta', en: 'Needs your reply' },
  'portal.status.to_confirm': { es: 'por confirmar', en: 'to be confirmed' },

  'portal.new.title': { es: 'Nuevo ticket', en: 'New ticket' },
  'portal.new.subtitle': {
    es: 'Cuanto más concreto, antes llega la solución.',
    en: 'The more specific it is, the sooner it is solved.',
  },
  'portal.new.category': { es: 'Categoría', en: 'Category' },
  'portal.new.category_empty': { es: 'No estoy seguro', en: 'I am not sure' },
  'portal.new.category_hint': {
    es: 'Lleva el ticket directamente a quien puede resolverlo.',
    en: 'Takes the ticket straight to whoever can solve it.',
  },
  'portal.new.category_general': { es: '{name} (general)', en: '{name} (general)' },
  'portal.new.show_fields': { es: 'Mostrar los datos de esta categoría', en: 'Show this category’s fields' },
  'portal.new.show_fields_hint': {
    es: 'Algunas categorías piden más datos. Los archivos se adjuntan al final.',
    en: 'Some categories ask for more. Attach files last.',
  },
  'portal.new.fields': { es: 'Datos de esta categoría', en: 'For this category' },
  'portal.new.urgency': { es: 'Urgencia', en: 'Urgency' },
  'portal.new.urgency.critical': {
    es: 'Nadie puede trabajar, o hay riesgo para personas o datos.',
    en: 'Nobody can work, or people or data are at risk.',
  },
  'portal.new.urgency.high': {
    es: 'No puedo hacer mi trabajo y no hay otra forma.',
    en: 'I cannot do my work and there is no way round it.',
  },
  'portal.new.urgency.normal': {
    es: 'Molesta, pero puedo seguir de otra manera.',
    en: 'It gets in the way, but I can carry on.',
  },
  'portal.new.urgency.low': {
    es: 'Una duda o mejora que puede esperar.',
    en: 'A question or improvement that can wait.',
  },
  'portal.new.subject': { es: 'Asunto', en: 'Subject' },
  'portal.new.subject_hint': {
    es: 'En una frase, qué pasa y dónde.',
    en: 'In one sentence: what happens, and where.',
  },
  'portal.new.description': { es: 'Descripción', en: 'Description' },
  'portal.new.description_hint': {
    es: 'Qué se intentaba hacer, qué ocurrió y desde cuándo. Admite formato: **negrita**, - lista, `código`.',
    en: 'What you were doing, what happened and since when. Formatting: **bold**, - list, `code`.',
  },
  'portal.new.attachments': { es: 'Archivos', en: 'Files' },
  'portal.new.limits': {
    es: '{files, plural, one {# archivo} other {Hasta # archivos}} de {size} como máximo cada uno.',
    en: '{files, plural, one {# file} other {Up to # files}} of at most {size} each.',
  },
  'portal.new.limits_again': {
    es: 'Hay que volver a elegir los archivos.',
    en: 'Files have to be chosen again.',
  },
  'portal.new.submit': { es: 'Enviar ticket', en: 'Submit ticket' },
  'portal.new.busy': { es: 'Enviando…', en: 'Submitting…' },
  'portal.new.cancel': { es: 'Cancelar', en: 'Cancel' },
  'portal.new.created': { es: 'Ticket #{number} creado', en: 'Ticket #{number} created' },

  'portal.ticket.conversation': { es: 'Conversación', en: 'Conversation' },
  'portal.ticket.earlier': { es: 'Mostrar lo anterior', en: 'Show earlier messages' },
  'portal.ticket.latest': { es: 'Volver a lo más reciente', en: 'Back to the latest' },
  'portal.ticket.team': { es: 'Equipo de soporte', en: 'Support team' },
  'portal.ticket.desk': { es: 'Mesa de ayuda', en: 'Help desk' },
  'portal.ticket.former': { es: 'Persona eliminada', en: 'Removed person' },
  'portal.ticket.details': { es: 'Detalles', en: 'Details' },
  'portal.ticket.number': { es: 'Número', en: 'Number' },
  'portal.ticket.category': { es: 'Categoría', en: 'Category' },
  'portal.ticket.urgency': { es: 'Urgencia', en: 'Urgency' },
  'portal.ticket.department': { es: 'Departamento', en: 'Department' },
  'portal.ticket.assignee': { es: 'Lo atiende', en: 'Handled by' },
  'portal.ticket.unassigned': { es: 'Por asignar', en: 'To be assigned' },
  'portal.ticket.requester': { es: 'Lo pidió', en: 'Requested by' },
  'portal.ticket.created': { es: 'Creado', en: 'Created' },
  'portal.ticket.updated': { es: 'Última actividad', en: 'Last activity' },
  'portal.ticket.participants': { es: 'En copia', en: 'In copy' },
  'portal.ticket.related': { es: 'Tickets relacionados', en: 'Related tickets' },
  'portal.ticket.follow_up_of': { es: 'Continúa #{number}', en: 'Follows up on #{number}' },
  'portal.ticket.followed_by': { es: 'Sigue en #{number}', en: 'Continues in #{number}' },
  'portal.ticket.duplicate_of': { es: 'Se atiende en #{number}', en: 'Handled in #{number}' },
  'portal.ticket.yes': { es: 'Sí', en: 'Yes' },
  'portal.ticket.no': { es: 'No', en: 'No' },

  'portal.next.new.title': { es: 'Recibido', en: 'Received' },
  'portal.next.new.text': {
    es: 'Está en la cola de {department}. En cuanto alguien lo tome, se verá aquí.',
    en: 'It is in the queue of {department}. As soon as somebody takes it, you will see it here.',
  },
  'portal.next.reopened.title': { es: 'Abierto de nuevo', en: 'Open again' },
  'portal.next.reopened.text': {
    es: 'El equipo de {department} vuelve a revisarlo.',
    en: 'The {department} team is looking at it again.',
  },
  'portal.next.in_progress.title': { es: 'En curso', en: 'In progress' },
  'portal.next.in_progress.text': {
    es: '{name} trabaja en ello. La respuesta aparecerá aquí y llegará por correo.',
    en: '{name} is working on it. The answer will appear here and come by e-mail.',
  },
  'portal.next.in_progress.team': {
    es: 'El equipo de {department} trabaja en ello. La respuesta aparecerá aquí y llegará por correo.',
    en: 'The {department} team is working on it. The answer will appear here and come by e-mail.',
  },
  'portal.next.customer.title': { es: 'Falta una respuesta', en: 'A reply is needed' },
  'portal.next.customer.text': {
    es: 'El equipo necesita un dato para seguir. Al responder, el ticket continúa.',
    en: 'The team needs something from you to go on. When you reply, work continues.',
  },
  'portal.next.third_party.title': { es: 'A la espera de un tercero', en: 'Waiting for a third party' },
  'portal.next.third_party.text': {
    es: 'Depende de un proveedor o servicio externo. No hay que hacer nada; se avisará aquí.',
    en: 'It depends on a supplier or an outside service. There is nothing to do; news will appear here.',
  },
  'portal.next.internal.title': { es: 'En pausa', en: 'On hold' },
  'portal.next.internal.text': {
    es: 'El equipo necesita un paso previo antes de seguir. No hay que hacer nada.',
    en: 'The team has to complete another step first. There is nothing to do.',
  },
  'portal.next.resolved.title': { es: 'Resuelto: ¿funciona?', en: 'Resolved: does it work?' },
  'portal.next.resolved.text': {
    es: 'Si todo está bien, cerrarlo y valorar la atención. Si no, responder y se abrirá de nuevo. Se cierra por sí solo el {date}.',
    en: 'If all is well, close it and rate the help you got. If not, reply and it opens again. It closes by itself on {date}.',
  },
  'portal.next.resolved.solution': { es: 'Solución', en: 'Solution' },
  'portal.next.closed.title': { es: 'Cerrado', en: 'Closed' },
  'portal.next.closed.text': {
    es: 'Si vuelve a ocurrir, una respuesta lo abre de nuevo hasta el {date}.',
    en: 'If it happens again, a reply opens it again until {date}.',
  },
  'portal.next.closed.inactivity': {
    es: 'Se cerró por falta de actividad. Una respuesta lo abre de nuevo hasta el {date}.',
    en: 'It was closed because nothing happened for a while. A reply opens it again until {date}.',
  },
  'portal.next.closed.over': {
    es: 'El plazo para abrirlo de nuevo terminó. Una respuesta crea un ticket nuevo, enlazado con este.',
    en: 'The time to open it again is over. A reply creates a new ticket linked to this one.',
  },
  'portal.next.duplicate.title': { es: 'Cerrado como duplicado', en: 'Closed as a duplicate' },

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

  'portal.rate.title': { es: '¿Qué tal la atención?', en: 'How was the help?' },
  'portal.rate.score': { es: 'Valoración del 1 al 10', en: 'Rating from 1 to 10' },
  'portal.rate.low': { es: 'Muy mala', en: 'Very poor' },
  'portal.rate.high': { es: 'Excelente', en: 'Excellent' },
  'portal.rate.comment': { es: 'Comentario', en: 'Comment' },
  'portal.rate.comment_hint': {
    es: 'Qué salió bien o qué se puede mejorar.',
    en: 'What went well, or what could be better.',
  },
  'portal.rate.submit': { es: 'Enviar valoración', en: 'Send rating' },
  'portal.rate.done': { es: 'Gracias por la valoración', en: 'Thank you for the rating' },
  'portal.rate.given': { es: 'Valoración: {score} de 10', en: 'Rating: {score} out of 10' },

  'portal.event.filed': { es: 'registró este ticket', en: 'filed this ticket' },
  'portal.event.rated': {
    es: 'valoró la atención con {score} de 10',
    en: 'rated the help {score} out of 10',
  },
  'portal.event.taken': { es: 'se ocupa del ticket', en: 'took the ticket' },
  'portal.event.assigned': { es: 'dejó el ticket a cargo de {name}', en: 'handed it to {name}' },
  'portal.event.in_progress': {
    es: '{person, select, yes {lo puso en curso} other {El ticket pasó a estar en curso}}',
    en: '{person, select, yes {set it in progress} other {The ticket is now in progress}}',
  },
  'portal.event.on_hold': {
    es: '{person, select, yes {lo puso en espera} other {El ticket quedó en espera}}',
    en: '{person, select, yes {put it on hold} other {The ticket was put on hold}}',
  },
  'portal.event.resolved': {
    es: '{person, select, yes {lo marcó como resuelto} other {El ticket se marcó como resuelto}}',
    en: '{person, select, yes {marked it as resolved} other {The ticket was marked as resolved}}',
  },
  'portal.event.closed': {
    es: '{person, select, yes {lo cerró} other {El ticket se cerró por sí solo}}',
    en: '{person, select, yes {closed it} other {The ticket closed by itself}}',
  },
  'portal.event.reopened': {
    es: '{person, select, yes {lo abrió de nuevo} other {El ticket se abrió de nuevo}}',
    en: '{person, select, yes {opened it again} other {The ticket was opened again}}',
  },
};
