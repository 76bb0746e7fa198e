import type { Texts } from '../../../platform/i18n';

export const dashboardTexts: Texts = {
  'dashboard.title': { es: 'Panel', en: 'Dashboard' },
  'dashboard.subtitle': {
    es: 'Cómo va la mesa de ayuda ahora mismo.',
    en: 'How the desk is doing right now.',
  },
  'dashboard.words': {
    es: 'estadísticas cifras gráficos satisfacción resumen',
    en: 'statistics figures charts satisfaction overview',
  },
  'dashboard.step': { es: 'Crear un ticket de prueba', en: 'Create a ticket to try it out' },
  'dashboard.step_text': {
    es: 'Para verlo recorrer la cola de principio a fin.',
    en: 'And watch it go through the queue from beginning to end.',
  },
  'dashboard.totals': { es: 'Totales', en: 'Totals' },
  'dashboard.total.open': { es: 'Abiertos', en: 'Open' },
  'dashboard.total.unassigned': { es: 'Sin asignar', en: 'Unassigned' },
  'dashboard.total.on_hold': { es: 'En espera', en: 'On hold' },
  'dashboard.total.created': { es: 'Creados hoy', en: 'Created today' },
  'dashboard.total.resolved': { es: 'Resueltos hoy', en: 'Solved today' },
  'dashboard.total.satisfaction': { es: 'Satisfacción', en: 'Satisfaction' },
  'dashboard.out_of_ten': { es: 'de 10, en 30 días', en: 'out of 10, in 30 days' },
  'dashboard.no_ratings': { es: 'Sin valoraciones en 30 días', en: 'No ratings in 30 days' },
  'dashboard.matrix.title': { es: 'Abiertos por estado y prioridad', en: 'Open by status and priority' },
  'dashboard.matrix.status': { es: 'Estado', en: 'Status' },
  'dashboard.matrix.total': { es: 'Total', en: 'Total' },
  'dashboard.matrix.empty': { es: 'No hay ningún ticket abierto.', en: 'There is no open ticket.' },
  'dashboard.priority.title': { es: 'Abiertos por prioridad', en: 'Open by priority' },
  'dashboard.priority.head': { es: 'Prioridad', en: 'Priority' },
  'dashboard.priority.count': { es: 'Tickets abiertos', en: 'Open tickets' },
  'dashboard.flow.title': { es: 'Creados y resueltos en 30 días', en: 'Created and solved in 30 days' },
  'dashboard.flow.day': { es: 'Día', en: 'Day' },
  'dashboard.flow.created': { es: 'Creados', en: 'Created' },
  'dashboard.flow.resolved': { es: 'Resueltos', en: 'Solved' },
  'dashboard.flow.summary': {
    es: '{created, plural, one {# creado} other {# creados}} y {resolved, plural, one {# resuelto} other {# resueltos}}',
    en: '{created, plural, one {# created} other {# created}} and {resolved, plural, one {# solved} other {# solved}}',
  },
  'dashboard.oldest.title': { es: 'Los que más llevan esperando', en: 'Waiting the longest' },
  'dashboard.oldest.empty': { es: 'Nadie espera.', en: 'Nobody is waiting.' },
};
