import type { Ctx } from '../../../platform/ctx';
import { schedulesOf } from './scheduled.queries';

/** Pages that show a schedule of reports and what becomes of it listen to it. */
export const scheduleTopic = (id: string): string => `report-schedules:${id}`;

/** Of the schedules that sent these, if any did. */
export async function scheduleTopicsOf(ctx: Ctx, deliveryIds: string[]): Promise<string[]> {
  return (await schedulesOf(ctx.db, deliveryIds)).map(scheduleTopic);
}
