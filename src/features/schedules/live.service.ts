import type { Ctx } from '../../platform/ctx';
import { isId } from '../../platform/ids';
import { mayKeep, scheduleTopic } from './access';
import { scheduleById } from './schedules.repo';

const PREFIX = scheduleTopic('');

/** Those of the topics that are of schedules which whoever asks keeps: an open page hears of no others. */
export async function keptTopics(ctx: Ctx, topics: readonly string[]): Promise<string[]> {
  const kept = topics.map(async (topic) => {
    const id = topic.startsWith(PREFIX) ? topic.slice(PREFIX.length) : '';
    const schedule = isId(id) ? await scheduleById(ctx.db, id) : null;
    return schedule && mayKeep(ctx.actor, schedule) ? [topic] : [];
  });
  return (await Promise.all(kept)).flat();
}
