import type { Texts } from '../../platform/i18n';

export const jobsTexts: Texts = {
  'jobs.title': { es: 'Tareas de fondo', en: 'Background jobs' },
  'jobs.subtitle': {
    es: 'Correos, reacciones a los cambios y limpiezas. Lo que falla se reintenta solo, cada vez con más pausa, hasta agotar los intentos.',
    en: 'Mail, reactions to changes and cleaning up. What fails is tried again by itself, with growing pauses, until no attempts are left.',
  },
  'jobs.text': {
    es: 'Qué hace el sistema en segundo plano y qué ha fallado.',
    en: 'What the system does behind the scenes, and what failed.',
  },
  'jobs.words': {
    es: 'cola procesos trabajos fallos errores reintentar',
    en: 'queue processes tasks worker failures errors retry',
  },
  'jobs.attention.failed': {
    es: '{count, plural, one {# tarea de fondo ha fallado} other {# tareas de fondo han fallado}}',
    en: '{count, plural, one {# background job has failed} other {# background jobs have failed}}',
  },
  'jobs.attention.failed_text': {
    es: '{count, plural, one {Se agotaron sus intentos y lo que iba a hacer está sin hacer.} other {Se agotaron sus intentos y lo que iban a hacer está sin hacer.}}',
    en: '{count, plural, one {It has no attempts left, and what it was to do has not been done.} other {They have no attempts left, and what they were to do has not been done.}}',
  },
  'jobs.attention.overdue': {
    es: '{count, plural, one {# tarea de fondo sigue sin ejecutarse} other {# tareas de fondo siguen sin ejecutarse}}',
    en: '{count, plural, one {# background job is waiting for a worker} other {# background jobs are waiting for a worker}}',
  },
  'jobs.attention.overdue_text': {
    es: '{count, plural, one {Debía empezar hace más de cinco minutos.} other {Debían empezar hace más de cinco minutos.}} Mientras tanto no sale correo.',
    en: '{count, plural, one {It was due more than five minutes ago.} other {They were due more than five minutes ago.}} Meanwhile no mail goes out.',
  },
  'jobs.attention.action': { es: 'Ver las tareas', en: 'See the jobs' },
  'jobs.tabs': { es: 'Tareas por estado', en: 'Jobs by state' },
  'jobs.state.failed': { es: 'Fallidas', en: 'Failed' },
  'jobs.state.retrying': { es: 'Por reintentar', en: 'To be retried' },
  'jobs.state.waiting': { es: 'En espera', en: 'Waiting' },
  'jobs.state.running': { es: 'En curso', en: 'Running' },
  'jobs.when.failed': { es: 'Último intento', en: 'Last attempt' },
  'jobs.when.retrying': { es: 'Próximo intento', en: 'Next attempt' },
  'jobs.when.waiting': { es: 'Se ejecuta', en: 'Runs' },
  'jobs.when.running': { es: 'En curso desde', en: 'Running since' },
  'jobs.column.task': { es: 'Tarea', en: 'Job' },
  'jobs.column.attempts': { es: 'Intentos', en: 'Attempts' },
  'jobs.column.since': { es: 'Creada', en: 'Created' },
  'jobs.column.error': { es: 'Último error', en: 'Last error' },
  'jobs.column.actions': { es: 'Acciones', en: 'Actions' },
  'jobs.attempts': { es: '{attempts} de {max}', en: '{attempts} of {max}' },
  'jobs.interrupted': { es: 'El proceso se interrumpió.', en: 'The process was interrupted.' },
  'jobs.first': {
    es: '{shown, plural, one {Solo se muestra la primera.} other {Solo se muestran las # primeras.}}',
    en: '{shown, plural, one {Only the first one is shown.} other {Only the first # are shown.}}',
  },
  'jobs.retry': { es: 'Reintentar', en: 'Retry' },
  'jobs.retry_one': { es: 'Reintentar la tarea {id}', en: 'Retry job {id}' },
  'jobs.remove': { es: 'Quitar', en: 'Remove' },
  'jobs.remove.title': { es: '¿Quitar la tarea {id}?', en: 'Remove job {id}?' },
  'jobs.remove.text': {
    es: 'Lo que tenía que hacer ({task}) ya no se hará. No se puede deshacer.',
    en: 'What it was to do ({task}) will not be done. This cannot be undone.',
  },
  'jobs.empty.failed': { es: 'Ninguna tarea ha fallado', en: 'No job has failed' },
  'jobs.empty.retrying': { es: 'Ninguna tarea espera otro intento', en: 'No job waits for another attempt' },
  'jobs.empty.waiting': { es: 'Ninguna tarea espera', en: 'No job is waiting' },
  'jobs.empty.running': { es: 'Ninguna tarea está en curso', en: 'No job is running' },
  'jobs.empty.text': {
    es: 'Las tareas terminadas no se guardan aquí.',
    en: 'Jobs that are done are not kept here.',
  },
  'jobs.flash.retried': {
    es: 'La tarea se volverá a intentar ahora.',
    en: 'The job will be tried again now.',
  },
  'jobs.flash.removed': { es: 'Tarea quitada.', en: 'Job removed.' },
  'jobs.flash.passed': {
    es: 'Esa tarea ya no está fallida: se ha terminado, quitado o vuelto a intentar.',
    en: 'That job is no longer a failed one: it was done, removed or tried again.',
  },

  'jobs.task.batches.run': { es: 'Cambiar muchos a la vez', en: 'Change many at once' },
  'jobs.task.batches.purge': {
    es: 'Olvidar cambios de muchos a la vez antiguos',
    en: 'Forget old changes of many at once',
  },
  'jobs.task.sla.watch': { es: 'Avisar de plazos del SLA', en: 'Tell of SLA times' },
  'jobs.task.sla.watch_again': {
    es: 'Avisar de plazos del SLA entre dos minutos',
    en: 'Tell of SLA times between two minutes',
  },
  'jobs.task.sla.recompute_some': {
    es: 'Recalcular los plazos de algunos tickets',
    en: 'Recalculate the SLA times of some tickets',
  },
  'jobs.task.sla.told_anew': {
    es: 'Mostrar a los clientes lo que una política de SLA les deja saber',
    en: 'Show customers what an SLA policy lets them know',
  },
  'jobs.task.sla.recompute_missing': {
    es: 'Poner en marcha los plazos del SLA de los tickets que no los tienen',
    en: 'Begin the SLA times of tickets that have none',
  },
  'jobs.task.search.backfill': {
    es: 'Preparar la búsqueda de lo que ya había',
    en: 'Prepare the search of what was there before',
  },
  'jobs.task.search.check_lately': {
    es: 'Comprobar que se encuentra lo escrito en las últimas horas',
    en: 'Check that what was written in the last hours is found',
  },
  'jobs.task.search.field': {
    es: 'Preparar la búsqueda por un campo cuyas opciones cambiaron',
    en: 'Prepare the search by a field whose options changed',
  },
  'jobs.task.search.tidy_index': {
    es: 'Ordenar el índice de la búsqueda',
    en: 'Put the search index in order',
  },
  'jobs.task.search.tidy_words': {
    es: 'Contar las palabras de la búsqueda y quitar las que ya no están',
    en: 'Count the words of the search and drop those that are gone',
  },
  'jobs.task.reports.backfill': {
    es: 'Preparar los informes de lo que ya había',
    en: 'Prepare the reports of what was there before',
  },
  'jobs.task.reports.check_facts': {
    es: 'Comprobar lo que los informes cuentan',
    en: 'Check what reports count',
  },
  'jobs.task.reports.sum_days': {
    es: 'Sumar para los informes los días que han terminado',
    en: 'Sum up for the reports the days that are over',
  },
  'jobs.task.calendars.refresh_feeds': {
    es: 'Planificar la lectura de los festivos de otros calendarios',
    en: 'Plan the reading of holidays from other calendars',
  },
  'jobs.task.calendars.refresh_feed': {
    es: 'Leer los festivos de otro calendario',
    en: 'Read the holidays of another calendar',
  },
  'jobs.task.events.deliver': { es: 'Reaccionar a un cambio', en: 'React to a change' },
  'jobs.task.notifications.send': { es: 'Enviar un correo', en: 'Send a mail' },
  'jobs.task.notifications.hold_anew': {
    es: 'Ajustar cuándo sale un resumen',
    en: 'Set anew when a digest leaves',
  },
  'jobs.task.deliveries.send': { es: 'Enviar lo que toca por un canal', en: 'Send what is due by a channel' },
  'jobs.task.deliveries.sweep': { es: 'Buscar envíos pendientes', en: 'Look for deliveries that are due' },
  'jobs.task.deliveries.purge': { es: 'Borrar envíos antiguos', en: 'Delete old deliveries' },
  'jobs.task.notifications.purge_in_app': {
    es: 'Borrar avisos antiguos',
    en: 'Delete old notifications',
  },
  'jobs.task.announcements.tell': { es: 'Avisar de un anuncio', en: 'Tell of an announcement' },
  'jobs.task.announcements.take_back': { es: 'Retirar un anuncio', en: 'Take back an announcement' },
  'jobs.task.auth.mail_invitation': { es: 'Escribir una invitación', en: 'Write an invitation' },
  'jobs.task.auth.mail_registration': {
    es: 'Escribir a quien se registra',
    en: 'Write to somebody who registers',
  },
  'jobs.task.auth.mail_identity': {
    es: 'Escribir a quien se registra con otro servicio',
    en: 'Write to somebody who registers with another service',
  },
  'jobs.task.auth.mail_reset': {
    es: 'Enviar el enlace para otra contraseña',
    en: 'Send the link for another password',
  },
  'jobs.task.auth.mail_address': {
    es: 'Comprobar una dirección de correo',
    en: 'Check an e-mail address',
  },
  'jobs.task.auth.mail_unlock': {
    es: 'Avisar de demasiados intentos de entrar',
    en: 'Tell of too many tries to sign in',
  },
  'jobs.task.auth.purge_sign_ins': {
    es: 'Borrar inicios de sesión antiguos',
    en: 'Delete old sign-ins',
  },
  'jobs.task.tickets.auto_close': {
    es: 'Cerrar tickets resueltos hace tiempo',
    en: 'Close tickets resolved a while ago',
  },
  'jobs.task.tickets.purge': {
    es: 'Borrar para siempre los tickets de la papelera',
    en: 'Erase tickets deleted long ago',
  },
  'jobs.task.tickets.draw_attachment': {
    es: 'Preparar la vista de una imagen',
    en: 'Draw what is shown of a picture',
  },
  'jobs.task.tickets.read_attachment': {
    es: 'Leer el texto de un archivo adjunto',
    en: 'Read what is written in an attachment',
  },
  'jobs.task.tickets.read_missing': {
    es: 'Leer los archivos adjuntos que faltan',
    en: 'Read the attachments that nobody has read',
  },
  'jobs.task.tickets.remove_files': {
    es: 'Borrar los archivos de lo eliminado',
    en: 'Remove the files of what was erased',
  },
  'jobs.task.exports.write': { es: 'Escribir una exportación', en: 'Write an export' },
  'jobs.task.exports.purge': {
    es: 'Quitar exportaciones de hace una semana',
    en: 'Remove exports after a week',
  },
  'jobs.task.schedules.sweep': {
    es: 'Empezar los informes programados a su hora',
    en: 'Begin scheduled reports when they are due',
  },
  'jobs.task.schedules.run': { es: 'Enviar un informe programado', en: 'Send a scheduled report' },
  'jobs.task.schedules.purge': {
    es: 'Quitar los archivos de informes enviados hace tiempo',
    en: 'Remove files of reports sent a while ago',
  },
  'jobs.task.submissions.purge': {
    es: 'Olvidar los formularios ya enviados',
    en: 'Forget forms that were sent',
  },
  'jobs.task.tickets.draw_missing': {
    es: 'Preparar las imágenes que faltan',
    en: 'Draw the pictures that are missing',
  },
  'jobs.task.tickets.sweep_undoables': {
    es: 'Olvidar lo que ya no se puede deshacer',
    en: 'Forget what can no longer be undone',
  },
  'jobs.task.tickets.sweep_files': {
    es: 'Borrar archivos que nadie usa',
    en: 'Remove files that nobody refers to',
  },
};
