import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret that has to be stored: AES-256-GCM (NIST SP 800-38D) under a key derived with HKDF
 * (RFC 5869). The result is `v1.` and base64url of nonce, text and tag.
 * @param key ENCRYPTION_KEY, any text of 32 characters or more
 */
export function encrypt(key: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derivedKey(key), nonce);
  const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return `${VERSION}.${Buffer.concat(parts).toString('base64url')}`;
}

/**
 * What `encrypt` was given.
 * @throws Error when the key is another one, or the stored text was changed
 */
export function decrypt(key: string, stored: string): string {
  const [version, payload = ''] = stored.split('.');
  const bytes = Buffer.from(payload, 'base64url');
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES)
    throw new Error('not an encrypted value');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', derivedKey(key), nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (error) {
    throw new Error('encrypted value does not fit the key', { cause: error });
  }
}

function derivedKey(key: string): Buffer {
  if (key.length < 32) throw new Error('an encryption key has 32 characters or more');
  return Buffer.from(hkdfSync('sha256', key, 'servidesk', `encrypt ${VERSION}`, 32));
}
