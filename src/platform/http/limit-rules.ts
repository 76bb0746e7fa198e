import type { Request } from 'express';
import type { LimitRule } from '../limits';

/** The limits that routes may name: features add theirs, in `*.limits.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: it is the features' to fill
export interface LimitNames {}

export type LimitName = keyof LimitNames;
export type LimitRules = Record<LimitName, LimitRule>;

/** Who is counted: one person or, for visitors, one network. */
export function clientKey(req: Request): string {
  const { actor } = req.ctx;
  return actor.kind === 'person' ? `person:${actor.id}` : `address:${networkOf(req.ip ?? '')}`;
}

/** Whoever has IPv6 owns a whole /64, so that is what is counted. */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const missing = ip.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  return [...left, ...Array<string>(missing).fill('0'), ...right].slice(0, 4).join(':');
}
