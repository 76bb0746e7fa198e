import type { ProviderConfig, ProviderName } from '../config';

/** What a round trip must answer to. It stays with the browser's session, and serves once. */
export interface RoundSecrets {
  /** RFC 6749, 10.12: the answer belongs to the browser that asked. */
  state: string;
  /** OpenID Connect Core, 3.1.2.1: the token belongs to the question. */
  nonce: string;
  /** RFC 7636: the code is worth something only to who asked. */
  verifier: string;
}

/** Who a service says that somebody is. */
export interface ProviderProfile {
  /** Who vouches for it; with `subject` it names one account for good. */
  issuer: string;
  subject: string;
  /** In lower case; null where the service tells none, or none that is an address. */
  email: string | null;
  /** The service vouches that the address is theirs. */
  isVerified: boolean;
  /** May be empty. */
  name: string;
}

/** A service that people sign in with. Both steps talk to it, so neither may run inside a transaction. */
export interface SignInProvider {
  name: ProviderName;
  /** What people know it by. */
  label: string;
  /**
   * The address to send the browser to, and what its answer is checked against.
   * @throws ProviderFailure
   */
  begin(callbackUrl: string): Promise<{ url: string; secrets: RoundSecrets }>;
  /**
   * Trades the answer for who it is about. The caller has compared the state and looked for an error in it.
   * @param callback the address that the browser came back to, with its query
   * @throws ProviderFailure
   */
  finish(callback: URL, secrets: RoundSecrets): Promise<ProviderProfile>;
}

export interface ProviderSurroundings {
  config: ProviderConfig;
  /** Where a request to that address really goes. */
  reroute: (url: string) => string;
  /** How long one request may take. */
  timeoutMs: number;
}
