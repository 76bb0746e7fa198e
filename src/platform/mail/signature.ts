/** A line after which mail programs take the rest for a signature, and may fold it away (RFC 3676, 4.3). */
const SEPARATOR = /^-- $/m;

/** Whether whatever stood after one of these texts in a mail might be folded away with its signature. */
export function endsInSignature(texts: readonly string[]): boolean {
  return texts.some((text) => SEPARATOR.test(text));
}
