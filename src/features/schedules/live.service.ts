import type { Ctx } from '../../platform/ctx';
import { isId } from '../../platform/ids';
import { scheduleTopic } from '../notifications';
import { mayKeep } from './access';
import { ownersOf } from './schedules.repo';

const PREFIX = scheduleTopic('');

/** Those of the topics that are of schedules which whoever asks keeps: an open page hears of no others. */
export async function keptTopics(ctx: Ctx, topics: readonly string[]): Promise<string[]> {
  const ids = topics.filter((topic) => topic.startsWith(PREFIX)).map((topic) => topic.slice(PREFIX.length));
  const known = ids.filter(isId);
  const found = known.length > 0 ? await ownersOf(ctx.db, known) : [];
  return found.filter((one) => mayKeep(ctx.actor, one)).map(({ id }) => scheduleTopic(id));
}
