import type { Texts } from '../../../platform/i18n';

export const inAppTexts: Texts = {
  'notifications.title': { es: 'Avisos', en: 'Notifications' },
  'notifications.subtitle': {
    es: 'De los últimos {days} días. Horas de la zona {zone}.',
    en: 'Of the last {days} days. Times are in {zone}.',
  },
  'notifications.latest': { es: 'Avisos sin leer', en: 'Unread notifications' },
  'notifications.bell': {
    es: '{count, plural, =0 {Avisos: nada sin leer} one {Avisos: # sin leer} other {Avisos: # sin leer}}',
    en: '{count, plural, =0 {Notifications: nothing unread} one {Notifications: # unread} other {Notifications: # unread}}',
  },
  'notifications.bell_many': {
    es: 'Avisos: más de {count} sin leer',
    en: 'Notifications: more than {count} unread',
  },
  'notifications.loading': { es: 'Cargando…', en: 'Loading…' },
  'notifications.none': { es: 'Todo está leído.', en: 'Everything is read.' },
  'notifications.more_unread': { es: 'Hay más sin leer.', en: 'There is more unread.' },
  'notifications.to_all': { es: 'Ver todos', en: 'See all' },
  'notifications.to_settings': { es: 'Ajustes de avisos', en: 'Notification settings' },

  'notifications.filters': { es: 'Qué avisos', en: 'Which notifications' },
  'notifications.filter.all': { es: 'Todos', en: 'All' },
  'notifications.filter.unread': { es: 'Sin leer', en: 'Unread' },
  'notifications.filter.mine': { es: 'Solo mis tickets', en: 'Only my tickets' },
  'notifications.filter.mine_hint': {
    es: 'Los tickets que llevo o que pedí yo',
    en: 'The tickets that I hold or that I asked for',
  },
  'notifications.only': { es: 'Solo lo del ticket {number}', en: 'Only about ticket {number}' },
  'notifications.only_clear': { es: 'Ver los de todos los tickets', en: 'Show those of all tickets' },
  'notifications.empty.all.title': { es: 'No hay avisos', en: 'No notifications' },
  'notifications.empty.all.text': {
    es: 'Aquí aparece lo que pasa en los tickets en los que se participa.',
    en: 'What happens on the tickets that you take part in appears here.',
  },
  'notifications.empty.unread.title': { es: 'Todo está leído', en: 'Everything is read' },
  'notifications.empty.unread.text': {
    es: 'Lo nuevo aparece aquí en cuanto llega.',
    en: 'What is new appears here as it comes.',
  },

  'notifications.ticket': { es: '{number} {subject}', en: '{number} {subject}' },
  'notifications.announcement': { es: 'Anuncio', en: 'Announcement' },
  'notifications.export': { es: 'Exportación', en: 'Export' },
  'notifications.report': { es: 'Informe programado', en: 'Scheduled report' },
  'notifications.unread': {
    es: '{count, plural, one {# sin leer} other {# sin leer}}',
    en: '{count, plural, one {# unread} other {# unread}}',
  },
  'notifications.is_unread': { es: 'Sin leer:', en: 'Unread:' },
  'notifications.more': {
    es: '{count, plural, one {Otra más de este ticket} other {Otras # de este ticket}}',
    en: '{count, plural, one {One more about this ticket} other {# more about this ticket}}',
  },
  'notifications.exact': { es: '{moment} ({zone})', en: '{moment} ({zone})' },
  'notifications.former': { es: 'Alguien que ya no está', en: 'Somebody who is gone' },
  'notifications.desk': { es: 'La mesa de ayuda', en: 'The help desk' },

  'notifications.marks': { es: 'Marcar avisos', en: 'Mark notifications' },
  'notifications.mark.chosen': { es: 'Marcar los elegidos:', en: 'Mark those chosen:' },
  'notifications.mark.read': { es: 'Leídos', en: 'Read' },
  'notifications.mark.unread': { es: 'No leídos', en: 'Unread' },
  'notifications.mark.all': { es: 'Marcar todo como leído', en: 'Mark everything as read' },
  'notifications.mark.as_read': { es: 'Marcar como leído', en: 'Mark as read' },
  'notifications.mark.as_unread': { es: 'Marcar como no leído', en: 'Mark as unread' },
  'notifications.mark.these': { es: 'Marcar estos como leídos', en: 'Mark these as read' },
  'notifications.mark.read_one': { es: 'Marcar como leído: {name}', en: 'Mark as read: {name}' },
  'notifications.mark.unread_one': { es: 'Marcar como no leído: {name}', en: 'Mark as unread: {name}' },
  'notifications.mark.choose': { es: 'Elegir {name}', en: 'Choose {name}' },
  'notifications.flash.none': {
    es: 'No se eligió nada: primero se marcan las casillas.',
    en: 'Nothing was chosen: tick the boxes first.',
  },

  'notifications.line.received': { es: 'Recibimos el ticket', en: 'We have received the ticket' },
  'notifications.line.filed': {
    es: '{author} abrió el ticket en tu nombre',
    en: '{author} opened the ticket for you',
  },
  'notifications.line.copied': {
    es: '{author} te puso en copia',
    en: '{author} put you in copy',
  },
  'notifications.line.arrived': {
    es: 'Ticket de {requester} en la cola de {department}',
    en: 'Ticket from {requester} in the queue of {department}',
  },
  'notifications.line.raised': { es: '{author} lo hizo P1', en: '{author} made it P1' },
  'notifications.line.answered': {
    es: '{author} {files, plural, =0 {respondió} one {respondió, con un archivo} other {respondió, con # archivos}}{step, select, resolved { y lo dio por resuelto} closed { y lo cerró} reopened { y lo reabrió} other {}}',
    en: '{author} {files, plural, =0 {replied} one {replied, with a file} other {replied, with # files}}{step, select, resolved { and resolved it} closed { and closed it} reopened { and reopened it} other {}}',
  },
  'notifications.line.customer_replied': {
    es: '{author} {files, plural, =0 {escribió} one {escribió, con un archivo} other {escribió, con # archivos}}{step, select, closed { y lo cerró} reopened { y lo reabrió} other {}}',
    en: '{author} {files, plural, =0 {wrote} one {wrote, with a file} other {wrote, with # files}}{step, select, closed { and closed it} reopened { and reopened it} other {}}',
  },
  'notifications.line.noted': {
    es: '{author} dejó una nota interna{step, select, resolved { y lo dio por resuelto} closed { y lo cerró} reopened { y lo reabrió} other {}}',
    en: '{author} left an internal note{step, select, resolved { and resolved it} closed { and closed it} reopened { and reopened it} other {}}',
  },
  'notifications.line.mentioned': { es: '{author} te mencionó', en: '{author} mentioned you' },
  'notifications.line.assigned': { es: '{author} te lo asignó', en: '{author} assigned it to you' },
  'notifications.line.resolved': { es: '{author} lo dio por resuelto', en: '{author} resolved it' },
  'notifications.line.closed': { es: '{author} lo cerró', en: '{author} closed it' },
  'notifications.line.stepped': {
    es: '{author} lo puso {step, select, on_hold {en espera} in_progress {en curso} other {en otro estado}}',
    en: '{author} put it {step, select, on_hold {on hold} in_progress {in progress} other {in another state}}',
  },
  'notifications.line.reopened': { es: '{author} lo reabrió', en: '{author} reopened it' },
  'notifications.line.sla_warned': {
    es: 'Plazo de {target, select, first_response {primera respuesta} next_response {siguiente respuesta} other {resolución}} en riesgo',
    en: '{target, select, first_response {First response} next_response {Next response} other {Resolution}} at risk',
  },
  'notifications.line.sla_breached': {
    es: 'Plazo de {target, select, first_response {primera respuesta} next_response {siguiente respuesta} other {resolución}} incumplido',
    en: '{target, select, first_response {First response} next_response {Next response} other {Resolution}} breached',
  },
  'notifications.line.rated': {
    es: '{author} lo valoró{stars, plural, =0 {} other { con # de 10}}',
    en: '{author} rated it{stars, plural, =0 {} other { # out of 10}}',
  },
  'notifications.line.announcement': { es: '{author}: {title}', en: '{author}: {title}' },
  'notifications.line.export_ready': { es: '{title} está listo', en: '{title} is ready' },
  'notifications.line.report_scheduled': { es: '{title}', en: '{title}' },
};
