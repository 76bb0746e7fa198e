import type { FieldError } from '../../platform/errors';

/** All that is wrong as one error, whose others follow it; null for nothing. Of more than so many it says how many. */
export function allOf(wrong: readonly FieldError[], most: number): FieldError | null {
  const [first, ...others] = wrong.slice(0, most);
  if (!first) return null;
  const left = wrong.length - most;
  if (left > 0) others.push({ key: 'calendars.error.more_lines', params: { count: left } });
  return others.length > 0 ? { ...first, also: others } : first;
}
