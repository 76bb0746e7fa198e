import {
  decrypt,
  encrypt,
  hmac,
  randomToken,
  sha256Hex,
  timingSafeEqualText,
} from '../../src/platform/crypto';
import { RECOMMENDED } from '../../src/platform/passwords';
import {
  hashOfNobody,
  hashPassword,
  hasOtherCost,
  verifyAgainstNothing,
  verifyPassword,
} from '../../src/platform/passwords/argon2';
import { fc } from '../support/properties';

const KEY = 'any text of thirty-two characters or more, also ñ';

describe('tokens and digests', () => {
  it('makes tokens that differ and fit an address', () => {
    const tokens = new Set(Array.from({ length: 100 }, () => randomToken(32)));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(randomToken(16)).toHaveLength(22);
  });

  it('computes the digests of the standards', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    // RFC 4231, test case 2.
    expect(hmac('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('compares texts of any length', () => {
    expect(timingSafeEqualText('same', 'same')).toBe(true);
    expect(timingSafeEqualText('same', 'other')).toBe(false);
    expect(timingSafeEqualText('', 'x')).toBe(false);
  });
});

describe('encryption', () => {
  it('gives every text back, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const stored = encrypt(KEY, text);
        expect(stored).toMatch(/^v1\.[\w-]+$/);
        expect(decrypt(KEY, stored)).toBe(text);
        expect(encrypt(KEY, text)).not.toBe(stored);
      }),
    );
  });

  it('refuses another key, and any change', () => {
    const stored = encrypt(KEY, 'secret');
    expect(() => decrypt(KEY.toUpperCase(), stored)).toThrow('does not fit');
    const bytes = Buffer.from(stored.slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => decrypt(KEY, `v1.${changed.toString('base64url')}`)).toThrow('does not fit');
    }
  });

  it.each(['', 'v1.', 'v2.AAAA', 'plain text', 'v1.AAAA'])('refuses %j', (stored) => {
    expect(() => decrypt(KEY, stored)).toThrow('not an encrypted value');
  });

  it('refuses a short key', () => {
    expect(() => encrypt('short', 'text')).toThrow('32 characters');
  });
});

describe('passwords', () => {
  it('knows the right one, however its accents are typed', async () => {
    const stored = await hashPassword('contrase\u00f1a \u{1f510}', RECOMMENDED);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('contrasen\u0303a \u{1f510}', stored)).toBe(true);
    expect(await verifyPassword('contrasena \u{1f510}', stored)).toBe(false);
    expect(hasOtherCost(stored, RECOMMENDED)).toBe(false);
  });

  it('knows none for what is not a hash, or for nobody', async () => {
    expect(await verifyPassword('x', 'not a hash')).toBe(false);
    expect(await verifyPassword('', '')).toBe(false);
    expect(await verifyAgainstNothing('servidesk-demo', RECOMMENDED)).toBe(false);
    const other = { memoryCost: 4096, timeCost: 3, parallelism: 2 };
    expect([RECOMMENDED, other].map((cost) => hasOtherCost(hashOfNobody(cost), cost))).toEqual([
      false,
      false,
    ]);
  });

  it('asks for a new hash when the cost or the algorithm is another', () => {
    const rest = 'KszTAsPg8e4GYUlQoMDvwQ$0Yn006yn/985Fy1N9O6Ty3PcVDAriz7tJ20QKxyM2G8';
    const other = (stored: string) => hasOtherCost(stored, RECOMMENDED);
    expect(other(`$argon2id$v=19$m=19456,t=2,p=1$${rest}`)).toBe(false);
    expect(other(`$argon2id$v=19$m=4096,t=3,p=1$${rest}`)).toBe(true);
    expect(other(`$argon2i$v=19$m=19456,t=2,p=1$${rest}`)).toBe(true);
    expect(other('$2b$10$bcrypt')).toBe(true);
  });
});
