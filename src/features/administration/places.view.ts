import type { Ctx } from '../../platform/ctx';
import type { AdminDeclaration, AdminGroups, AdminPage } from '../../platform/http/administration';
import type { AccessRules } from '../../platform/http/routes';
import type { Translate } from '../../platform/i18n';

export const START = '/admin';

/** In the order of the start page. One without a page is not shown. */
export const GROUPS: readonly { name: keyof AdminGroups; icon: string }[] = [
  { name: 'people', icon: 'users' },
  { name: 'tickets', icon: 'ticket' },
  { name: 'automation', icon: 'workflow' },
  { name: 'channels', icon: 'mail' },
  { name: 'reports', icon: 'chart-column' },
  { name: 'security', icon: 'shield' },
  { name: 'system', icon: 'server' },
];

/** Everything that features have said of the administration. */
export interface Administration extends Required<AdminDeclaration> {
  rules: AccessRules;
}

export function administrationOf(declarations: AdminDeclaration[], rules: AccessRules): Administration {
  return {
    pages: declarations.flatMap(({ pages = [] }) => pages),
    attention: declarations.flatMap(({ attention = [] }) => attention),
    steps: declarations.flatMap(({ steps = [] }) => steps),
    rules,
  };
}

/** The pages that there are at the moment, and that the actor may open, group by group. */
export async function pagesFor({ pages, rules }: Administration, ctx: Ctx): Promise<AdminPage[]> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return [];
  const allowed = pages.filter(({ access }) => rules[access](actor));
  const existing = await Promise.all(allowed.map(async (page) => !page.exists || (await page.exists(ctx))));
  const shown = allowed.filter((_page, index) => existing[index]);
  return GROUPS.flatMap(({ name }) => shown.filter(({ group }) => group === name));
}

export const hrefOf = ({ path, href = path }: AdminPage): string => href;

/** The page that an address belongs to: its own, or of those that it lies below the nearest. */
export function pageOf(pages: readonly AdminPage[], address: string): AdminPage | undefined {
  const above = pages.filter(({ path, covers = [] }) =>
    [path, ...covers].some((own) => address === own || address.startsWith(`${own}/`)),
  );
  return above.toSorted((one, other) => other.path.length - one.path.length)[0];
}

/** Where in the administration a page is: its group, and what else is there. Null outside it and at its start. */
export function placeIn(pages: readonly AdminPage[], address: string, t: Translate) {
  const here = pageOf(pages, address);
  if (!here) return null;
  const group = t(`administration.group.${here.group}`);
  const items = pages
    .filter((page) => page.group === here.group)
    .map((page) => ({
      label: t(page.name),
      href: hrefOf(page),
      current: page !== here ? null : address === page.path ? 'page' : 'true',
    }));
  return { group, start: START, href: `${START}#${here.group}`, items };
}
