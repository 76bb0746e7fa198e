import type { Texts } from '../../platform/i18n';

export const batchesTexts: Texts = {
  'batches.state.running': { es: 'En curso', en: 'Under way' },
  'batches.state.finished': { es: 'Terminado', en: 'Finished' },
  'batches.state.failed': { es: 'Detenido por un error', en: 'Stopped by an error' },
  'batches.running_text': {
    es: 'Se hace en segundo plano: se puede cerrar esta página y volver más tarde.',
    en: 'It is done in the background: this page can be closed and opened again later.',
  },
  'batches.failed_text': {
    es: 'Lo que se hizo queda hecho. Al reintentar su tarea, sigue donde estaba.',
    en: 'What was done stays done. When its job is retried, it goes on from where it was.',
  },
  'batches.left_text': {
    es: 'Un cambio posterior lo hace todo de nuevo, también lo que quedaba.',
    en: 'A later change does all of it again, also what was left.',
  },
  'batches.to_jobs': { es: 'Ver las tareas de fondo', en: 'See the background jobs' },
  'batches.reload': { es: 'Actualizar', en: 'Refresh' },
  'batches.back': { es: 'Volver', en: 'Back' },
  'batches.progress': { es: '{done, number} de {total, number}', en: '{done, number} of {total, number}' },
  'batches.counting': { es: 'Contando…', en: 'Counting…' },
  'batches.began': { es: 'Comenzó', en: 'Began' },
  'batches.changed': {
    es: '{count, plural, one {# cambiado} other {# cambiados}}',
    en: '{count, plural, one {# changed} other {# changed}}',
  },
  'batches.left': {
    es: '{count, plural, one {# sin cambios} other {# sin cambios}}',
    en: '{count, plural, one {# unchanged} other {# unchanged}}',
  },
  'batches.refused': {
    es: '{count, plural, one {# no se pudo cambiar} other {# no se pudieron cambiar}}',
    en: '{count, plural, one {# could not be changed} other {# could not be changed}}',
  },
  'batches.refused.more': { es: 'y {count, number} más', en: 'and {count, number} more' },
  'batches.refused.not_found': { es: 'Ya no existe.', en: 'It no longer exists.' },
  'batches.refused.forbidden': { es: 'No está permitido.', en: 'It is not allowed.' },
  'batches.refused.changed': { es: 'Cambió mientras tanto.', en: 'It changed meanwhile.' },
  'batches.refused.unexpected': {
    es: 'Un error inesperado; está en el registro del servidor.',
    en: 'An unexpected error; it is in the log of the server.',
  },
  'batches.column.item': { es: 'Cuál', en: 'Which' },
  'batches.column.reason': { es: 'Por qué', en: 'Why' },
  'batches.latest': { es: 'Cambios de muchos a la vez', en: 'Changes of many at once' },
};
