import type { Texts } from '../../../platform/i18n';

/** What a report says in a workbook and in a file of values, beside its own words. */
export const reportFileTexts: Texts = {
  'reports.file.summary': { es: 'Resumen', en: 'Summary' },
  'reports.file.series': { es: 'Datos de los gráficos', en: 'Chart data' },
  'reports.file.about': { es: 'Parámetros y definiciones', en: 'Parameters and definitions' },
  'reports.file.parameters': { es: 'Parámetros', en: 'Parameters' },
  'reports.file.definitions': { es: 'Qué significa cada cifra', en: 'What the figures mean' },
  'reports.file.figure': { es: 'Indicador', en: 'Figure' },
  'reports.file.value': { es: 'Valor', en: 'Value' },
  'reports.file.before': { es: 'Periodo anterior', en: 'Period before' },
  'reports.file.change': { es: 'Cambio', en: 'Change' },
  'reports.file.made': { es: 'Generado por {name}', en: 'Made by {name}' },
  'reports.file.made_by': { es: 'Generado por', en: 'Made by' },
  'reports.file.made_at': { es: 'Generado el', en: 'Made at' },
  'reports.file.total': { es: 'Total', en: 'Total' },
  'reports.file.nothing': { es: 'No hay nada que mostrar.', en: 'There is nothing to show.' },
  'reports.file.label': { es: 'Etiqueta', en: 'Label' },
  'reports.file.chart': {
    es: '{title}. Series: {series}. De {first} a {last}.',
    en: '{title}. Series: {series}. From {first} to {last}.',
  },
  'reports.file.cut': { es: ' […cortado]', en: ' […cut]' },
  'reports.file.section': { es: 'Sección', en: 'Section' },
  'reports.file.row': { es: 'Fila', en: 'Row' },
  'reports.file.name': { es: 'Nombre', en: 'Name' },
  'reports.file.measure': { es: 'Medida', en: 'Measure' },
  'reports.file.kind': { es: 'Tipo', en: 'Kind' },
  'reports.file.figures': { es: 'Indicadores', en: 'Figures' },
};
