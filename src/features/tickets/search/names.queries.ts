import type { Ctx } from '../../../platform/ctx';
import { type Db, row, rows } from '../../../platform/db';
import type { Audience } from '../audience';
import { OWNER, ownerLexeme } from './document';

// Whose tickets are found by a name: looked up when it is asked for, so that a name that changes is found at once and the
// old one no more.

const MOST = 20;

interface Named {
  words: string[];
  kind: 'person' | 'organization';
  id: string;
}

export interface Called {
  /** Words of names, and addresses. */
  words: string[];
  /** Digits of telephones, which only staff know. */
  telephones: string[];
}

/**
 * Lexemes of the tickets of those who have each of these words in their name, by the word, or of these telephones. Of a
 * frequent name not all are looked up, but those who have it beside the word before or after it.
 */
export async function ownersCalled(
  ctx: Ctx,
  { words, telephones }: Called,
  audience: Audience,
): Promise<Map<string, string[]>> {
  const [named, reached] = await Promise.all([
    ownersNamed(ctx, words, audience),
    audience === 'staff' && telephones.length > 0
      ? rows<Named>(ctx.db, TELEPHONES, { telephones }, 'search owners telephone')
      : [],
  ]);
  return lexemesOf(named.concat(reached), audience);
}

async function ownersNamed(ctx: Ctx, words: string[], audience: Audience): Promise<Named[]> {
  const { actor } = ctx;
  if (words.length === 0 || actor.kind !== 'person') return [];
  const seconds = words.map((word, index) => words[index + 1] ?? word);
  return rows<Named>(
    ctx.db,
    audience === 'staff' ? `${PEOPLE('true')} union all ${ORGANIZATIONS}` : PEOPLE(COLLEAGUES),
    {
      first: words.concat(words).map(pattern),
      second: words.concat(seconds).map(pattern),
      words: words.concat(words),
      others: words.concat(seconds),
      ...(audience === 'customer' && { organizationId: actor.organizationId }),
    },
    `search owners ${audience}`,
  );
}

const ASKED = `unnest(:first::text[], :second::text[], :words::text[], :others::text[])
  as asked (first, second, word, other)`;

const begins = (text: string, word: string) =>
  `(' ' || ${text}) like '% ' || ${word} || '%' and ${text} like '%' || ${word} || '%'`;

/** Customers know those of their organization by name. */
const COLLEAGUES = 'u.organization_id = :organizationId::uuid';

const PEOPLE = (condition: string) => `
  select array[asked.word, asked.other] as words, 'person' as kind, who.id from ${ASKED} cross join lateral (
    select u.id from users u
    where ${begins('u.search', 'asked.first')} and ${begins('u.search', 'asked.second')} and ${condition} limit ${MOST}
  ) who`;

const ORGANIZATIONS = `
  select array[asked.word, asked.other], 'organization', who.id from ${ASKED} cross join lateral (
    select o.id from organizations o
    where ${begins('searchable(o.name)', 'asked.first')} and ${begins('searchable(o.name)', 'asked.second')} limit ${MOST}
  ) who`;

const TELEPHONES = `
  select array[asked.digits] as words, 'person' as kind, who.id
  from unnest(:telephones::text[]) as asked (digits) cross join lateral (
    select u.id from users u where u.phone like '%' || asked.digits || '%' limit ${MOST}
  ) who`;

function lexemesOf(found: Named[], audience: Audience): Map<string, string[]> {
  const lexemes = new Map<string, string[]>();
  for (const { words, kind, id } of found) {
    for (const word of words) {
      const known = lexemes.get(word) ?? [];
      known.push(...lettersOf(kind, audience).map((letter) => ownerLexeme(letter, id)));
      lexemes.set(word, known);
    }
  }
  return lexemes;
}

/** Who works on a ticket is staff's to know. */
function lettersOf(kind: Named['kind'], audience: Audience): string[] {
  if (kind === 'organization') return [OWNER.organizationId];
  return audience === 'staff' ? [OWNER.requesterId, OWNER.assigneeId] : [OWNER.requesterId];
}

const pattern = (word: string): string => word.replace(/[\\%_]/g, '\\$&');

export async function highestNumber(db: Db): Promise<number> {
  const { number } = await row<{ number: number | null }>(
    db,
    'select max(number) as number from ticket_search',
    {},
    'search highest number',
  );
  return number ?? 0;
}
