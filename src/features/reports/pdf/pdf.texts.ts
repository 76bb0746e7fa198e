import type { Texts } from '../../../platform/i18n';

/** What stands in a PDF of a report beside the report itself. */
export const reportPdfTexts: Texts = {
  'reports.pdf.made': {
    es: 'Creado por {name} el {moment} (hora de {zone})',
    en: 'Made by {name} on {moment} ({zone} time)',
  },
  'reports.pdf.page': { es: 'Página {page} de {pages}', en: 'Page {page} of {pages}' },
  'reports.pdf.logo': { es: 'Logotipo de {name}', en: 'Logo of {name}' },
  'reports.pdf.definitions': { es: 'Qué significan las cifras', en: 'What the figures mean' },
  'reports.pdf.nothing': {
    es: 'No hay nada que mostrar en este período.',
    en: 'There is nothing to show in this period.',
  },
  'reports.pdf.first_rows': {
    es: 'Se muestran las primeras {shown, number} filas de {all, number}. El archivo de Excel y el CSV las tienen todas.',
    en: 'The first {shown, number} of {all, number} rows are shown. The Excel file and the CSV hold all of them.',
  },
  'reports.pdf.chart': { es: 'Gráfico: {title}. {series}', en: 'Chart: {title}. {series}' },
  'reports.pdf.series': {
    es: '{name}: entre {least} y {most}.',
    en: '{name}: between {least} and {most}.',
  },
  'reports.pdf.series_empty': { es: '{name}: sin datos.', en: '{name}: no data.' },
};
