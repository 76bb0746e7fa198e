import type { Texts } from '../../../platform/i18n';

export const myTicketsTexts: Texts = {
  'portal.list.title': { es: 'Mis tickets', en: 'My tickets' },
  'portal.list.title_staff': { es: 'Mis solicitudes', en: 'My requests' },
  'portal.list.title_organization': { es: 'Tickets de mi organización', en: 'My organization’s tickets' },
  'portal.list.sections': { es: 'Tickets por situación', en: 'Tickets by situation' },
  'portal.list.waiting': { es: 'Esperan por mí', en: 'Waiting for me' },
  'portal.list.open': { es: 'Abiertos', en: 'Open' },
  'portal.list.done': { es: 'Resueltos y cerrados', en: 'Resolved and closed' },
  'portal.list.found': {
    es: 'Resultados de «{q}» en todos los tickets',
    en: 'Results for “{q}” in all tickets',
  },
  'portal.list.search_staff': { es: 'Buscar en mis solicitudes', en: 'Search my requests' },
  'portal.list.search': { es: 'Buscar en los tickets', en: 'Search tickets' },
  'portal.list.search_clear': { es: 'Quitar la búsqueda', en: 'Clear the search' },
  'portal.list.search_organization': {
    es: 'Buscar en los de mi organización',
    en: 'Search those of my organization',
  },
  'portal.list.scope': { es: 'De quién', en: 'Whose' },
  'portal.list.mine': { es: 'Míos', en: 'Mine' },
  'portal.list.organization': { es: 'De mi organización', en: 'My organization’s' },
  'portal.list.new': { es: 'Nuevo ticket', en: 'New ticket' },
  'portal.list.new_staff': { es: 'Nueva solicitud', en: 'New request' },
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
};
