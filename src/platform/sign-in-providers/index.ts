import type { ProviderConfig } from '../config';
import { facebookProvider } from './facebook';
import { googleProvider } from './google';
import { openidProvider } from './openid';
import type { ProviderSurroundings, SignInProvider } from './provider';

export { ProviderFailure } from './failure';
export type { ProviderProfile, RoundSecrets, SignInProvider } from './provider';

export interface ProviderOptions {
  /** Where a request to an address really goes; for tests, which have no such services but small ones of their own. */
  reroute?: (url: string) => string;
  timeoutMs?: number;
}

/** The services that people may sign in with. None is spoken to before somebody wants to. */
export function createSignInProviders(
  configs: ProviderConfig[],
  { reroute = (url) => url, timeoutMs = 10_000 }: ProviderOptions = {},
): SignInProvider[] {
  return configs.map((config) => providerOf({ config, reroute, timeoutMs }));
}

function providerOf(surroundings: ProviderSurroundings): SignInProvider {
  switch (surroundings.config.name) {
    case 'google':
      return googleProvider(surroundings);
    case 'facebook':
      return facebookProvider(surroundings);
    case 'microsoft':
      // Its `email` can be set to anything by whoever runs a tenant, and no claim that it sends by itself says more:
      // learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization
      return openidProvider(surroundings, { vouches: false });
    case 'oidc':
      return openidProvider(surroundings, { vouches: true });
  }
}
