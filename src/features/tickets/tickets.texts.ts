import type { Texts } from '../../platform/i18n';

const STATUS_NAMES = {
  new: { es: 'Nuevo', en: 'New' },
  in_progress: { es: 'En curso', en: 'In progress' },
  on_hold: { es: 'En espera', en: 'On hold' },
  resolved: { es: 'Resuelto', en: 'Resolved' },
  closed: { es: 'Cerrado', en: 'Closed' },
  reopened: { es: 'Reabierto', en: 'Reopened' },
};

/** Names a status that comes as a parameter; `before` goes in front of it when there is one. */
function statusOf(param: string, language: 'es' | 'en', before = ''): string {
  const cases = Object.entries(STATUS_NAMES).map(
    ([status, name]) => `${status} {${before}“${name[language]}”}`,
  );
  return `{${param}, select, ${cases.join(' ')} other {}}`;
}

function stepsOf(language: 'es' | 'en'): string {
  return [1, 2, 3, 4, 5].map((place) => statusOf(`step${place}`, language, place > 1 ? ', ' : '')).join('');
}

export const ticketTexts: Texts = {
  'tickets.error.number': {
    es: 'Escribir el número de un ticket, como 1042.',
    en: 'Enter the number of a ticket, such as 1042.',
  },
  ...Object.fromEntries(
    Object.entries(STATUS_NAMES).map(([status, name]) => [`ticket.status.${status}`, name]),
  ),
  'ticket.hold.customer': { es: 'Espera al cliente', en: 'Waiting for the customer' },
  'ticket.hold.third_party': { es: 'Espera a un tercero', en: 'Waiting for a third party' },
  'ticket.hold.internal': { es: 'Espera interna', en: 'Waiting for us' },
  'ticket.priority.P1': { es: 'P1 · Crítica', en: 'P1 · Critical' },
  'ticket.priority.P2': { es: 'P2 · Alta', en: 'P2 · High' },
  'ticket.priority.P3': { es: 'P3 · Media', en: 'P3 · Medium' },
  'ticket.priority.P4': { es: 'P4 · Baja', en: 'P4 · Low' },
  'ticket.urgency.critical': { es: 'Crítica', en: 'Critical' },
  'ticket.urgency.high': { es: 'Alta', en: 'High' },
  'ticket.urgency.normal': { es: 'Normal', en: 'Normal' },
  'ticket.urgency.low': { es: 'Baja', en: 'Low' },
  'ticket.impact.critical': { es: 'Crítico', en: 'Critical' },
  'ticket.impact.high': { es: 'Alto', en: 'High' },
  'ticket.impact.medium': { es: 'Medio', en: 'Medium' },
  'ticket.impact.low': { es: 'Bajo', en: 'Low' },
  'ticket.type.incident': { es: 'Incidencia', en: 'Incident' },
  'ticket.type.request': { es: 'Solicitud', en: 'Request' },
  'ticket.type.question': { es: 'Consulta', en: 'Question' },
  'ticket.type.problem': { es: 'Problema', en: 'Problem' },
  'ticket.channel.web': { es: 'Web', en: 'Web' },
  'ticket.channel.email': { es: 'Correo', en: 'E-mail' },
  'ticket.channel.api': { es: 'API', en: 'API' },
  'ticket.channel.chat': { es: 'Chat', en: 'Chat' },
  'ticket.channel.sms': { es: 'SMS', en: 'SMS' },
  'ticket.channel.whatsapp': { es: 'WhatsApp', en: 'WhatsApp' },
  'ticket.close_reason.duplicate': { es: 'Duplicado', en: 'Duplicate' },
  'ticket.close_reason.spam': { es: 'Correo no deseado', en: 'Spam' },

  'ticket.field.number': { es: 'Número', en: 'Number' },
  'ticket.field.subject': { es: 'Asunto', en: 'Subject' },
  'ticket.field.description': { es: 'Descripción', en: 'Description' },
  'ticket.field.type': { es: 'Tipo', en: 'Type' },
  'ticket.field.status': { es: 'Estado', en: 'Status' },
  'ticket.field.holdReason': { es: 'Motivo de la espera', en: 'Hold reason' },
  'ticket.field.solution': { es: 'Solución', en: 'Solution' },
  'ticket.field.closeReason': { es: 'Motivo del cierre', en: 'Close reason' },
  'ticket.field.duplicateOf': { es: 'Duplicado de', en: 'Duplicate of' },
  'ticket.field.followUpOf': { es: 'Continuación de', en: 'Follow-up of' },
  'ticket.field.priority': { es: 'Prioridad', en: 'Priority' },
  'ticket.field.priorityOverridden': { es: 'Prioridad fijada a mano', en: 'Priority set by hand' },
  'ticket.field.impact': { es: 'Impacto', en: 'Impact' },
  'ticket.field.urgency': { es: 'Urgencia', en: 'Urgency' },
  'ticket.field.categoryId': { es: 'Categoría', en: 'Category' },
  'ticket.field.departmentId': { es: 'Departamento', en: 'Department' },
  'ticket.field.assigneeId': { es: 'Asignado a', en: 'Assignee' },
  'ticket.field.requesterId': { es: 'Solicitante', en: 'Requester' },
  'ticket.field.organizationId': { es: 'Organización', en: 'Organization' },
  'ticket.field.channel': { es: 'Canal', en: 'Channel' },
  'ticket.field.tags': { es: 'Etiquetas', en: 'Tags' },
  'ticket.field.participantIds': { es: 'Participantes', en: 'Participants' },
  'ticket.field.followerIds': { es: 'Seguidores', en: 'Followers' },
  'ticket.field.satisfaction': { es: 'Valoración', en: 'Rating' },
  'ticket.field.satisfactionComment': { es: 'Comentario de la valoración', en: 'Comment on the rating' },
  'ticket.field.satisfactionAt': { es: 'Valorado', en: 'Rated' },
  'ticket.field.firstResponseAt': { es: 'Primera respuesta', en: 'First response' },
  'ticket.field.closedAt': { es: 'Cerrado', en: 'Closed' },
  'ticket.field.closedForInactivity': { es: 'Cerrado por inactividad', en: 'Closed for inactivity' },
  'ticket.field.dueAt': { es: 'Fecha límite', en: 'Due date' },
  'ticket.field.createdAt': { es: 'Creado', en: 'Created' },
  'ticket.field.updatedAt': { es: 'Última novedad', en: 'Last update' },
  'ticket.field.resolvedAt': { es: 'Resuelto', en: 'Resolved' },

  'ticket.event.system': { es: 'El sistema', en: 'The system' },

  'ticket.view.mine': { es: 'Mis tickets', en: 'Mine' },
  'ticket.view.unassigned': { es: 'Sin asignar', en: 'Unassigned' },
  'ticket.view.departments': { es: 'Mis departamentos', en: 'My departments' },
  'ticket.view.at_risk': { es: 'En riesgo', en: 'At risk' },
  'ticket.view.breached': { es: 'Incumplidos', en: 'Breached' },
  'ticket.view.on_hold': { es: 'En espera', en: 'On hold' },
  'ticket.view.resolved': { es: 'Resueltos hace poco', en: 'Recently solved' },
  'ticket.view.all': { es: 'Todos', en: 'All' },

  'ticket.attachments.unread.too_large': {
    es: 'Texto no buscable: demasiado grande',
    en: 'Text not searchable: too large',
  },
  'ticket.attachments.unread.protected': {
    es: 'Texto no buscable: con contraseña',
    en: 'Text not searchable: password-protected',
  },
  'ticket.attachments.unread.damaged': {
    es: 'Texto no buscable: archivo dañado',
    en: 'Text not searchable: damaged file',
  },
  'ticket.attachments.unread.other': {
    es: 'Texto no buscable: no se ha podido leer',
    en: 'Text not searchable: it could not be read',
  },
  'ticket.attachments.all': {
    es: 'Descargar los {count, number} archivos ({size})',
    en: 'Download all {count, number} files ({size})',
  },
  'tickets.error.empty_reply': {
    es: 'Escribir un mensaje o adjuntar un archivo.',
    en: 'Write a message or attach a file.',
  },
  'tickets.error.illegal_step': {
    es: `No se puede pasar de ${statusOf('from', 'es')} a ${statusOf('to', 'es')}. {count, plural, =0 {Ningún cambio de estado es posible ahora.} one {Solo es posible: ${stepsOf('es')}.} other {Es posible: ${stepsOf('es')}.}}`,
    en: `A ticket cannot go from ${statusOf('from', 'en')} to ${statusOf('to', 'en')}. {count, plural, =0 {No change of status is possible now.} one {Only this is possible: ${stepsOf('en')}.} other {Possible: ${stepsOf('en')}.}}`,
  },
  'tickets.error.reopen_window_over': {
    es: 'Ya pasó el plazo para reabrir este ticket. Una respuesta abre uno nuevo que lo continúa.',
    en: 'The time to reopen this ticket is over. A reply opens a new one that follows it.',
  },
  'tickets.error.hold_reason': { es: 'Indicar qué se espera.', en: 'Say what it is waiting for.' },
  'tickets.error.unknown_category': {
    es: 'Esta categoría no existe o ya no se usa.',
    en: 'This category does not exist or is no longer used.',
  },
  'tickets.error.unknown_department': {
    es: 'Este departamento no existe o ya no se usa.',
    en: 'This department does not exist or is no longer used.',
  },
  'tickets.error.no_department': {
    es: 'No hay ningún departamento activo que reciba tickets.',
    en: 'There is no active department to receive tickets.',
  },
  'tickets.error.not_assignable': {
    es: 'Solo se puede asignar a técnicos y administradores activos.',
    en: 'Only active technicians and administrators can be assigned.',
  },
  'tickets.error.not_a_customer': {
    es: 'Elegir un cliente activo.',
    en: 'Choose an active customer.',
  },
  'tickets.error.unknown_person': {
    es: 'Alguna de estas personas no existe o ya no está activa.',
    en: 'One of these people does not exist or is no longer active.',
  },
  'tickets.error.followers_are_staff': {
    es: 'Solo el personal activo puede seguir un ticket.',
    en: 'Only active staff can follow a ticket.',
  },
  'tickets.error.too_many_people': {
    es: 'Como máximo {max, number} personas.',
    en: 'No more than {max, number} people.',
  },
  'tickets.error.too_many_tags': {
    es: 'Como máximo {max, number} etiquetas.',
    en: 'No more than {max, number} tags.',
  },
  'tickets.error.long_tag': {
    es: 'Una etiqueta tiene como máximo {max, number} caracteres.',
    en: 'A tag has {max, number} characters at most.',
  },
  'tickets.error.unknown_ticket': {
    es: 'No hay otro ticket con ese número.',
    en: 'There is no other ticket with that number.',
  },
  'tickets.error.not_rateable': {
    es: 'Se puede valorar cuando el ticket esté resuelto.',
    en: 'It can be rated once the ticket is resolved.',
  },
};
