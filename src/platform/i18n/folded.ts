/** A text without case and accents, as people type what they look for: `Categoría` is found by `categoria`. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
