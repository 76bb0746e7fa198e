import type { Texts } from '../../../platform/i18n';

export const feedTexts: Texts = {
  'calendars.feeds.title': { es: 'Festivos de iCalendar', en: 'iCalendar holidays' },
  'calendars.feeds.subtitle': {
    es: 'Los días completos de un archivo o de una dirección iCalendar cierran «{calendar}» como sus festivos propios.',
    en: 'Whole days of an iCalendar file or address close “{calendar}” as its own holidays do.',
  },
  'calendars.feeds.calendars': { es: 'Calendarios', en: 'Calendars' },
  'calendars.feeds.always': {
    es: 'Este calendario está abierto las 24 horas: los festivos no cuentan en él.',
    en: 'This calendar is open around the clock: holidays do not count in it.',
  },
  'calendars.feeds.empty': { es: 'Aún no hay ninguno', en: 'None yet' },
  'calendars.feeds.empty_text': {
    es: 'Sirve cualquier calendario público de festivos: el de Google u Outlook, el de un ayuntamiento o el de Nextcloud.',
    en: 'Any public calendar of holidays will do: one of Google or Outlook, of a city, or of Nextcloud.',
  },
  'calendars.feeds.source': { es: 'Origen', en: 'Source' },
  'calendars.feeds.source.file': { es: 'Archivo', en: 'File' },
  'calendars.feeds.source.unknown': { es: 'Dirección ilegible', en: 'Unreadable address' },
  'calendars.feeds.column.days': { es: 'Días', en: 'Days' },
  'calendars.feeds.column.next': { es: 'Próximo', en: 'Next' },
  'calendars.feeds.column.read': { es: 'Última lectura', en: 'Last read' },
  'calendars.feeds.column.name': { es: 'Nombre', en: 'Name' },
  'calendars.feeds.days': {
    es: '{count, plural, one {# día} other {# días}}',
    en: '{count, plural, one {# day} other {# days}}',
  },
  'calendars.feeds.none_next': { es: 'Ninguno próximo', en: 'None to come' },
  'calendars.feeds.all_days': { es: 'Todos los días', en: 'All days' },
  'calendars.feeds.failed': { es: 'No se pudo leer', en: 'Could not be read' },
  'calendars.feeds.failed_text': {
    es: 'La última lectura falló. Siguen contando los días leídos antes.',
    en: 'The last reading failed. The days that were read before still count.',
  },
  'calendars.feeds.refresh': { es: 'Leer ahora', en: 'Read now' },
  'calendars.feeds.rename': { es: 'Cambiar el nombre', en: 'Rename' },
  'calendars.feeds.remove': { es: 'Quitar', en: 'Remove' },
  'calendars.feeds.remove_title': { es: '¿Quitar «{name}»?', en: 'Remove “{name}”?' },
  'calendars.feeds.remove_text': {
    es: 'Sus días dejan de cerrar «{calendar}», y los plazos de los tickets se calculan de nuevo.',
    en: 'Its days no longer close “{calendar}”, and due times of tickets are recalculated.',
  },
  'calendars.feeds.add': { es: 'Añadir', en: 'Add' },
  'calendars.feeds.add_title': { es: 'Añadir un archivo o una dirección', en: 'Add a file or an address' },
  'calendars.feeds.full': {
    es: 'Ya hay {max}, que son los que caben en un calendario. Quita uno para añadir otro.',
    en: 'There are {max} already, which is the most for a calendar. Remove one to add another.',
  },
  'calendars.feeds.field.address': { es: 'Dirección', en: 'Address' },
  'calendars.feeds.hint.address': {
    es: 'https://, http:// o webcal://. Se lee ahora y cada noche. Puede contener una clave: se guarda cifrada y no se vuelve a mostrar.',
    en: 'https://, http:// or webcal://. It is read now and every night. It may hold a secret: it is stored encrypted and not shown again.',
  },
  'calendars.feeds.field.file': { es: 'O un archivo', en: 'Or a file' },
  'calendars.feeds.hint.file': {
    es: 'Archivo iCalendar (.ics) de {max} MB como máximo. Se lee una sola vez.',
    en: 'An iCalendar file (.ics) of {max} MB at most. It is read once.',
  },
  'calendars.feeds.field.name': { es: 'Nombre', en: 'Name' },
  'calendars.feeds.hint.name': {
    es: 'Sin nombre se usa el del archivo o el del servidor.',
    en: 'Without one, that of the file or the server is used.',
  },
  'calendars.feeds.hint.what': {
    es: 'Cierran los eventos de un día entero o más, desde el año pasado hasta dentro de cinco; los de horas, no. Los cancelados no cuentan. Elige un calendario que solo tenga festivos.',
    en: 'Events of a whole day or more close the calendar, from last year to five years ahead; those of hours do not. Cancelled ones do not count. Choose a calendar that has holidays only.',
  },
  'calendars.feeds.flash.added': {
    es: '«{name}» añadido: {count, plural, one {# día} other {# días}}.',
    en: '“{name}” added: {count, plural, one {# day} other {# days}}.',
  },
  'calendars.feeds.flash.renamed': { es: 'Ahora se llama «{name}».', en: 'It is called “{name}” now.' },
  'calendars.feeds.flash.refreshed': {
    es: '«{name}» leído: {count, plural, one {# día} other {# días}}.',
    en: '“{name}” read: {count, plural, one {# day} other {# days}}.',
  },
  'calendars.feeds.flash.removed': { es: '«{name}» quitado.', en: '“{name}” removed.' },
  'calendars.feeds.error.neither': {
    es: 'Escribe una dirección o elige un archivo.',
    en: 'Type an address or choose a file.',
  },
  'calendars.feeds.error.both': {
    es: 'Elige un archivo o escribe una dirección, no ambos.',
    en: 'Choose a file or type an address, not both.',
  },
  'calendars.feeds.error.too_many': {
    es: 'Un calendario admite {max} como máximo.',
    en: 'A calendar takes {max} at most.',
  },
  'calendars.feeds.error.renamed': {
    es: 'Otra persona le ha puesto «{name}» mientras tanto. Guarda de nuevo para cambiarlo.',
    en: 'Somebody else has called it “{name}” meanwhile. Save again to change that.',
  },
  'calendars.feeds.attention.problem': {
    es: 'No se puede leer «{feed}», con festivos de «{calendar}»',
    en: '“{feed}”, with holidays of “{calendar}”, cannot be read',
  },
  'calendars.feeds.attention.over': {
    es: '«{feed}» ya no tiene festivos próximos para «{calendar}»',
    en: '“{feed}” has no holidays to come for “{calendar}”',
  },
  'calendars.feeds.attention.over_text': {
    es: 'Su último día ha pasado: añade el calendario del año que viene.',
    en: 'Its last day is over: add the calendar of the coming year.',
  },
  'calendars.feeds.attention.action': { es: 'Ver', en: 'Look' },
};
