import type { Request } from 'express';

/** How often one person (or, for visitors, one address) may do a thing. */
export const LIMITS = {
  // Who fails is slowed down long before; this is for floods, and an office that comes in at nine stays below it.
  sign_in: { points: 150, seconds: 15 * 60 },
  register: { points: 10, seconds: 60 * 60 },
  mail_link: { points: 10, seconds: 60 * 60 },
  submit: { points: 60, seconds: 10 * 60 },
  reply: { points: 120, seconds: 10 * 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

export function clientKey(req: Request): string {
  const { actor } = req.ctx;
  return actor.kind === 'person' ? `person:${actor.id}` : `address:${networkOf(req.ip ?? '')}`;
}

/** An IPv6 customer owns a whole /64, so that is what is counted. */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const missing = ip.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  return [...left, ...Array<string>(missing).fill('0'), ...right].slice(0, 4).join(':');
}
