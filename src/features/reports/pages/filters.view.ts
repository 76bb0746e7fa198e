import type { Request } from 'express';
import type { FieldError } from '../../../platform/errors';
import { listHref } from '../../../platform/http/lists';
import { namedOptions, type Option, wordOptions } from '../../../platform/http/options';
import { errorTexts } from '../../../platform/http/respond';
import { type CategoryNode, categoryOptions } from '../../categories';
import { PRIORITIES } from '../../tickets';
import { PRESETS } from '../period/period.types';
import { hrefOf, type Param, paramsOf, pathOf } from '../query.schema';
import type { Place, ReportQuery } from '../query.types';
import type { ReportName } from '../report.types';

type Named = { id: string; name: string };

/** What there is to choose from. */
export interface Choices {
  departments: readonly Named[];
  categories: readonly CategoryNode[];
  organizations: readonly Named[];
  staff: readonly Named[];
  /** Colleagues on leave or gone. */
  gone: readonly Named[];
}

/** Who asks for what, as it was understood. */
export interface Asking {
  place: Place;
  query: ReportQuery;
  errors: Partial<Record<Param, FieldError>>;
  /** As it was typed, where it could not be understood. */
  typed: Partial<Record<Param, string>>;
  choices: Choices;
  /** Names of what was chosen and is not offered any more. */
  former: Partial<Record<Param, string>>;
  /** The days that the period means, for who wants others. */
  days: { from: string; to: string };
}

/** So many names a browser offers while one is typed; of more there is only what is found by its name. */
const OFFERED = 300;

/** The filters: what can be chosen, what is chosen, what is wrong with it, and a chip for each that takes it off. */
export function filtersView(req: Request, asking: Asking, name: ReportName) {
  const { locale } = req.shell;
  const { place, query, choices, typed } = asking;
  const organizations = namedOptions(choices.organizations);
  const categories = categoryOptions(choices.categories, locale);
  const departments = namedOptions(choices.departments);
  const said = paramsOf(query);
  const options: Record<Chosen, Option[]> = {
    department: withFormer(asking, 'department', departments),
    category: withFormer(asking, 'category', categories),
    priority: wordOptions(req, 'ticket.priority', PRIORITIES),
    organization: withFormer(asking, 'organization', organizations),
    technician: withFormer(asking, 'technician', namedOptions([...choices.staff, ...choices.gone])),
  };
  const organization = options.organization.find(({ value }) => value === query.organizationId)?.label;
  return {
    action: pathOf(place, name),
    errors: errorTexts(req, asking.errors as Record<string, FieldError>),
    periods: PRESETS.map((preset) => ({ value: preset, label: req.shell.t(`reports.period.${preset}`) })),
    values: {
      ...said,
      period: asking.typed.from || asking.typed.to ? 'range' : query.preset,
      from: typed.from ?? asking.days.from,
      to: typed.to ?? asking.days.to,
      organization: typed.organization ?? organization ?? '',
    },
    options: { ...options, organization: organizations.length > OFFERED ? [] : organizations },
    technicians: technicianGroups(req, asking, options.technician),
    chips: chipsOf(req, asking, name, options),
    clearHref: hrefOf(place, name, {
      preset: query.preset,
      from: query.from,
      to: query.to,
      departmentId: null,
      categoryId: null,
      priority: null,
      organizationId: null,
      technicianId: null,
    }),
  };
}

const CHOSEN = ['department', 'category', 'priority', 'organization', 'technician'] as const;
type Chosen = (typeof CHOSEN)[number];

/** What was chosen stands in its list, even if nobody can choose it any more. */
function withFormer({ query, former }: Asking, param: Chosen, options: Option[]): Option[] {
  const value = paramsOf(query)[param];
  const label = former[param];
  return value && label ? [...options, { value, label }] : options;
}

function technicianGroups({ shell: { t } }: Request, { choices }: Asking, all: Option[]) {
  const gone = new Set(choices.gone.map(({ id }) => id));
  const here = { label: null, options: all.filter(({ value }) => !gone.has(value)) };
  if (gone.size === 0) return [here];
  return [here, { label: t('queue.filter.gone'), options: all.filter(({ value }) => gone.has(value)) }];
}

function chipsOf(
  req: Request,
  { place, query }: Asking,
  name: ReportName,
  options: Record<Chosen, Option[]>,
) {
  const { t } = req.shell;
  const said = paramsOf(query);
  return CHOSEN.flatMap((param) => {
    const value = said[param];
    if (!value) return [];
    const label = options[param].find((option) => option.value === value)?.label ?? t('report.gone');
    return {
      label: t('queue.chip', { field: t(`report.by.${param}`), value: label }),
      removeHref: listHref(pathOf(place, name), said, { [param]: null }),
    };
  });
}
