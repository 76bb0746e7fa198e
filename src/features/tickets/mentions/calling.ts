import { audienceOf, type Reached } from '../audience';
import { MAX } from '../tickets.input';
import { type Call, callsIn, unfinishedIn } from './called';
import type { Called, Colleague, CommentMention, Unheard } from './mentions.types';

// Whom a text mentions, without I/O: who is called in it, and which of them may know of it.

export interface Writing {
  body: string;
  visibility: 'public' | 'internal';
  writerId: string;
}

/**
 * Mentioned are those who work on the ticket and are at work. Of people with the same name it is those who may see it;
 * only where none of them may, they are named as not told, and so is what only begins a name. Nobody mentions themselves.
 */
export function calledBy(
  { body, visibility, writerId }: Writing,
  colleagues: readonly Colleague[],
  reached: Reached,
): Called {
  const byId = new Map(colleagues.map((colleague) => [colleague.id, colleague]));
  const mentions = new Map<string, CommentMention>();
  const unheard = new Map<string, Unheard>();
  for (const call of callsIn(body, colleagues)) {
    const called = call.ids.flatMap((id) => byId.get(id) ?? []);
    const told = called.filter((person) => isTold(person, reached));
    for (const { id } of told) if (id !== writerId) place(mentions, id, call);
    const isHeard = told.length > 0 || called.some(({ id }) => id === writerId);
    if (isHeard) continue;
    for (const person of called) {
      const why = whyNot(person, reached, visibility);
      if (why) unheard.set(person.id, { name: person.name, why });
    }
  }
  const meant = colleagues.filter((person) => person.id !== writerId && isTold(person, reached));
  for (const name of unfinishedIn(body, colleagues, meant)) unheard.set(name, { name, why: 'unfinished' });
  return {
    mentions: [...mentions.values()],
    followerIds: followersWith(reached.followerIds, [...mentions.keys()]),
    unheard: [...unheard.values()],
  };
}

/** Whether somebody can be mentioned in what is written on a ticket. */
export const isTold = (person: Colleague, reached: Reached): boolean =>
  person.state === 'active' && audienceOf(person, reached) === 'staff';

/** Who asked for the ticket themselves reads replies to it all the same. */
function whyNot(
  person: Colleague,
  reached: Reached,
  visibility: Writing['visibility'],
): 'hidden' | 'away' | null {
  const audience = person.state === 'inactive' ? null : audienceOf(person, reached);
  if (audience === 'staff') return 'away';
  return audience === 'customer' && visibility === 'public' ? null : 'hidden';
}

function place(mentions: Map<string, CommentMention>, userId: string, { from, to }: Call): void {
  const mention = mentions.get(userId) ?? { userId, starts: [], ends: [] };
  mention.starts.push(from);
  mention.ends.push(to);
  mentions.set(userId, mention);
}

/** Whoever finds no place any more is told without following. */
function followersWith(followerIds: readonly string[], mentionedIds: string[]): string[] | null {
  const room = Math.max(0, MAX.people - followerIds.length);
  const coming = mentionedIds.filter((id) => !followerIds.includes(id)).slice(0, room);
  return coming.length > 0 ? followerIds.concat(coming).sort() : null;
}
