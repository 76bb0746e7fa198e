import type { Texts } from '../platform/i18n';

export const navigationTexts: Texts = {
  'nav.my_tickets': { es: 'Mis tickets', en: 'My tickets' },
  'nav.my_requests': { es: 'Mis solicitudes', en: 'My requests' },
  'nav.my_day': { es: 'Mi día', en: 'My day' },
  'nav.tickets': { es: 'Tickets', en: 'Tickets' },
  'nav.views': { es: 'Vistas de tickets', en: 'Ticket views' },
  'nav.canned': { es: 'Plantillas de respuesta', en: 'Canned replies' },
  'nav.administration': { es: 'Administración', en: 'Administration' },
};
