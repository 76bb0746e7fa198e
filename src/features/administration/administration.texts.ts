import type { Texts } from '../../platform/i18n';

export const administrationTexts: Texts = {
  'administration.title': { es: 'Administración', en: 'Administration' },
  'administration.subtitle': {
    es: 'Todo lo que se puede ajustar en esta mesa de ayuda.',
    en: 'Everything that can be set up on this desk.',
  },
  'administration.search': { es: 'Buscar en la administración', en: 'Search the administration' },
  'administration.search.placeholder': {
    es: 'Buscar: color, SMTP, 2FA…',
    en: 'Search: colour, SMTP, 2FA…',
  },
  'administration.results': {
    es: '{count, plural, =0 {Sin resultados} one {# resultado} other {# resultados}}',
    en: '{count, plural, =0 {No results} one {# result} other {# results}}',
  },
  'administration.results.empty': { es: 'Nada coincide con «{q}»', en: 'Nothing matches “{q}”' },
  'administration.results.empty_text': {
    es: 'Probar con otra palabra, en español o en inglés.',
    en: 'Try another word, in English or in Spanish.',
  },
  'administration.results.clear': { es: 'Ver todo', en: 'See everything' },
  'administration.group.people': { es: 'Personas y equipos', en: 'People and teams' },
  'administration.group.tickets': { es: 'Tickets', en: 'Tickets' },
  'administration.group.automation': { es: 'Automatización', en: 'Automation' },
  'administration.group.channels': { es: 'Canales', en: 'Channels' },
  'administration.group.reports': { es: 'Informes y datos', en: 'Reports and data' },
  'administration.group.security': { es: 'Seguridad', en: 'Security' },
  'administration.group.system': { es: 'Sistema', en: 'System' },
  'administration.place': { es: 'Administración: {group}', en: 'Administration: {group}' },
  'administration.attention': { es: 'Requiere atención', en: 'Needs attention' },
  'administration.not_checked': {
    es: 'No se pudo comprobar si algo requiere atención',
    en: 'Something could not be checked',
  },
  'administration.not_checked_text': {
    es: 'La base de datos no respondió a tiempo a una de las comprobaciones.',
    en: 'The database did not answer one of the checks in time.',
  },
  'administration.check_again': { es: 'Comprobar de nuevo', en: 'Check again' },
  'administration.figures': { es: 'Ahora mismo', en: 'Right now' },
  'administration.to_dashboard': { es: 'Abrir el panel', en: 'Open the dashboard' },
  'administration.steps': { es: 'Primeros pasos', en: 'First steps' },
  'administration.steps.progress': {
    es: '{done, number} de {total, number} hechos',
    en: '{done, number} of {total, number} done',
  },
  'administration.steps.done': { es: 'Hecho', en: 'Done' },
  'administration.steps.hide': { es: 'Ocultar', en: 'Hide' },
  'administration.steps.show': { es: 'Mostrar los primeros pasos', en: 'Show the first steps' },
  'administration.flash.steps_hidden': {
    es: 'Primeros pasos ocultos. Al final de esta página se pueden volver a mostrar.',
    en: 'First steps hidden. You can show them again at the end of this page.',
  },
  'administration.flash.steps_done': {
    es: 'Los primeros pasos ya están hechos.',
    en: 'There are no first steps left to do.',
  },
};
