import { hash, parseOptions, verify } from '@node-rs/argon2';
import { slowly } from '../slow';

/** What a hash takes: KiB of memory, passes over it, and lanes (RFC 9106). */
export interface HashCost {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** OWASP's smallest recommended cost for argon2id: 19 MiB, two passes; about 55 ms. */
export const RECOMMENDED: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID = 2;

/** A text that came from here, or from a column that holds such: a password by mistake does not compile. */
export type PasswordHash = string & { readonly hashed: true };

/** Salt and hash that nobody knows the password of. */
const NOBODY = 'KszTAsPg8e4GYUlQoMDvwQ$0Yn006yn/985Fy1N9O6Ty3PcVDAriz7tJ20QKxyM2G8';

/** The hash to store, in PHC form with its own salt and cost. */
export async function hashPassword(password: string, cost: HashCost): Promise<PasswordHash> {
  slowly('a hash');
  return (await hash(normalised(password), { ...cost, algorithm: ARGON2ID })) as PasswordHash;
}

/** Whether this is the password of that hash; false too for what is not a hash. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  slowly('the check of a password');
  try {
    return await verify(stored, normalised(password));
  } catch {
    return false;
  }
}

/** Always false, after the work of a hash of that cost: an answer must not tell by its time whether an account exists. */
export async function verifyAgainstNothing(password: string, cost: HashCost): Promise<false> {
  await verifyPassword(password, hashOfNobody(cost));
  return false;
}

export function hashOfNobody({ memoryCost, timeCost, parallelism }: HashCost): string {
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${NOBODY}`;
}

/** Whether the hash was made with another algorithm or cost, and is to be replaced at the next sign-in. */
export function hasOtherCost(stored: string, cost: HashCost): boolean {
  try {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
    const sameCost =
      memoryCost === cost.memoryCost && timeCost === cost.timeCost && parallelism === cost.parallelism;
    return algorithm !== ARGON2ID || !sameCost;
  } catch {
    return true;
  }
}

/** Keyboards send one accented letter in different ways (NIST SP 800-63B, 5.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
