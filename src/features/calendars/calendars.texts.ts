import type { Texts } from '../../platform/i18n';

export const calendarsTexts: Texts = {
  'calendars.title': { es: 'Calendarios', en: 'Calendars' },
  'calendars.subtitle': {
    es: 'Cuándo se trabaja: horas de la semana y festivos. Los plazos de los SLA solo cuentan ese tiempo.',
    en: 'When the desk works: weekly hours and holidays. SLA targets count only that time.',
  },
  'calendars.words': {
    es: 'horario laboral horas de atención festivos vacaciones turnos 24x7 apertura días laborables',
    en: 'working business hours holidays opening times shifts 24x7 schedule working days',
  },
  'calendars.new': { es: 'Nuevo calendario', en: 'New calendar' },
  'calendars.search': { es: 'Buscar calendarios', en: 'Search calendars' },
  'calendars.column.zone': { es: 'Zona horaria', en: 'Time zone' },
  'calendars.column.hours': { es: 'Horario', en: 'Hours' },
  'calendars.column.departments': { es: 'Departamentos', en: 'Departments' },
  'calendars.column.people': { es: 'Personas', en: 'People' },
  'calendars.always': { es: 'Siempre abierto', en: 'Around the clock' },
  'calendars.a_week': { es: '{hours} h a la semana', en: '{hours} h a week' },
  'calendars.empty.title': { es: 'Aún no hay calendarios', en: 'No calendars yet' },
  'calendars.empty.text': {
    es: 'Un calendario dice qué tiempo cuenta para los plazos.',
    en: 'A calendar says which time counts for targets.',
  },
  'calendars.feeds': { es: 'Festivos de iCalendar', en: 'iCalendar holidays' },
  'calendars.field.timeZone': { es: 'Zona horaria', en: 'Time zone' },
  'calendars.hint.timeZone': {
    es: 'Las horas y los festivos son los de los relojes de esta zona.',
    en: 'Hours and holidays are those of the clocks of this zone.',
  },
  'calendars.field.isAlways': { es: 'Siempre abierto (24x7)', en: 'Around the clock (24x7)' },
  'calendars.hint.isAlways': {
    es: 'Cuenta todo el tiempo: el horario y los festivos no se tienen en cuenta.',
    en: 'All time counts: hours and holidays are left aside.',
  },
  'calendars.field.hours': { es: 'Horario de la semana', en: 'Weekly hours' },
  'calendars.hint.hours': {
    es: `De … a …, con comas entre varios tramos: 09:00-14:00, 16:00-19:00.
Pasada la medianoche: 22:00-06:00. Todo el día: 00:00-24:00. Vacío: cerrado.`,
    en: `From-to, with commas between several: 09:00-14:00, 16:00-19:00.
Past midnight: 22:00-06:00. All day: 00:00-24:00. Empty: closed.`,
  },
  'calendars.field.holidays': { es: 'Festivos', en: 'Holidays' },
  'calendars.hint.holidays': {
    es: `Uno en cada línea: el día, dos puntos y su nombre. Se cierra el día entero; sin año, todos los años.
Los de un archivo .ics o de una dirección se añaden después de crear el calendario, en «Festivos de iCalendar». Ejemplos:
2026-12-24: Cierre de la empresa
2026-08-03 - 2026-08-14: Vacaciones de verano
25 de diciembre: Navidad
último lunes de mayo: Aniversario
Pascua -2: Viernes Santo`,
    en: `One on each line: the day, a colon, its name. The whole day is closed; without a year, each year.
Those of an .ics file or an address are added once the calendar is there, under “iCalendar holidays”. Examples:
2026-12-24: Company day
2026-08-03 - 2026-08-14: Summer break
25 December: Christmas
last Monday of May: Memorial Day
Easter -2: Good Friday`,
  },
  'calendars.facts.title': { es: 'Ahora y próximos festivos', en: 'Now and the next holidays' },
  'calendars.facts.always': {
    es: 'Abierto siempre. En su zona horaria: {clock}.',
    en: 'Open around the clock. The time in its zone: {clock}.',
  },
  'calendars.facts.open': {
    es: 'Abierto ahora. En su zona horaria: {clock}.',
    en: 'Open now. The time in its zone: {clock}.',
  },
  'calendars.facts.opens': {
    es: 'Cerrado ahora. En su zona horaria: {clock}. Abre: {opens}.',
    en: 'Closed now. The time in its zone: {clock}. It opens: {opens}.',
  },
  'calendars.facts.closed': {
    es: 'Cerrado ahora. En su zona horaria: {clock}.',
    en: 'Closed now. The time in its zone: {clock}.',
  },
  'calendars.removal.title': { es: 'Eliminar el calendario «{name}»', en: 'Remove the calendar “{name}”' },
  'calendars.removal.move_to': { es: 'Calendario que lo sustituye', en: 'Calendar that takes its place' },
  'calendars.removal.detach': { es: 'Ninguno, donde se pueda', en: 'None, where that is possible' },
  'calendars.flash.created': { es: 'Calendario «{name}» creado.', en: 'Calendar “{name}” created.' },
  'calendars.flash.saved': { es: 'Calendario «{name}» guardado.', en: 'Calendar “{name}” saved.' },
  'calendars.flash.removed': { es: 'Calendario «{name}» eliminado.', en: 'Calendar “{name}” removed.' },
  'calendars.error.name_taken': {
    es: 'Ya hay un calendario con ese nombre.',
    en: 'There is a calendar of that name already.',
  },
  'calendars.error.in_use': {
    es: 'Hay políticas de SLA que lo usan y no pueden quedarse sin calendario: elegir el que lo sustituye.',
    en: 'SLA policies use it and cannot do without a calendar: choose the one that takes its place.',
  },
  'calendars.error.zone': {
    es: 'No hay ninguna zona horaria «{zone}». Se escriben como Europe/Madrid.',
    en: 'There is no time zone “{zone}”. They are written like Europe/Madrid.',
  },
  'calendars.error.span': {
    es: '«{text}» no es un horario. Se escribe 09:00-14:00.',
    en: '“{text}” is not a span of hours. Write it as 09:00-14:00.',
  },
  'calendars.error.empty_span': {
    es: '«{text}» empieza y acaba a la misma hora. El día entero es 00:00-24:00.',
    en: '“{text}” begins and ends at the same time. The whole day is 00:00-24:00.',
  },
  'calendars.error.unclear_span': {
    es: '«{text}» acaba antes de empezar. Con minutos pasa de la medianoche: 22:00-06:00.',
    en: '“{text}” ends before it begins. With minutes it goes past midnight: 22:00-06:00.',
  },
  'calendars.error.many_spans': { es: 'Caben {max} tramos al día.', en: 'A day takes {max} spans.' },
  'calendars.error.hours': {
    es: 'Cada tramo va de 00:00 a 24:00, o hasta 24 horas pasada la medianoche.',
    en: 'Each span begins within its day and lasts 24 hours at most.',
  },
  'calendars.error.overlap': {
    es: 'Se solapa con {hours} del {day}.',
    en: 'It overlaps with {hours} of {day}.',
  },
  'calendars.error.never_open': {
    es: 'Sin ninguna hora abierta los plazos no acabarían nunca: dar horas a algún día, o marcar «Siempre abierto».',
    en: 'Without any open time no target would ever end: give some day hours, or choose “Around the clock”.',
  },
  'calendars.error.always_closed': {
    es: 'Con estos festivos el calendario pasa más de un año cerrado: los plazos no acabarían.',
    en: 'With these holidays the calendar is closed for more than a year: targets would not end.',
  },
  'calendars.error.holidays': {
    es: 'Uno de los festivos no tiene un día o un nombre que se pueda guardar.',
    en: 'One of the holidays has no day or no name that can be kept.',
  },
  'calendars.error.many_holidays': { es: 'Caben {max} festivos.', en: 'There is room for {max} holidays.' },
  'calendars.error.no_colon': {
    es: 'Línea {line}, «{text}»: falta el nombre detrás de dos puntos, como en «25 de diciembre: Navidad».',
    en: 'Line {line}, “{text}”: a colon and a name are missing, as in “25 December: Christmas”.',
  },
  'calendars.error.no_name': {
    es: 'Línea {line}: detrás de los dos puntos falta el nombre.',
    en: 'Line {line}: the name after the colon is missing.',
  },
  'calendars.error.long_name': {
    es: 'Línea {line}: el nombre tiene {length} caracteres y caben {max}.',
    en: 'Line {line}: the name has {length} characters, and may have {max}.',
  },
  'calendars.error.day': {
    es: 'Línea {line}: «{text}» no es un día que se entienda. Se escribe como en los ejemplos: 2026-12-24, 25 de diciembre.',
    en: 'Line {line}: “{text}” is no day that can be read. Write it as in the examples: 2026-12-24, 25 December.',
  },
  'calendars.error.unclear_day': {
    es: 'Línea {line}: «{text}» puede ser el {one} o el {other}. Escribe el mes con letras.',
    en: 'Line {line}: “{text}” may be {one} or {other}. Write the month in letters.',
  },
  'calendars.error.more_lines': {
    es: '{count, plural, one {Hay # línea más que no se entiende.} other {Hay # líneas más que no se entienden.}}',
    en: '{count, plural, one {# more line cannot be read.} other {# more lines cannot be read.}}',
  },
  'calendars.error.no_such_day': {
    es: 'Línea {line}: «{text}» no existe en el calendario.',
    en: 'Line {line}: there is no day “{text}”.',
  },
  'calendars.error.day_far': {
    es: 'Línea {line}: «{text}» queda fuera de los años 1970 a 2100.',
    en: 'Line {line}: “{text}” is not within the years 1970 to 2100.',
  },
  'calendars.error.backwards': {
    es: 'Línea {line}: «{text}» acaba antes de empezar.',
    en: 'Line {line}: “{text}” ends before it begins.',
  },
  'calendars.error.long_holiday': {
    es: 'Línea {line}: un festivo dura como mucho {max} días.',
    en: 'Line {line}: a holiday lasts {max} days at most.',
  },
  'calendars.error.far_from_easter': {
    es: 'Línea {line}: como mucho {before} días antes o {after} después de Pascua.',
    en: 'Line {line}: at most {before} days before or {after} days after Easter.',
  },
};
