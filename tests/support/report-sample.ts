import { periodOf } from '../../src/features/reports/period/period';
import type {
  Report,
  ReportChart,
  ReportTable,
  Section,
  Tile,
} from '../../src/features/reports/report.types';

// A report that holds every kind of tile, chart, table and value, and what is hard to draw: nothing at all, long words, names
// of 300 characters, emoji, Arabic, Chinese, numbers of any size. Each writer of reports is tried with it.

const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

export const LONG_NAME = `${'Dirección General de Infraestructuras y Servicios Compartidos de '.repeat(5).slice(0, 296)}(fin`;

/** As departments, categories, people and organizations are called. */
export const NAMES = [
  'Soporte',
  'Núñez & Sons <IT>',
  LONG_WORD,
  LONG_NAME,
  'Urgencias 🚑👩‍⚕️ 24/7',
  'قسم الدعم الفني (IT) 12',
  '技术支持部门',
  '=cmd|" /C calc"!A0',
];

const href = (figure: string, at = '') => `/admin/reports/overview/list?figure=${figure}${at && `&at=${at}`}`;

const TILES: Tile[] = [
  {
    id: 'created',
    label: 'Creados',
    kind: 'count',
    value: 12_345,
    before: 10_000,
    better: null,
    href: href('created'),
  },
  {
    id: 'solved',
    label: 'Resueltos',
    kind: 'count',
    value: 980,
    before: 1200,
    better: 'more',
    href: href('solved'),
  },
  {
    id: 'reopened',
    label: 'Reabiertos',
    kind: 'count',
    value: 5,
    before: 0,
    better: 'less',
    href: href('reopened'),
  },
  { id: 'backlog', label: 'Pendientes al final', kind: 'count', value: 0, before: 0, better: 'less' },
  {
    id: 'response',
    label: 'Primera respuesta, mediana',
    kind: 'seconds',
    value: 7530,
    before: 9000,
    better: 'less',
  },
  { id: 'kept', label: 'Plazos cumplidos', kind: 'ratio', value: 0.874, before: 0.9, better: 'more' },
  { id: 'rating', label: 'Valoración media', kind: 'rating', value: 8.4, before: null, better: 'more' },
  {
    id: 'nps',
    label: 'NPS en nuestra escala de 1 a 10',
    kind: 'points',
    value: -12,
    before: 31,
    better: 'more',
  },
  { id: 'none', label: 'Sin ningún valor', kind: 'seconds', value: null, before: null, better: 'less' },
  {
    id: 'now',
    label: 'Abiertos ahora mismo',
    kind: 'count',
    value: 1_000_000,
    better: null,
    href: href('open'),
  },
];

const DAYS = Array.from({ length: 30 }, (_, day) => `${day + 1} nov`);

/** Numbers that look like any: the same at every run. */
const wave = (length: number, height: number, shift = 0): number[] =>
  Array.from({ length }, (_, at) => Math.round(height * (1 + Math.sin(at / 3 + shift)) + (at % 7)));

const hrefsOf = (figure: string, values: (number | null)[]) =>
  values.map((value, at) => (value === null ? undefined : href(figure, String(at))));

const CREATED = wave(30, 20);
const SOLVED = wave(30, 18, 1).map((value, at) => (at > 24 ? null : value));

const CHARTS: ReportChart[] = [
  {
    id: 'flow',
    title: 'Creados y resueltos',
    type: 'line',
    kind: 'count',
    labels: DAYS,
    series: [
      { label: 'Creados', values: CREATED, hrefs: hrefsOf('created', CREATED) },
      { label: 'Resueltos', values: SOLVED, hrefs: hrefsOf('solved', SOLVED) },
    ],
  },
  {
    id: 'response',
    title: 'Primera respuesta: mediana y percentil 90',
    type: 'line',
    kind: 'seconds',
    labels: DAYS,
    series: [
      { label: 'Mediana', values: wave(30, 3000).map((value, at) => (at % 9 === 4 ? null : value)) },
      { label: 'Percentil 90', values: wave(30, 90_000) },
    ],
  },
  {
    id: 'compliance',
    title: 'Plazos cumplidos por mes',
    type: 'column',
    kind: 'ratio',
    labels: ['sept', 'oct', 'nov', 'dic'],
    series: [{ label: 'Cumplidos', values: [0.913, 1, null, 0] }],
  },
  {
    id: 'states',
    title: 'Flujo de estados',
    type: 'stacked',
    kind: 'count',
    labels: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
    series: ['Nuevos', 'En curso', 'En espera', 'Resueltos', 'Cerrados', LONG_WORD].map((label, at) => ({
      label,
      values: wave(7, 10, at),
      hrefs: hrefsOf(`state-${at}`, wave(7, 10, at)),
    })),
  },
  {
    id: 'departments',
    title: 'Por departamento',
    type: 'bar',
    kind: 'count',
    labels: NAMES,
    series: [
      {
        label: 'Tickets',
        values: NAMES.map((_, at) => 400 - at * 57),
        hrefs: hrefsOf('department', wave(NAMES.length, 1)),
      },
    ],
  },
  {
    id: 'nps',
    title: 'NPS por departamento',
    type: 'bar',
    kind: 'points',
    labels: NAMES.slice(0, 4),
    series: [{ label: 'NPS', values: [40, -25, null, 0] }],
  },
  {
    id: 'hours',
    title: 'Creados por día de la semana y hora',
    type: 'heat',
    kind: 'count',
    labels: Array.from({ length: 24 }, (_, hour) => String(hour)),
    series: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'].map((label, day) => {
      const values = wave(24, day > 4 ? 0 : 12, day).map((value, hour) => (hour < 6 ? 0 : value));
      return { label, values, hrefs: hrefsOf(`hour-${day}`, values) };
    }),
  },
  {
    id: 'nothing',
    title: 'Sin datos',
    type: 'line',
    kind: 'count',
    labels: [],
    series: [{ label: 'Nada', values: [] }],
  },
  {
    id: 'zero',
    title: 'Solo ceros',
    type: 'column',
    kind: 'count',
    labels: ['1', '2'],
    series: [{ label: 'Cero', values: [0, 0] }],
  },
];

