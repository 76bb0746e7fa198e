import type { AdminPage, Finding, FirstStep } from '../../platform/http/administration';
import { listHref } from '../../platform/http/lists';
import type { Shell } from '../../platform/http/request';
import type { KeyFigures } from '../reports';
import { GROUPS, hrefOf } from './places.view';
import type { Entry } from './search.view';

export interface StepState {
  step: FirstStep;
  isDone: boolean;
}

export interface Start {
  pages: AdminPage[];
  steps: StepState[];
  /** The reader has hidden the first steps. */
  hidden: boolean;
  findings: Finding[];
  figures: KeyFigures;
}

const NOTHING = {
  q: '',
  results: null as { count: string; items: object[] } | null,
  figures: [] as object[],
  findings: [] as object[],
  steps: null as object | null,
  stepsHidden: false,
  groups: [] as object[],
};

export function startView(shell: Shell, { pages, steps, hidden, findings, figures }: Start): typeof NOTHING {
  const shownSteps = steps.some(({ isDone }) => !isDone) ? steps : [];
  const said = new Set(shownSteps.filter(({ isDone }) => !isDone).map(({ step }) => step.name));
  return {
    ...NOTHING,
    figures: figureTiles(shell, figures),
    findings: findings.filter(({ step }) => !step || !said.has(step)).map((one) => findingView(shell, one)),
    steps: shownSteps.length > 0 ? stepsView(shell, shownSteps) : null,
    stepsHidden: hidden,
    groups: groupCards(shell, pages),
  };
}

export function resultsView({ t }: Shell, q: string, entries: Entry[]): typeof NOTHING {
  const items = entries.map(({ label, hint, href, icon }) => ({ title: label, text: hint, href, icon }));
  return { ...NOTHING, q, results: { count: t('administration.results', { count: items.length }), items } };
}

function groupCards({ t }: Shell, pages: AdminPage[]) {
  return GROUPS.map(({ name, icon }) => ({
    name,
    icon,
    label: t(`administration.group.${name}`),
    items: pages
      .filter(({ group }) => group === name)
      .map((page) => ({ title: t(page.name), text: t(page.text), href: hrefOf(page), icon: page.icon })),
  })).filter(({ items }) => items.length > 0);
}

function findingView({ t }: Shell, { tone, title, text, action, params, href }: Finding) {
  return { tone, title: t(title, params), text: t(text, params), action: t(action), href };
}

function stepsView({ t }: Shell, steps: StepState[]) {
  return {
    progress: t('administration.steps.progress', {
      done: steps.filter(({ isDone }) => isDone).length,
      total: steps.length,
    }),
    items: steps.map(({ step: { title, text, href, icon }, isDone }) => ({
      title: t(title),
      text: t(text),
      href,
      icon,
      isDone,
    })),
  };
}

const QUEUE = '/desk/tickets';

function figureTiles({ t, fmt }: Shell, { open, unassigned, onHold, createdToday }: KeyFigures) {
  const view = (name: string) => listHref(QUEUE, { view: name });
  return [
    { label: t('dashboard.total.open'), value: fmt.number(open), href: view('all') },
    { label: t('dashboard.total.unassigned'), value: fmt.number(unassigned), href: view('unassigned') },
    { label: t('dashboard.total.on_hold'), value: fmt.number(onHold), href: view('on_hold') },
    { label: t('dashboard.total.created'), value: fmt.number(createdToday) },
  ];
}
