import type { Ctx } from '../../../platform/ctx';
import type { Kind } from '../kinds';
import { turnOff, turnOn, wishesOf } from '../preferences';

// What somebody chooses is kept by the preferences; this is all that links know of them.

/** Whether mail of the kind reaches them. */
export async function getsMail(ctx: Ctx, userId: string, kind: Kind): Promise<boolean> {
  return (await wishesOf(ctx, [userId])).get(userId)?.allows(kind, 'mail') ?? false;
}

/** Ends mail of the kind, or begins it again; twice is no other than once. */
export async function chooseMail(ctx: Ctx, userId: string, kind: Kind, isOn: boolean): Promise<void> {
  await (isOn ? turnOn : turnOff)(ctx, userId, kind, 'mail');
}
