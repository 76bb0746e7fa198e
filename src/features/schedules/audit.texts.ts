import type { Texts } from '../../platform/i18n';

/** What the log of changes calls the fields of a schedule. */
export const scheduleAuditTexts: Texts = {
  'audit.field.preset': { es: 'Período', en: 'Period' },
  'audit.field.technicianId': { es: 'Técnico', en: 'Technician' },
  'audit.field.report': { es: 'Informe', en: 'Report' },
  'audit.field.place': { es: 'Cifras', en: 'Figures' },
  'audit.field.format': { es: 'Formato', en: 'Format' },
  'audit.field.frequency': { es: 'Frecuencia', en: 'How often' },
  'audit.field.weekday': { es: 'Día de la semana', en: 'Day of the week' },
  'audit.field.monthDay': { es: 'Día del mes', en: 'Day of the month' },
  'audit.field.clock': { es: 'Hora', en: 'Time' },
  'audit.field.people': { es: 'Personas', en: 'People' },
  'audit.field.addresses': { es: 'Direcciones', en: 'Addresses' },
  'audit.field.pausedAt': { es: 'En pausa desde', en: 'Paused since' },
  'audit.field.ownerId': { es: 'Dueño', en: 'Owner' },
  'audit.value.place.admin': { es: 'de toda la mesa', en: 'of the whole desk' },
  'audit.value.place.desk': { es: 'las de cada persona', en: 'each person’s own' },
};
