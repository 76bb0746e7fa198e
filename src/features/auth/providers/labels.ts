import type { Ctx } from '../../../platform/ctx';

/** What people know a service by. */
export function labelOf({ system }: Ctx, provider: string): string {
  return system.config.providers.find(({ name }) => name === provider)?.label ?? provider;
}
