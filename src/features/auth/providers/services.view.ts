import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { openMethods } from '../methods.service';

/** Buttons of the other services that people may sign in with. */
export async function serviceButtons(req: Request, next: string) {
  const ctx = ctxOf(req);
  const open = await openMethods(ctx);
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return ctx.system.config.providers
    .filter(({ name }) => open.includes(name))
    .map(({ name, label }) => ({ name, label, href: `/auth/${name}${query}` }));
}

/** Other services that the account is connected with, on the security page. */
export async function servicesSection(_req: Request) {
  return { services: [] };
}
