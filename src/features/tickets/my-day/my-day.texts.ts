import type { Texts } from '../../../platform/i18n';

export const myDayTexts: Texts = {
  'day.title': { es: 'Mi día', en: 'My day' },
  'day.greeting': { es: 'Hola, {name}', en: 'Hello, {name}' },
  'day.numbers': { es: 'Tickets en cifras', en: 'Tickets in figures' },
  'day.availability.label': { es: 'Disponibilidad', en: 'Availability' },
  'day.availability.online': { es: 'En línea', en: 'Online' },
  'day.availability.away': { es: 'Ausente', en: 'Away' },
  'day.availability.offline': { es: 'Desconectado', en: 'Offline' },
  'day.all': { es: 'Ver todos', en: 'See all' },
  'day.all_of': { es: 'de «{view}»', en: 'of “{view}”' },
  'day.rating': { es: '{score, number} de 10', en: '{score, number} out of 10' },
  'day.due.title': { es: 'Vencen pronto', en: 'Due next' },
  'day.answer.title': { es: 'Esperan respuesta', en: 'Waiting for an answer' },
  'day.answer.empty': {
    es: 'Nadie espera respuesta ahora mismo.',
    en: 'Nobody is waiting for an answer right now.',
  },
  'day.unassigned.title': { es: 'Sin asignar', en: 'Unassigned' },
  'day.unassigned.empty': { es: 'Todo tiene quien lo atienda.', en: 'Everything has an owner.' },
  'day.rest.title': { es: 'En marcha', en: 'Under way' },
  'day.held.title': { es: 'En espera', en: 'On hold' },
  'day.solved.title': { es: 'Resueltos hace poco', en: 'Recently solved' },
  'day.solved.empty': {
    es: 'Lo que se resuelva aparecerá aquí, con la valoración del cliente.',
    en: 'What gets solved appears here, with the customer’s rating.',
  },
  'day.idle.title': { es: 'Todo al día', en: 'All caught up' },
  'day.idle.text': {
    es: 'No hay nada pendiente. Lo nuevo aparecerá aquí por sí solo.',
    en: 'Nothing is pending. New work will appear here by itself.',
  },
};
