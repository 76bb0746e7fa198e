/**
 * "Something about these topics changed": what it was is fetched by the browser, with its own rights. Features add
 * what tells who may know.
 */
export interface Hint {
  topics: string[];
  /** The open page that caused it, as that names itself: it shows its own change already. */
  tab?: string;
  /** Whom it concerns was too much to say: it goes to whoever was granted one of the topics. */
  isBroad?: boolean;
}

export type BusMessage =
  | { kind: 'live'; hint: Hint }
  /** A group of cached values is out of date; `*` means all of them. */
  | { kind: 'cache'; group: string };

/** What subscribers are told when messages may have been missed. */
export const EVERYTHING_CHANGED: BusMessage = { kind: 'cache', group: '*' };

/** NOTIFY refuses payloads of 8,000 bytes and more. */
const MAX_BYTES = 7900;

/** @throws RangeError when the message is too long for NOTIFY */
export function encodeMessage(message: BusMessage): string {
  if (!fitsBus(message)) throw new RangeError(`bus message over ${MAX_BYTES} bytes`);
  return JSON.stringify(message);
}

/** Whether NOTIFY takes it. */
export function fitsBus(message: BusMessage): boolean {
  return Buffer.byteLength(JSON.stringify(message)) <= MAX_BYTES;
}

/** Null for what this version does not know: during an upgrade two versions share the bus. */
export function decodeMessage(json: string): BusMessage | null {
  try {
    const message = JSON.parse(json) as BusMessage;
    if (message.kind === 'cache' && typeof message.group === 'string') return message;
    if (message.kind === 'live' && Array.isArray(message.hint?.topics)) return message;
    return null;
  } catch {
    return null;
  }
}
