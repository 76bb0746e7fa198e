import type { Request } from 'express';
import type { Flash } from '../../../platform/http/flash';
import type { Mention } from '../../../platform/prose';
import type { CommentMention, Unheard } from './mentions.types';

/** Where a text is marked for its reader; of people with the same name each place is marked once, as theirs if it is. */
export function marksOf(mentions: readonly CommentMention[], readerId: string | null): Mention[] {
  const places = new Map<number, Mention>();
  for (const { userId, starts, ends } of mentions)
    for (const [index, from] of starts.entries()) {
      const isReader = userId === readerId || places.get(from)?.isReader === true;
      places.set(from, { from, to: ends[index] ?? from, isReader });
    }
  return [...places.values()];
}

/** More names than these would not be read, nor fit into what a browser keeps of a message. */
const NAMED = 3;
const SAID = {
  public: {
    hidden: 'desk.ticket.mention.replied.hidden',
    away: 'desk.ticket.mention.replied.away',
    both: 'desk.ticket.mention.replied.both',
    unfinished: 'desk.ticket.mention.replied.unfinished',
  },
  internal: {
    hidden: 'desk.ticket.mention.noted.hidden',
    away: 'desk.ticket.mention.noted.away',
    both: 'desk.ticket.mention.noted.both',
    unfinished: 'desk.ticket.mention.noted.unfinished',
  },
} as const;

/** The message after sending that names who was called and is not told, else what called nobody; null without either. */
export function unheardOf(
  { shell }: Pick<Request, 'shell'>,
  visibility: keyof typeof SAID,
  all: readonly Unheard[],
): Flash | null {
  const people = all.filter(({ why }) => why !== 'unfinished');
  const unheard = people.length > 0 ? people : all;
  const [first, ...others] = unheard;
  if (!first) return null;
  const names = unheard.slice(0, NAMED).map(({ name }) => name);
  const left = unheard.length - names.length;
  const more = left > 0 ? [shell.t('desk.ticket.mention.others', { count: left })] : [];
  const why = others.every((other) => other.why === first.why) ? first.why : 'both';
  return {
    kind: 'info',
    key: SAID[visibility][why],
    params: { names: shell.fmt.list(names.concat(more)), count: unheard.length },
  };
}
