import { sha256Hex } from '../../../platform/crypto';

/**
 * Guessing is slowed down by what is guessed at: the account as a whole, the account from a browser it knows (so
 * that a stranger's guesses do not lock its owner out; OWASP's "device cookies"), and the network that strangers'
 * guesses come from. After some failures in a row each further one
 * blocks for twice as long as the one before.
 */
export interface Rule {
  /** Failures that cost nothing. */
  free: number;
  /** Seconds that each further one blocks for; those after the last, as long as that. */
  waits: readonly number[];
}

/** From half a minute to an hour. */
const WAITS = doubling(30, 60 * 60);

export const RULES = {
  address: { free: 20, waits: WAITS },
  account: { free: 5, waits: WAITS },
  device: { free: 5, waits: WAITS },
} satisfies Record<string, Rule>;

export interface Guess {
  /** An e-mail address, in lower case; whether there is such an account makes no difference. */
  account: string;
  /** The token of a browser in which this account has signed in before. */
  knownDevice: string | null;
  /** The network it comes from. */
  network: string | null;
}

export interface Counter {
  rule: Rule;
  key: string;
}

/** `first`, then twice as much each time, up to `most`. */
export function doubling(first: number, most: number): number[] {
  return first < most ? [first, ...doubling(first * 2, most)] : [most];
}

/** What counts a guess at an account: a browser that it knows counts for itself. */
export function ownCounter({ account, knownDevice }: Pick<Guess, 'account' | 'knownDevice'>): Counter {
  return knownDevice
    ? { rule: RULES.device, key: sha256Hex(`device:${account}:${knownDevice}`) }
    : { rule: RULES.account, key: sha256Hex(`account:${account}`) };
}

/** None for a browser that the account knows: a house's forgetful people, or one guest, do not shut the others out. */
export function networkCounter({ network, knownDevice }: Guess): Counter[] {
  return network && !knownDevice ? [{ rule: RULES.address, key: sha256Hex(`address:${network}`) }] : [];
}
