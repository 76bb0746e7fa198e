import { hash, parseOptions, verify } from '@node-rs/argon2';

/** OWASP's smallest recommended cost for argon2id (RFC 9106): 19 MiB, two passes; about 55 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID = 2;

/** A text that came from here, or from a column that holds such: a password by mistake does not compile. */
export type PasswordHash = string & { readonly hashed: true };

/** A hash nobody knows the password of, of the cost above. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$KszTAsPg8e4GYUlQoMDvwQ$0Yn006yn/985Fy1N9O6Ty3PcVDAriz7tJ20QKxyM2G8';

/** The hash to store, in PHC form with its own salt and cost. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  return (await hash(normalised(password), { ...COST, algorithm: ARGON2ID })) as PasswordHash;
}

/** Whether this is the password of that hash; false too for what is not a hash. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  try {
    return await verify(stored, normalised(password));
  } catch {
    return false;
  }
}

/** Always false, after the same work: an answer must not tell by its time whether an account exists. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  await verifyPassword(password, NOBODY);
  return false;
}

/** Whether the hash was made with another algorithm or cost, and is to be replaced at the next sign-in. */
export function needsRehash(stored: string): boolean {
  try {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
    const sameCost =
      memoryCost === COST.memoryCost && timeCost === COST.timeCost && parallelism === COST.parallelism;
    return algorithm !== ARGON2ID || !sameCost;
  } catch {
    return true;
  }
}

/** Keyboards send one accented letter in different ways (NIST SP 800-63B, 5.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
