import type { Texts } from '../../../platform/i18n';

/** What stands in reports, whoever draws them. */
export const reportModelTexts: Texts = {
  'report.name.overview': { es: 'Resumen', en: 'Overview' },
  'report.name.tickets': { es: 'Tickets', en: 'Tickets' },
  'report.name.technicians': { es: 'Técnicos', en: 'Technicians' },
  'report.name.departments': { es: 'Departamentos', en: 'Departments' },
  'report.name.satisfaction': { es: 'Satisfacción', en: 'Satisfaction' },
  'report.name.performance': { es: 'Rendimiento', en: 'Performance' },
  'report.name.sla': { es: 'Cumplimiento del SLA', en: 'SLA compliance' },

  'report.parameter.period': { es: 'Período', en: 'Period' },
  'report.parameter.days': { es: '{days} (hora de {zone})', en: '{days} ({zone} time)' },
  'report.parameter.before': { es: 'Comparado con', en: 'Compared with' },
  'report.days': { es: '{from} – {to}', en: '{from} – {to}' },
  'report.gone': { es: 'Ya no existe', en: 'No longer there' },

  'report.by.status': { es: 'Estado actual', en: 'State now' },
  'report.by.priority': { es: 'Prioridad', en: 'Priority' },
  'report.by.category': { es: 'Categoría', en: 'Category' },
  'report.by.department': { es: 'Departamento', en: 'Department' },
  'report.by.channel': { es: 'Canal', en: 'Channel' },
  'report.by.organization': { es: 'Organización', en: 'Organization' },
  'report.by.technician': { es: 'Técnico', en: 'Technician' },
  'report.by.tag': { es: 'Etiqueta', en: 'Tag' },
  'report.by.weekday': { es: 'Día de la semana', en: 'Weekday' },
  'report.by.hour': { es: 'Hora', en: 'Hour' },
  'report.by.age': { es: 'Antigüedad', en: 'Age' },
  'report.by.from': { es: 'De', en: 'From' },
  'report.by.to': { es: 'A', en: 'To' },
  'report.by.score': { es: 'Valoración', en: 'Rating' },
  'report.by.promise': { es: 'Plazo', en: 'Target' },
  'report.by.policy': { es: 'Política', en: 'Policy' },
  'report.by.cause': { es: 'A quién esperaba', en: 'Waited for' },

  'report.none.category': { es: 'Sin categoría', en: 'No category' },
  'report.none.organization': { es: 'Sin organización', en: 'No organization' },
  'report.none.technician': { es: 'Sin asignar', en: 'Unassigned' },
  'report.none.tag': { es: 'Sin etiquetas', en: 'No tags' },
  'report.none.field': { es: 'Sin valor', en: 'No value' },
  'report.none.cause': { es: 'Se desconoce', en: 'Not known' },

  'report.step.hour': { es: 'Hora', en: 'Hour' },
  'report.step.day': { es: 'Día', en: 'Day' },
  'report.step.week': { es: 'Semana desde', en: 'Week from' },
  'report.step.month': { es: 'Mes', en: 'Month' },
  'report.step.quarter': { es: 'Trimestre', en: 'Quarter' },
  'report.step.year': { es: 'Año', en: 'Year' },
  'report.bucket.hour': { es: '{day}, {clock}', en: '{day}, {clock}' },
  'report.bucket.month': { es: '{month} de {year}', en: '{month} {year}' },
  'report.bucket.quarter': { es: 'T{quarter} de {year}', en: 'Q{quarter} {year}' },

  'report.total': { es: 'Total', en: 'Total' },
  'report.more': {
    es: '{count, plural, one {Hay # más, que no se muestra: la exportación de filas las tiene todas.} other {Hay # más, que no se muestran: la exportación de filas las tiene todas.}}',
    en: '{count, plural, one {# more is not shown here; the export of rows has all of them.} other {# more are not shown here; the export of rows has all of them.}}',
  },
};
