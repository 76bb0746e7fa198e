import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A passkey in software, as far as a server can tell: P-256, attestation "none" (WebAuthn Level 3, 6 and 8.7). */
export interface SoftPasskey {
  id: string;
  key: KeyObject;
  userHandle: string;
  counter: number;
}

export interface Bending {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  /** Whether the authenticator has verified its user. */
  verified?: boolean;
  counter?: number;
  userHandle?: string;
}

interface CreationOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string };
}

interface RequestOptions {
  challenge: string;
  rpId: string;
}

const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** Makes a passkey for these options: what the browser would post, and the key to sign with later. */
export function makePasskey(options: CreationOptions, origin: string, bending: Bending = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
  const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
  const authData = Buffer.concat([head(bending.rpId ?? options.rp.id, bending, 0x40), attested]);
  const attestation = cbor(
    new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]),
  );
  const passkey: SoftPasskey = { id: url(id), key: privateKey, userHandle: options.user.id, counter: 0 };
  const credential = JSON.stringify({
    ...{ id: url(id), rawId: url(id), type: 'public-key', clientExtensionResults: {} },
    response: {
      clientDataJSON: url(clientData('webauthn.create', options.challenge, origin, bending)),
      attestationObject: url(attestation),
      transports: ['internal', 'hybrid'],
    },
  });
  return { passkey, credential };
}

/** Answers these options with a passkey: what the browser would post. */
export function usePasskey(
  { id, key, userHandle, counter }: SoftPasskey,
  options: RequestOptions,
  origin: string,
  bending: Bending = {},
): string {
  const authenticatorData = head(bending.rpId ?? options.rpId, { counter, ...bending });
  const client = clientData('webauthn.get', options.challenge, origin, bending);
  const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()]);
  return JSON.stringify({
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
    response: {
      clientDataJSON: url(client),
      authenticatorData: url(authenticatorData),
      signature: url(sign('sha256', signed, key)),
      userHandle: bending.userHandle ?? userHandle,
    },
  });
}

function clientData(type: string, challenge: string, origin: string, bending: Bending): Buffer {
  const data = { type, challenge, origin, crossOrigin: false };
  return Buffer.from(JSON.stringify({ ...data, ...pick(bending, ['type', 'challenge', 'origin']) }));
}

function pick(bending: Bending, names: (keyof Bending)[]): object {
  return Object.fromEntries(names.filter((name) => name in bending).map((name) => [name, bending[name]]));
}

/** Hash of the relying party, flags (user present, verified if so, and more) and counter. */
function head(rpId: string, { verified = true, counter = 0 }: Bending, more = 0): Buffer {
  const flags = 0x01 | (verified ? 0x04 : 0) | more;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count]);
}

/** As much of CBOR (RFC 8949) as an attestation needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? item(1, -1 - value) : item(0, value);
  if (typeof value === 'string')
    return Buffer.concat([item(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map) {
    return Buffer.concat([item(5, value.size), ...[...value].flat().map((entry) => cbor(entry))]);
  }
  const bytes = value as Buffer;
  return Buffer.concat([item(2, bytes.length), bytes]);
}

function item(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}
