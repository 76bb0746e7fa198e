import type { Ctx } from '../../../platform/ctx';
import type { Audience } from '../audience';
import { highestNumber } from '../search/names.queries';
import type { Ticket } from '../tickets.types';
import { type Candidate, candidates, solutionsOf } from './candidates.queries';
import { pairsOf } from './pairs';
import { ALIKE, likeness, type Telling } from './scoring';
import type { SimilarTicket, SimilarTickets } from './similar.types';
import { isWeak, tellingWords } from './telling';
import { knownOf, sharesOf } from './words.queries';

const MOST_OPEN = 3;
const MOST_SOLVED = 5;
/** What was done is worth more than that something was done. */
const WITH_SOLUTION = 0.05;
/** Characters of a description that say what it is about. */
const BEGINNING = 200;
/** Of a solution. */
const READ = 5001;

export interface OpenAsked {
  subject: string;
  /** At the desk among what one works on, in the portal among what one sees as a customer. */
  audience: Audience;
  /** Only this person's. */
  requesterId?: string;
  categoryId?: string;
}

/** The open tickets that look like one that somebody is about to file, the most alike first. */
export async function openLike(ctx: Ctx, asked: OpenAsked): Promise<SimilarTicket[]> {
  const words = tellingWords(asked.subject);
  if (words.length < 2 || words.every(isWeak)) return [];
  const { actor } = ctx;
  const self = asked.audience === 'customer' && actor.kind === 'person' ? actor.id : undefined;
  const about = { requesterId: asked.requesterId ?? self, categoryId: asked.categoryId };
  const known = await knownOf(ctx.db, words);
  const scored = await alike(ctx, known, about, asked);
  return scored.slice(0, MOST_OPEN).map(shown);
}

/** What looks like a ticket: what was done before about others, and what may be the same. */
export async function similarTo(ctx: Ctx, ticket: Ticket): Promise<SimilarTickets> {
  const known = await knownOf(ctx.db, wordsOf(ticket));
  const about = { requesterId: ticket.requesterId, categoryId: ticket.categoryId ?? undefined };
  const scored = await alike(ctx, known, about, { audience: 'staff', withSolved: true });
  const others = scored.filter(({ id }) => id !== ticket.id);
  const solved = others
    .filter(({ status }) => isOver(status))
    .map((one) => ({ ...one, score: one.score + (one.isSolved ? WITH_SOLUTION : 0) }))
    .sort(byScore)
    .slice(0, MOST_SOLVED);
  const solutions = await solutionsOf(
    ctx,
    solved.map(({ id }) => id),
    READ,
  );
  const open = others.filter(({ status }) => !isOver(status)).slice(0, MOST_OPEN);
  return {
    solved: solved.map((one) => ({ ...shown(one), solution: solutions.get(one.id) ?? null })),
    open: open.map(shown),
  };
}

const isOver = (status: Candidate['status']): boolean => status === 'resolved' || status === 'closed';

/** Of a subject that says little, as `Help please`, also how its description begins. */
function wordsOf({ subject, description }: Ticket): string[] {
  const words = tellingWords(subject);
  if (words.filter((word) => !isWeak(word)).length > 1) return words;
  return [...new Set(words.concat(tellingWords(description.slice(0, BEGINNING))))].slice(0, 6);
}

interface Scored extends Candidate {
  score: number;
}

interface About {
  requesterId: string | undefined;
  categoryId: string | undefined;
}

async function alike(
  ctx: Ctx,
  known: Telling[],
  about: About,
  asked: { audience: Audience; requesterId?: string; withSolved?: boolean },
): Promise<Scored[]> {
  const pairs = pairsOf(known);
  if (!pairs) return [];
  const highest = await highestNumber(ctx.db);
  const { audience, requesterId, withSolved } = asked;
  const found = await candidates(ctx, { pairs, audience, requesterId, withSolved, highest });
  const words = new Map(found.map(({ id, subject }) => [id, tellingWords(subject)]));
  const shares = await sharesOf(ctx.db, [...new Set([...words.values()].flat())]);
  const scored = found.map((one) => {
    const compared = {
      words: words.get(one.id) ?? [],
      isSameRequester: one.requesterId === about.requesterId,
      isSameCategory: one.categoryId !== null && one.categoryId === about.categoryId,
    };
    return { ...one, score: likeness(known, compared, (word) => shares.get(word) ?? 0) };
  });
  return scored.filter(({ score }) => score >= ALIKE).sort(byScore);
}

/** Of those that are as alike the newest first. */
const byScore = (one: Scored, other: Scored): number => other.score - one.score || other.number - one.number;

const shown = ({ id, number, subject, status, holdReason, updatedAt }: Candidate): SimilarTicket => ({
  id,
  number,
  subject,
  status,
  holdReason,
  updatedAt,
});
