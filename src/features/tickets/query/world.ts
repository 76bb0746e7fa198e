import type { Ctx } from '../../../platform/ctx';
import { isId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { fieldDefinitions } from '../../fields';
import { type FilterPart, isSaid, ME, type Name, NONE, type Part, plain } from '../../query';
import { isStaff } from '../../users';
import { lookUp } from './names.queries';
import { type Asking, type FoundName, type LookUp, SCOPES, type Scope, type World } from './world.types';

// All that the names of a query may mean for its reader: read once, before its parts are.

/** More names than these, and the rest are not looked for. */
const MOST_NAMES = 20;

const NOBODY: readonly never[] = [];

/** What the parts need to be read: lists that every page has at hand, and one statement for people and organizations. */
export async function worldFor(ctx: Ctx, parts: readonly Part[], asking: Asking): Promise<World> {
  const me = actorId(ctx.actor);
  const filters = parts.filter((part): part is FilterPart => part.kind === 'filter');
  const has = (name: Name) => filters.some((part) => part.name === name);
  const reads = isStaff(ctx.actor) || ctx.actor.kind === 'system';
  const [departments, categories, fields, found] = await Promise.all([
    reads && has('department') ? allDepartments(ctx) : NOBODY,
    reads && has('category') ? categoryTree(ctx) : NOBODY,
    reads && has('field') ? fieldDefinitions(ctx) : NOBODY,
    reads ? foundNames(ctx, filters) : new Map<string, FoundName[]>(),
  ]);
  return {
    now: ctx.now,
    timeZone: asking.timeZone,
    locale: asking.locale,
    me,
    departments,
    categories,
    fields: fields.filter(({ isActive }) => isActive),
    found: (scope, word) => (reads ? found.get(keyOf(scope, word)) : NOBODY),
  };
}

const keyOf = (scope: Scope, word: string) => `${scope} ${plain(word)}`;

async function foundNames(ctx: Ctx, filters: readonly FilterPart[]): Promise<Map<string, FoundName[]>> {
  const wanted = new Map<string, LookUp>();
  for (const { name, pieces } of filters) {
    const scope = SCOPES[name];
    if (!scope) continue;
    for (const { text, quoted } of pieces) {
      const isWord = !quoted && (isSaid(NONE, text) || (scope !== 'organization' && isSaid(ME, text)));
      if (!isWord) wanted.set(keyOf(scope, text), { scope, word: text, isId: isId(text) });
    }
  }
  const asked = [...wanted].slice(0, MOST_NAMES);
  if (asked.length === 0) return new Map();
  const rows = await lookUp(
    ctx,
    asked.map(([, one]) => one),
  );
  return new Map(asked.map(([key], place) => [key, rows.filter((row) => row.place === place)]));
}
