import type { Texts } from '../../../platform/i18n';

export const timelineTexts: Texts = {
  'desk.ticket.description_empty': { es: 'Sin descripción.', en: 'No description.' },
  'desk.ticket.requester_role': { es: 'Solicitante', en: 'Requester' },
  'desk.ticket.customer_role': { es: 'Cliente', en: 'Customer' },
  'desk.ticket.somebody': { es: 'Alguien que ya no está', en: 'Somebody who is gone' },
  'desk.ticket.acted_by': { es: 'a través de {name}', en: 'through {name}' },
  'desk.ticket.event.created': { es: 'abrió el ticket', en: 'opened the ticket' },
  'desk.ticket.event.created_by': { es: 'abrió el ticket · {channel}', en: 'opened the ticket · {channel}' },
  'desk.ticket.event.changed': { es: 'cambió', en: 'changed' },
  'desk.ticket.event.taken': { es: 'se hizo cargo del ticket', en: 'took the ticket' },
  'desk.ticket.event.assigned': {
    es: 'dejó el ticket a cargo de {name}',
    en: 'assigned the ticket to {name}',
  },
  'desk.ticket.event.unassigned': {
    es: 'dejó el ticket sin asignar',
    en: 'gave the ticket back to the queue',
  },
  'desk.ticket.event.to.new': { es: 'devolvió el ticket a «nuevo»', en: 'set the ticket back to new' },
  'desk.ticket.event.to.in_progress': {
    es: '{before, select, on_hold {retomó el ticket} other {puso el ticket en curso}}',
    en: '{before, select, on_hold {resumed the ticket} other {set the ticket in progress}}',
  },
  'desk.ticket.event.to.on_hold': {
    es: 'puso el ticket en espera{reason, select, customer {, a falta del cliente} third_party {, a falta de un tercero} internal {, por motivos internos} other {}}',
    en: 'put the ticket on hold{reason, select, customer {, waiting for the customer} third_party {, waiting for a third party} internal {, for internal reasons} other {}}',
  },
  'desk.ticket.event.to.resolved': { es: 'resolvió el ticket', en: 'resolved the ticket' },
  'desk.ticket.event.to.closed': {
    es: 'cerró el ticket{reason, select, duplicate { por duplicado} spam { como correo no deseado} other {}}',
    en: 'closed the ticket{reason, select, duplicate { as a duplicate} spam { as spam} other {}}',
  },
  'desk.ticket.event.to.reopened': { es: 'reabrió el ticket', en: 'reopened the ticket' },
  'desk.ticket.event.deleted': { es: 'eliminó el ticket', en: 'deleted the ticket' },
  'desk.ticket.event.restored': { es: 'recuperó el ticket', en: 'restored the ticket' },
  'desk.ticket.event.rated': {
    es: 'valoró la atención con {score, number} de 10',
    en: 'rated the service {score, number} out of 10',
  },
  'desk.ticket.event.undone': {
    es: '{what, select, reply {deshizo una respuesta} note {deshizo una nota interna} other {deshizo un cambio de varios tickets}}',
    en: '{what, select, reply {undid a reply} note {undid an internal note} other {undid a change of several tickets}}',
  },
  'desk.ticket.event.to': { es: 'pasa a', en: 'becomes' },
  'desk.ticket.event.added': { es: 'añadió {names}', en: 'added {names}' },
  'desk.ticket.event.removed': { es: 'quitó {names}', en: 'removed {names}' },
  'desk.ticket.event.show_text': { es: 'Ver antes y después', en: 'Show before and after' },
  'desk.ticket.event.before': { es: 'Antes', en: 'Before' },
  'desk.ticket.event.after': { es: 'Después', en: 'After' },

  'portal.event.filed': { es: 'registró este ticket', en: 'filed this ticket' },
  'portal.event.rated': {
    es: 'valoró la atención con {score} de 10',
    en: 'rated the help {score} out of 10',
  },
  'portal.event.taken': { es: 'se ocupa del ticket', en: 'took the ticket' },
  'portal.event.assigned': { es: 'dejó el ticket a cargo de {name}', en: 'handed it to {name}' },
  'portal.event.set': {
    es: '{person, select, yes {cambió «{field}» a {value}} other {«{field}» pasó a {value}}}',
    en: '{person, select, yes {set “{field}” to {value}} other {“{field}” is now {value}}}',
  },
  'portal.event.cleared': {
    es: '{person, select, yes {quitó «{field}»} other {Se quitó «{field}»}}',
    en: '{person, select, yes {removed “{field}”} other {“{field}” was removed}}',
  },
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
