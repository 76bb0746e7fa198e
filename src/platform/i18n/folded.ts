import { normalized } from '../normalized';

/** A text without case and accents, as people type what they look for: `Categoría` is found by `categoria`. */
export function folded(text: string): string {
  return normalized(text, 'NFD').replace(/\p{M}/gu, '').toLowerCase();
}
