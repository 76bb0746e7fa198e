import type { Ctx } from '../../../platform/ctx';
import { type AskedTerm, askedOf } from '../../../platform/search/asked';
import type { TextTerm } from '../../../platform/search/terms';
import { type Begun, begunBy, havingWithin, nearTo } from '../../../platform/search/vocabulary';
import type { Audience } from '../audience';
import type { Condition } from '../visibility';
import { INTERNAL, PUBLIC, SUBJECT } from './document';
import { type Hit, type HitsAsked, hits, numbered } from './hits.queries';
import { highestNumber, ownersNamed } from './names.queries';
import { numbersIn } from './numbers';
import { type Standing, tsQuery } from './ts-query';

/** Where a ticket is found: of the same, the newest come first. */
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
  /** What stands for a word that was typed, in what was found. */
  wordsFor(word: string): readonly string[];
  /** Words count where they stand within others too. */
  isWithin: boolean;
  /** Words that were looked for in the place of one that is found nowhere, by that one. */
  near: ReadonlyMap<string, readonly string[]>;
}

/**
 * The tickets in which all terms stand, for who may see them: those of that number, those with the words in their subject,
 * then anywhere; then those that have them within other words; and where there is none of all that, those whose words
 * differ in a letter.
 */
export async function findTickets(ctx: Ctx, asked: FindingAsked): Promise<Finding> {
  const { terms, isCut } = askedOf(asked.terms);
  const search = new Search(ctx, asked, terms);
  await search.prepare();
  for (const tier of TIERS) await search.take(tier);
  const isWithin = search.found.some(({ tier }) => tier === 'within');
  const isNear = search.found.some(({ tier }) => tier === 'near');
  return {
    found: search.found,
    terms,
    isCut,
    isWithin: isWithin || isNear,
    wordsFor: (word) => search.standingFor(word),
    near: isNear ? search.near : new Map(),
  };
}

class Search {
  readonly found: Found[] = [];
  near = new Map<string, string[]>();
  private begun = new Map<string, Begun>();
  private owners = new Map<string, string[]>();
  private within = new Map<string, string[]>();
  private above = 1;
  private readonly letters: string[];
  private readonly words: string[];
  private readonly numbers: number[];

  constructor(
    private readonly ctx: Ctx,
    private readonly asked: FindingAsked,
    private readonly terms: readonly AskedTerm[],
  ) {
    this.letters = asked.audience === 'staff' ? [PUBLIC, INTERNAL] : [PUBLIC];
    this.numbers = numbersIn(asked.terms);
    const open = terms.filter(({ isPhrase, isExcluded }) => !isPhrase && !isExcluded);
    const words = open.flatMap(({ parts, joined }) => [parts.at(-1) ?? '', joined ?? '']);
    this.words = [...new Set(words.filter(Boolean))];
  }

  async prepare(): Promise<void> {
    const names = this.terms.filter((term) => isName(term)).map(({ parts }) => parts[0] as string);
    [this.begun, this.owners, this.above] = await Promise.all([
      begunBy(this.ctx.db, this.words),
      ownersNamed(this.ctx, names, this.asked.audience),
      highestNumber(this.ctx.db),
    ]);
  }

  /** What this tier adds, as far as there is room, and as far as the page begins before it. */
  async take(tier: Tier): Promise<void> {
    const { after, limit } = this.asked;
    const left = limit - this.found.length;
    const isPast = after !== undefined && TIERS.indexOf(tier) < TIERS.indexOf(after.tier);
    if (left <= 0 || isPast) return;
    const { audience, where = [] } = this.asked;
    const below = after?.tier === tier ? after.number : this.above + 1;
    const found = await this.hitsOf(tier, { audience, where, below, limit: left });
    this.found.push(...found.map((hit) => ({ ...hit, tier })));
  }

  private async hitsOf(tier: Tier, asked: Omit<HitsAsked, 'query' | 'numbers'>): Promise<Hit[]> {
    if (tier === 'number') return this.numbers.length > 0 ? numbered(this.ctx, this.numbers, asked) : [];
    const query = await this.queryOf(tier);
    return query === null ? [] : hits(this.ctx, { ...asked, query, numbers: this.numbers });
  }

  private async queryOf(tier: Exclude<Tier, 'number'>): Promise<string | null> {
    switch (tier) {
      case 'subject':
        return this.subject();
      case 'text':
        return this.but(this.text(), [this.subject()]);
      case 'within':
        return this.but(await this.parts(), [this.text()]);
      case 'near':
        return this.found.length > 0 || this.asked.after ? null : this.nearly();
    }
  }

  private subject(): string | null {
    return tsQuery(this.terms, [SUBJECT], (word, term) => this.standing(word, term, []));
  }

  private text(): string | null {
    return tsQuery(this.terms, this.letters, (word, term) => this.standing(word, term, []));
  }

  /** Null where no word stands within another. */
  private async parts(): Promise<string | null> {
    this.within = await havingWithin(this.ctx.db, this.words);
    const isMore = this.words.some((word) => this.isCut(word) || this.furtherOf(word).length > 0);
    if (!isMore) return null;
    return tsQuery(this.terms, this.letters, (word, term) => ({
      ...this.standing(word, term, this.furtherOf(word)),
      begins: this.isCut(word),
    }));
  }

  private async nearly(): Promise<string | null> {
    this.near = await nearTo(this.ctx.db, this.words);
    const isMore = this.words.some((word) => (this.near.get(word) ?? []).length > 0);
    if (!isMore) return null;
    return tsQuery(this.terms, this.letters, (word, term) =>
      this.standing(word, term, this.furtherOf(word).concat(this.near.get(word) ?? [])),
    );
  }

  standingFor(word: string): string[] {
    return (this.begun.get(word)?.words ?? []).concat(this.near.get(word) ?? []);
  }

  private but(query: string | null, others: (string | null)[]): string | null {
    if (query === null) return null;
    const excluded = others.filter((other) => other !== null).map((other) => ` & !(${other})`);
    return `(${query})${excluded.join('')}`;
  }

  private furtherOf(word: string): string[] {
    const known = new Set(this.begun.get(word)?.words);
    return (this.within.get(word) ?? []).filter((one) => one !== word && !known.has(one));
  }

  private isCut = (word: string): boolean => (this.begun.get(word)?.isCut ?? false) && word.length >= 3;

  private standing(word: string, term: AskedTerm, further: string[]): Standing {
    if (term.isPhrase || term.isExcluded) return { words: [], begins: false, owners: [] };
    const words = (this.begun.get(word)?.words ?? []).concat(further);
    return { words, begins: false, owners: (isName(term) && this.owners.get(word)) || [] };
  }
}

/** Something that a person or an organization may be called. */
const isName = ({ parts, isPhrase, isExcluded, within }: AskedTerm): boolean =>
  parts.length === 1 && !isPhrase && !isExcluded && within === undefined && /\p{L}{2}/u.test(parts[0] ?? '');
