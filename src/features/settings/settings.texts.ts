import type { Texts } from '../../platform/i18n';

/** `admin.` are the words that all administration pages share. */
export const settingsTexts: Texts = {
  'admin.column.name': { es: 'Nombre', en: 'Name' },
  'admin.column.state': { es: 'Estado', en: 'State' },
  'admin.column.created': { es: 'Creación', en: 'Created' },
  'admin.state.active': { es: 'Activo', en: 'Active' },
  'admin.state.inactive': { es: 'Inactivo', en: 'Inactive' },
  'admin.field.name': { es: 'Nombre', en: 'Name' },
  'admin.remove': { es: 'Eliminar', en: 'Remove' },
  'admin.deactivate': { es: 'Desactivar', en: 'Deactivate' },
  'admin.create': { es: 'Crear', en: 'Create' },
  'admin.clear_filters': { es: 'Quitar filtros', en: 'Clear filters' },
  'admin.empty.filtered': { es: 'Nada coincide con la búsqueda', en: 'Nothing matches' },
  'admin.empty.filtered_text': {
    es: 'Probar con otras palabras o quitar los filtros.',
    en: 'Try other words, or clear the filters.',
  },
  'admin.none': { es: 'Ninguno', en: 'None' },
  'admin.move_to': { es: 'Pasarlo todo a', en: 'Move everything to' },
  'admin.choose': { es: 'Elegir…', en: 'Choose…' },
  'admin.removal.uses': { es: 'Esto es lo que depende de este elemento:', en: 'This is what refers to it:' },
  'admin.removal.unused': {
    es: 'Nada depende de este elemento. Se puede eliminar sin más.',
    en: 'Nothing refers to it. It can be removed.',
  },
  'admin.error.too_many': {
    es: 'Son más de {max, number} tickets, demasiados para moverlos de una vez: es mejor desactivarlo.',
    en: 'There are more than {max, number} tickets, too many to move at once: deactivate it instead.',
  },
  'admin.removal.deactivate': {
    es: 'Otra salida es desactivarlo: deja de ofrecerse y lo que ya existe se queda como está.',
    en: 'Another way is to deactivate it: it is no longer offered, and what exists stays as it is.',
  },

  'settings.title': { es: 'Ajustes', en: 'Settings' },
  'settings.subtitle': {
    es: 'Cómo se presenta y se comporta esta mesa de ayuda.',
    en: 'How this help desk looks and behaves.',
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
    es: 'La de quien no elija otra en su perfil.',
    en: 'For everyone who has not chosen another in their profile.',
  },
  'settings.field.defaultLocale': { es: 'Idioma por defecto', en: 'Default language' },
  'settings.hint.defaultLocale': {
    es: 'El de quien no elija otro.',
    en: 'For everyone who has not chosen another.',
  },
  'settings.field.techniciansSeeAll': {
    es: 'Los técnicos ven todos los departamentos',
    en: 'Technicians see every department',
  },
  'settings.hint.techniciansSeeAll': {
    es: 'Si no, cada técnico ve los tickets de sus departamentos, los asignados y los que sigue.',
    en: 'Otherwise each sees the tickets of their departments, those assigned to them and those they follow.',
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
