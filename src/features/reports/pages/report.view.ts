import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import { valuesOf } from '../charts/values';
import { hrefOf, tableHref } from '../query.schema';
import type { Place, ReportQuery } from '../query.types';
import type { Definition, Report, ReportChart, ReportName, Section, Tile } from '../report.types';
import { reportTabs } from '../tabs';
import { changeOf, valueText } from '../values';
import type { Words } from '../words.types';
import { chartView } from './chart.view';
import { type Asking, filtersView } from './filters.view';
import { tableView } from './table.view';

const ICONS = { up: 'up', down: 'down', flat: 'flat' } as const;

/** A report as a page. */
export function reportView(req: Request, report: Report, asking: Asking, words: Words) {
  const { t } = req.shell;
  const { place, query } = asking;
  return {
    title: report.title,
    name: report.name,
    files: filesOf(req, place, report.name, query),
    byMail: listHref(`/${place}/reports/schedules/new`, { of: hrefOf(place, report.name, query) }),
    tabItems: reportTabs(t, place, report.name, query),
    parameters: report.parameters,
    isRunning: report.period.isRunning,
    filters: filtersView(req, asking, report.name),
    figures: figuresView(report, asking, words),
    madeAt: { iso: req.ctx.now.toISOString(), text: words.fmt.dateTime(req.ctx.now) },
    zone: t('reports.zone', { zone: report.period.timeZone }),
  };
}

type Figures = ReturnType<typeof figuresOf>;

const shown = new WeakMap<Report, Figures>();

/** What the report itself says: the same for all who share it, who ask for the same in the same language. */
function figuresView(report: Report, asking: Asking, words: Words): Figures {
  const known = shown.get(report) ?? figuresOf(report, asking, words);
  shown.set(report, known);
  return known;
}

function figuresOf(report: Report, { place, query }: Asking, words: Words) {
  const definitions = report.definitions.map(({ term, text }, at) => ({ id: `what-${at + 1}`, term, text }));
  const isEmpty = saysNothing(report);
  return {
    tiles: report.tiles.map((tile) => tileView(tile, definitions, words)),
    sections: isEmpty
      ? []
      : report.sections.map((section) => ({
          ...sectionView(section, definitions, words),
          csvHref: tableHref(place, report.name, query, section.table?.id ?? section.id),
        })),
    // So long a page is gone through by its parts.
    parts: isEmpty || report.sections.length < MANY_PARTS ? [] : report.sections.map(partOf),
    isEmpty,
    clearHref: isNarrowed(query) ? hrefOf(place, report.name, { ...query, ...NOT_NARROWED }) : null,
    definitions,
  };
}

const MANY_PARTS = 3;

const partOf = ({ id, title }: Section) => ({ href: `#section-${id}`, label: title });

/** Without what leaves tickets out; the period stays. */
const NOT_NARROWED = {
  departmentId: null,
  categoryId: null,
  priority: null,
  organizationId: null,
  technicianId: null,
};

const isNarrowed = (query: ReportQuery): boolean =>
  Object.keys(NOT_NARROWED).some((name) => query[name as keyof ReportQuery] !== null);

/** The same report to take away. */
function filesOf({ shell: { t } }: Request, place: Place, name: ReportName, query: ReportQuery) {
  const file = (ending: string, label: string, title: string) => {
    return { href: hrefOf(place, name, query, ending), label, title };
  };
  return [
    file('.pdf', t('reports.file.pdf'), t('reports.file.as_pdf')),
    file('.xlsx', t('reports.file.xlsx'), t('reports.file.as_xlsx')),
    file('.csv', t('reports.file.csv'), t('reports.file.as_csv')),
  ];
}

type Shown = Definition & { id: string };

function tileView(tile: Tile, definitions: Shown[], words: Words) {
  const { id, label, kind, value, before, href } = tile;
  const change = changeOf(tile, words);
  return {
    id: `tile-${id}`,
    label,
    value: valueText(kind, value, words),
    href,
    change: change?.text,
    spoken: change?.spoken,
    trend: change ? ICONS[change.trend] : undefined,
    good: change?.isGood,
    hint:
      before === undefined ? undefined : words.t('reports.before', { value: valueText(kind, before, words) }),
    what: whatOf(label, definitions),
  };
}

function sectionView({ id, title, chart, table }: Section, definitions: Shown[], words: Words) {
  const drawn = chart ? chartView(chart, words) : null;
  const behind = table ?? (chart && drawn && !drawn.isEmpty ? valuesOf(chart, words) : null);
  const columns = table?.columns.length ?? 0;
  // What says much more than its bars do is not only behind them.
  const isOpen = chart?.type === 'bar' && columns > MANY_COLUMNS;
  // Whoever opens one has asked for all of it.
  const isAsked = drawn !== null && !drawn.isEmpty && !isOpen;
  return {
    id: `section-${id}`,
    title,
    what: whatOf(title, definitions),
    chart: drawn,
    table: behind ? tableView(behind, words, { isFolded: !isAsked }) : null,
    isOpen,
    isWide: columns > MANY_COLUMNS || (chart !== undefined && isLong(chart)),
  };
}

const MANY_COLUMNS = 5;

function isLong({ type, labels, series }: ReportChart): boolean {
  const parts = labels.length * (type === 'column' ? series.length : 1);
  return type === 'heat' || (type !== 'bar' && parts > WIDE);
}

/** Charts of more parts than these take the whole width. */
const WIDE = 16;

/** The definition of what goes by that name: its own, or that of the longest term that it begins with. */
function whatOf(label: string, definitions: Shown[]): { id: string; term: string } | null {
  const name = label.toLowerCase();
  const fitting = definitions.filter(({ term }) => name.startsWith(term.toLowerCase()));
  const [best] = fitting.toSorted((one, other) => other.term.length - one.term.length);
  return best ? { id: best.id, term: best.term } : null;
}

/** Whether there is nothing that it could say something of. */
function saysNothing({ tiles, sections }: Report): boolean {
  const isSomething = (value: unknown) => value !== null && value !== 0;
  const told = [
    ...tiles.map(({ value }) => value),
    ...sections.flatMap(({ chart }) => chart?.series.flatMap(({ values }) => values) ?? []),
  ];
  return !told.some(isSomething) && sections.every(({ table }) => !table || isOfNothing(table.rows));
}

const isOfNothing = (rows: { value: unknown }[][]): boolean =>
  rows.every(([, ...cells]) => cells.every(({ value }) => typeof value !== 'number' || value === 0));
