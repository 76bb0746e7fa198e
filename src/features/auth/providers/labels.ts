import type { Ctx } from '../../../platform/ctx';

/** Those that are not configured any more still stand in what has happened. */
const NAMES: Readonly<Record<string, string>> = {
  google: 'Google',
  facebook: 'Facebook',
  microsoft: 'Microsoft',
  oidc: 'OpenID Connect',
};

/** What people know a service by. */
export function labelOf({ system }: Ctx, provider: string): string {
  const configured = system.config.providers.find(({ name }) => name === provider);
  return configured?.label ?? NAMES[provider] ?? provider;
}
