import type { Ctx } from '../../../platform/ctx';
import type { ChannelName } from '../channels';
import type { Kind } from '../kinds';

export interface Wishes {
  allows(kind: Kind, channel: ChannelName): boolean;
  heldUntil(now: Date, isUrgent: boolean): Date | null;
}

export async function wishesOf(_ctx: Ctx, ids: string[]): Promise<Map<string, Wishes>> {
  return new Map(ids.map((id) => [id, { allows: () => true, heldUntil: () => null }]));
}

export async function burstSeconds(_ctx: Ctx): Promise<number> {
  return 120;
}