const TABLE: ReportTable = {
  id: 'departments',
  title: 'Departamentos',
  columns: [
    { key: 'name', label: 'Departamento', kind: 'text' },
    { key: 'created', label: 'Creados', kind: 'count', isSummed: true },
    { key: 'response', label: 'Primera respuesta, mediana', kind: 'seconds' },
    { key: 'kept', label: 'Plazos cumplidos', kind: 'ratio' },
    { key: 'rating', label: 'Valoración', kind: 'rating' },
    { key: 'nps', label: 'NPS', kind: 'points' },
    { key: 'last', label: 'Último', kind: 'moment' },
    { key: 'since', label: 'Desde', kind: 'day' },
  ],
  rows: NAMES.map((name, at) => [
    { value: name },
    { value: 400 - at * 57, href: href('department', String(at)) },
    { value: at === 2 ? null : at * 4321 },
    { value: at === 2 ? null : at / 7 },
    { value: at === 2 ? null : 10 - at },
    { value: at === 2 ? null : 60 - at * 20 },
    { value: at === 2 ? null : new Date(Date.UTC(2026, 10, at + 1, 23, 30)) },
    { value: at === 2 ? null : `2026-11-0${at + 1}` },
  ]),
  total: [
    { value: 'Total' },
    { value: 1604, href: href('created') },
    { value: 9000 },
    { value: 0.5 },
    { value: 6.5 },
    { value: -10 },
    { value: null },
    { value: null },
  ],
  note: 'Se muestran 8 de 120 departamentos, los que más tickets tienen.',
};

const EMPTY_TABLE: ReportTable = {
  id: 'comments',
  title: 'Comentarios',
  columns: [
    { key: 'number', label: 'Ticket', kind: 'text' },
    { key: 'comment', label: 'Comentario', kind: 'text' },
  ],
  rows: [],
};

/** @param rows of a table that runs over several pages */
export function sampleReport({ rows = 0 }: { rows?: number } = {}): Report {
  const now = new Date('2026-11-30T09:30:00Z');
  return {
    name: 'overview',
    title: 'Resumen',
    period: periodOf('last_30', null, { timeZone: 'Europe/Madrid', now, weekStart: 1 }),
    parameters: [
      { label: 'Periodo', text: '1 nov 2026 – 30 nov 2026' },
      { label: 'Comparado con', text: '2 oct 2026 – 31 oct 2026, hasta la misma hora' },
      { label: 'Departamento', text: LONG_NAME },
      { label: 'Zona horaria', text: 'Europe/Madrid' },
    ],
    tiles: TILES,
    sections: [
      ...CHARTS.map(sectionOf),
      { id: 'comments', title: 'Comentarios', table: EMPTY_TABLE },
      longSection(rows),
    ],
    definitions: [
      { term: 'Creados', text: 'Tickets que se registraron dentro del periodo.' },
      { term: 'Resueltos', text: `Cada solución: un ticket resuelto dos veces cuenta dos. ${LONG_NAME}` },
      { term: 'Departamentos', text: 'El que el ticket tiene ahora.' },
    ],
  };
}

function sectionOf(chart: ReportChart): Section {
  return { id: chart.id, title: chart.title, chart, ...(chart.id === 'departments' && { table: TABLE }) };
}

function longSection(rows: number): Section {
  const made = Array.from({ length: rows }, (_, at) => {
    const from = TABLE.rows[at % TABLE.rows.length] ?? [];
    return [{ value: `${at + 1}. ${NAMES[at % NAMES.length]}` }, ...from.slice(1)];
  });
  return { id: 'long', title: 'Tabla larga', table: { ...TABLE, id: 'long', rows: made } };
}
