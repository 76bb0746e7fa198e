import type { Texts } from '../../platform/i18n';

export const settingsTexts: Texts = {
  'settings.title': { es: 'Ajustes', en: 'Settings' },
  'settings.subtitle': {
    es: 'Cómo se presenta y se comporta esta mesa de ayuda.',
    en: 'How this help desk looks and behaves.',
  },
  'settings.words': { es: 'configuración preferencias opciones', en: 'configuration preferences options' },
  'settings.words.name': { es: 'marca título empresa', en: 'brand title company' },
  'settings.words.accent': { es: 'color marca tema aspecto', en: 'color brand theme look' },
  'settings.words.timeZone': { es: 'huso hora reloj fecha', en: 'clock date hours' },
  'settings.words.defaultLocale': {
    es: 'lengua español inglés traducción',
    en: 'locale Spanish English translation',
  },
  'settings.words.techniciansSeeAll': { es: 'visibilidad permisos', en: 'visibility permissions' },
  'settings.words.retentionDays': {
    es: 'borrados eliminados conservar plazo',
    en: 'bin trash retention keep',
  },
  'settings.words.numberingStart': { es: 'número contador', en: 'number counter' },
  'settings.words.attachments': { es: 'adjuntos archivos tamaño límite', en: 'attachments files size limit' },
  'settings.step': { es: 'Elegir el nombre y el color', en: 'Choose a name and colour' },
  'settings.step_text': {
    es: 'Con ellos se presenta la mesa en páginas y correos.',
    en: 'They are how the desk appears on pages and in mail.',
  },
  'settings.section.look': { es: 'Identidad', en: 'Identity' },
  'settings.section.visibility': { es: 'Quién ve qué', en: 'Who sees what' },
  'settings.section.tickets': { es: 'Tickets', en: 'Tickets' },
  'settings.section.attachments': { es: 'Archivos adjuntos', en: 'Attachments' },
  'settings.field.name': { es: 'Nombre de la mesa de ayuda', en: 'Name of the desk' },
  'settings.field.accent': { es: 'Color de acento', en: 'Accent colour' },
  'settings.hint.accent': {
    es: 'Botones, enlaces y marcas. El tono se ajusta solo para que el texto se lea siempre.',
    en: 'Buttons, links and marks. Its lightness adapts so that text stays readable.',
  },
  'settings.preview.label': { es: 'Vista previa del color', en: 'Preview of the colour' },
  'settings.preview.button': { es: 'Botón', en: 'Button' },
  'settings.preview.badge': { es: 'Etiqueta', en: 'Badge' },
  'settings.preview.link': { es: 'Enlace', en: 'Link' },
  'settings.field.timeZone': { es: 'Zona horaria', en: 'Time zone' },
  'settings.hint.timeZone': {
    es: 'La de quien no elija otra en su [perfil].',
    en: 'For everyone who has not chosen another in their [profile].',
  },
  'settings.field.defaultLocale': { es: 'Idioma por defecto', en: 'Default language' },
  'settings.hint.defaultLocale': {
    es: 'Cuando ni la persona ni su navegador dicen otro.',
    en: 'Where neither a person nor their browser says another.',
  },
  'settings.field.techniciansSeeAll': {
    es: 'Los técnicos ven todos los departamentos',
    en: 'Technicians see every department',
  },
  'settings.hint.techniciansSeeAll': {
    es: 'Si no, cada técnico ve los tickets de sus [departamentos], los asignados y los que sigue.',
    en: 'Otherwise each sees the tickets of their [departments], those assigned to them and those they follow.',
  },
  'settings.field.autoCloseDays': { es: 'Cierre automático', en: 'Close automatically' },
  'settings.hint.autoCloseDays': {
    es: 'Días que un ticket resuelto espera antes de cerrarse solo.',
    en: 'Days a resolved ticket waits before it closes by itself.',
  },
  'settings.field.reopenDays': { es: 'Plazo de reapertura', en: 'Reopen window' },
  'settings.hint.reopenDays': {
    es: 'Días tras el cierre en que una respuesta reabre el ticket. Después crea uno nuevo enlazado.',
    en: 'Days after closing in which a reply reopens the ticket. After that it makes a new, linked one.',
  },
  'settings.field.retentionDays': { es: 'Papelera', en: 'Deleted tickets' },
  'settings.hint.retentionDays': {
    es: 'Días en que un ticket eliminado se puede recuperar.',
    en: 'Days in which a deleted ticket can be brought back.',
  },
  'settings.field.numberingStart': { es: 'Numeración', en: 'Numbering' },
  'settings.hint.numberingStart': {
    es: 'Primer número de ticket. Solo puede subir: ningún número se repite.',
    en: 'First ticket number. It can only go up: no number comes twice.',
  },
  'settings.field.attachmentMaxMb': { es: 'Tamaño máximo por archivo', en: 'Largest file' },
  'settings.field.attachmentMaxFiles': { es: 'Archivos por mensaje', en: 'Files per message' },
  'settings.unit.days': { es: 'días', en: 'days' },
  'settings.flash.saved': { es: 'Ajustes guardados.', en: 'Settings saved.' },
  'settings.error.colour': { es: 'Escribir un color como #4c4fc9.', en: 'Enter a colour such as #4c4fc9.' },
  'settings.error.number_taken': {
    es: 'El próximo ticket ya llevará el número {next, number}: elegir ese o uno mayor.',
    en: 'The next ticket already gets number {next, number}: choose that or a higher one.',
  },
};
