import type { Ctx } from '../../../platform/ctx';
import { type AskedTerm, askedOf } from '../../../platform/search/asked';
import type { TextTerm } from '../../../platform/search/terms';
import type { Audience } from '../audience';
import type { Condition } from '../visibility';
import { fewHits, type Hit, hits, numbered } from './hits.queries';
import { highestNumber } from './names.queries';
import { numbersIn } from './numbers';
import type { TsQueries } from './ts-query';
import { but, type Wording, wordingOf } from './wording';

/** Where a ticket is found; of those that are found alike the newest come first. */
export const TIERS = ['number', 'subject', 'text', 'within', 'near'] as const;
export type Tier = (typeof TIERS)[number];

export interface Found extends Hit {
  tier: Tier;
}

export interface FindingAsked {
  terms: readonly TextTerm[];
  audience: Audience;
  /** Beside visibility, all of them: conditions on a ticket `t`. */
  where?: Condition[];
  /** After this one, as it was found. */
  after?: { tier: Tier; number: number };
  limit: number;
}

export interface Finding {
  found: Found[];
  terms: AskedTerm[];
  /** Not all that was typed is looked for. */
  isCut: boolean;
  wording: Wording;
}

/**
 * The tickets in which all terms stand, for who may see them: those of that number, those with the words in their subject,
 * then anywhere; then those that have them within other words; and where there is none of all that, those whose words
 * differ in a letter.
 */
export async function findTickets(ctx: Ctx, asked: FindingAsked): Promise<Finding> {
  const { terms, isCut } = askedOf(asked.terms);
  const [wording, highest] = await Promise.all([
    wordingOf(ctx, terms, asked.audience),
    highestNumber(ctx.db),
  ]);
  const numbers = numbersIn(asked.terms);
  const few = asked.where?.length ? await fewOf(ctx, asked, wording, numbers) : null;
  if (few) return { found: few, terms, isCut, wording };
  const found: Found[] = [];
  for (const tier of tiersFrom(asked.after?.tier)) {
    const left = asked.limit - found.length;
    if (left <= 0 || (tier === 'near' && (found.length > 0 || asked.after))) break;
    const below = asked.after?.tier === tier ? asked.after.number : highest + 1;
    const scope = { audience: asked.audience, where: asked.where ?? [], below, limit: left, numbers };
    const more = await foundIn(ctx, tier, wording, scope);
    found.push(...more.map((hit) => ({ ...hit, tier })));
  }
  return { found, terms, isCut, wording };
}

/** So many that filters leave are put in order here. */
const FEW = 2000;

/** All of it, where filters leave few; null where there are more, or none, and words with a wrong letter may be meant. */
async function fewOf(
  ctx: Ctx,
  { audience, where = [], after, limit }: FindingAsked,
  wording: Wording,
  numbers: number[],
): Promise<Found[] | null> {
  const ways = [wording.subject, wording.text, await wording.within()].filter((way) => way !== null);
  if (!ways.every(({ all }) => all.length > 0) || ways.length === 0) return null;
  const few = await fewHits(ctx, { ways, audience, where, numbers, most: FEW });
  if (!few || few.length === 0) return null;
  const scope = { audience, where, below: Number.MAX_SAFE_INTEGER, limit, numbers };
  const numbered = await foundIn(ctx, 'number', wording, scope);
  const placed = few.map(({ id, number, way }) => ({
    id,
    number,
    tier: WAYS[way + WAYS.length - ways.length] as Tier,
  }));
  return numbered
    .map((hit): Found => ({ ...hit, tier: 'number' }))
    .concat(placed)
    .filter((found) => !after || isBehind(found, after))
    .sort((one, other) => (isBehind(one, other) ? 1 : -1))
    .slice(0, limit);
}

const WAYS: Tier[] = ['subject', 'text', 'within'];

/** Whether one comes after the other. */
function isBehind(one: Omit<Found, 'id'>, other: Omit<Found, 'id'>): boolean {
  const [tier, earlier] = [TIERS.indexOf(one.tier), TIERS.indexOf(other.tier)];
  return tier === earlier ? one.number < other.number : tier > earlier;
}

const tiersFrom = (tier: Tier = 'number'): readonly Tier[] => TIERS.slice(TIERS.indexOf(tier));

type Scope = Omit<Parameters<typeof hits>[1], 'queries'>;

async function foundIn(ctx: Ctx, tier: Tier, wording: Wording, scope: Scope): Promise<Hit[]> {
  if (tier === 'number') return scope.numbers.length > 0 ? numbered(ctx, scope) : [];
  const queries = await queriesOf(tier, wording);
  // What is only excluded leaves nearly everything: lists with an order of their own show that.
  return queries && queries.all.length > 0 ? hits(ctx, { ...scope, queries }) : [];
}

async function queriesOf(tier: Exclude<Tier, 'number'>, wording: Wording): Promise<TsQueries | null> {
  switch (tier) {
    case 'subject':
      return wording.subject;
    case 'text':
      return but(wording.text, wording.subject);
    case 'within':
      return but(await wording.within(), wording.text);
    case 'near':
      return wording.near();
  }
}
