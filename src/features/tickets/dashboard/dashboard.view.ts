import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import type { Compliance, Dashboard } from '../../reports';
import { countText } from '../lists/lists.view';
import { rowReader } from '../lists/rows.view';
import { OPEN_STATUSES, PRIORITIES } from '../tickets.words';

const LIST = '/desk/tickets';

type Figures = ReturnType<typeof figuresOf>;

const shown = new WeakMap<Dashboard, Map<string, Figures>>();

/** Those who share a dashboard and read the same language by the same clocks are shown the same. */
export function dashboardView(req: Request, made: Dashboard): { liveTopics: string; figures: Figures } {
  const { locale, fmt } = req.shell;
  const key = `${locale} ${fmt.timeZone}`;
  const known = shown.get(made) ?? new Map<string, Figures>();
  const figures = known.get(key) ?? figuresOf(req, made);
  shown.set(made, known.set(key, figures));
  return { liveTopics: 'queue', figures };
}

function figuresOf(
  req: Request,
  { openByStatusAndPriority, perDay, oldestWaiting, compliance, totals }: Dashboard,
) {
  const { t, fmt } = req.shell;
  const read = rowReader(req, { view: 'all' });
  const created = perDay.map((day) => day.created);
  const resolved = perDay.map((day) => day.resolved);
  return {
    tiles: [
      ...openTiles(req, totals),
      { label: t('dashboard.total.created'), value: fmt.number(totals.createdToday), spark: created },
      { label: t('dashboard.total.resolved'), value: fmt.number(totals.resolvedToday), spark: resolved },
      {
        label: t('dashboard.total.satisfaction'),
        value:
          totals.satisfaction === null ? '–' : fmt.number(totals.satisfaction, { maximumFractionDigits: 1 }),
        hint: totals.satisfaction === null ? t('dashboard.no_ratings') : t('dashboard.out_of_ten'),
      },
    ],
    compliance: complianceRows(req, compliance),
    matrix: matrixOf(req, openByStatusAndPriority),
    byPriority: PRIORITIES.map((priority) => ({
      label: t(`ticket.priority.${priority}`),
      value: sum(openByStatusAndPriority.filter((cell) => cell.priority === priority)),
      href: listHref(LIST, { view: 'all', status: [...OPEN_STATUSES], priority }),
      tone: PRIORITY_TONES[priority],
    })),
    flow: {
      labels: perDay.map(({ day }) => fmt.day(day, 'short')),
      series: [
        { name: t('dashboard.flow.created'), values: created },
        { name: t('dashboard.flow.resolved'), values: resolved },
      ],
      summary: t('dashboard.flow.summary', { created: total(created), resolved: total(resolved) }),
    },
    oldest: oldestWaiting.map((ticket) => {
      const row = read(ticket);
      return { ...row, meta: [`#${row.number}`, row.requester, row.department, row.ago].join(' · ') };
    }),
  };
}

/** What is open now; each figure leads to its tickets. */
function openTiles(req: Request, totals: Dashboard['totals']) {
  const { t, fmt } = req.shell;
  return [
    {
      label: t('dashboard.total.open'),
      value: fmt.number(totals.open),
      href: listHref(LIST, { view: 'all', status: [...OPEN_STATUSES] }),
    },
    {
      label: t('dashboard.total.unassigned'),
      value: fmt.number(totals.unassigned),
      href: `${LIST}?view=unassigned`,
    },
    { label: t('dashboard.total.on_hold'), value: fmt.number(totals.onHold), href: `${LIST}?view=on_hold` },
    {
      label: t('dashboard.total.at_risk'),
      value: countText(req, totals.atRisk),
      href: `${LIST}?view=at_risk`,
    },
    {
      label: t('dashboard.total.breached'),
      value: countText(req, totals.breached),
      href: `${LIST}?view=breached`,
    },
  ];
}

const KINDS = ['first_response', 'next_response', 'resolution'] as const;

/** A kind after the other, then all of them. */
function complianceRows(req: Request, compliance: Compliance[]) {
  const { t, fmt } = req.shell;
  const rowOf = (name: string, parts: Compliance[]) => {
    const [kept, decided] = [total(parts.map((one) => one.kept)), total(parts.map((one) => one.decided))];
    const share = kept / decided;
    return {
      label: t(`dashboard.sla.${name}`),
      value: share,
      text: fmt.percent(share),
      data: t('dashboard.sla.kept', { share: fmt.percent(share), kept, decided }),
      tone: share >= 0.9 ? 'green' : share >= 0.75 ? 'amber' : 'red',
    };
  };
  const kinds = KINDS.flatMap((kind) => {
    const own = compliance.filter((one) => one.kind === kind);
    return own.length > 0 ? [rowOf(kind, own)] : [];
  });
  return kinds.length > 1 ? [...kinds, rowOf('all', compliance)] : kinds;
}

const PRIORITY_TONES = { P1: 'red', P2: 'amber', P3: 'blue', P4: 'grey' } as const;

type Cell = Dashboard['openByStatusAndPriority'][number];

/** Statuses down, priorities across, with sums; every number leads to its tickets. */
function matrixOf(req: Request, cells: Cell[]) {
  const { t, fmt } = req.shell;
  const cell = (found: Cell[], query: Record<string, string | string[]>) => {
    const count = sum(found);
    return { text: fmt.number(count), href: count > 0 ? listHref(LIST, { view: 'all', ...query }) : null };
  };
  return {
    head: [...PRIORITIES],
    rows: OPEN_STATUSES.map((status) => {
      const own = cells.filter((one) => one.status === status);
      return {
        status,
        cells: PRIORITIES.map((priority) =>
          cell(
            own.filter((one) => one.priority === priority),
            { status, priority },
          ),
        ),
        total: cell(own, { status }),
      };
    }),
    totals: PRIORITIES.map((priority) =>
      cell(
        cells.filter((one) => one.priority === priority),
        { status: [...OPEN_STATUSES], priority },
      ),
    ),
    total: fmt.number(sum(cells)),
    empty: t('dashboard.matrix.empty'),
    any: cells.some(({ count }) => count > 0),
  };
}

const sum = (cells: Cell[]): number => total(cells.map(({ count }) => count));
const total = (values: number[]): number => values.reduce((all, value) => all + value, 0);
