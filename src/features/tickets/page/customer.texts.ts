import type { Texts } from '../../../platform/i18n';

export const customerPageTexts: Texts = {
  'portal.ticket.conversation': { es: 'Conversación', en: 'Conversation' },
  'portal.ticket.earlier': { es: 'Mostrar lo anterior', en: 'Show earlier messages' },
  'portal.ticket.latest': { es: 'Volver a lo más reciente', en: 'Back to the latest' },
  'portal.ticket.team': { es: 'Equipo de soporte', en: 'Support team' },
  'portal.ticket.desk': { es: 'Mesa de ayuda', en: 'Help desk' },
  'portal.ticket.former': { es: 'Persona eliminada', en: 'Removed person' },
  'portal.ticket.details': { es: 'Detalles', en: 'Details' },
  'portal.ticket.number': { es: 'Número', en: 'Number' },
  'portal.ticket.category': { es: 'Categoría', en: 'Category' },
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
};
