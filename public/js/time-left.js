// Working time that is left, as `src/platform/format` and `src/platform/working-time.ts` say it: a test holds them together.

/** Seconds in hours and minutes, rounded down: `39 h 5 min`; `< 1 min` for less than that. */
export function hours(seconds, locale) {
  const minutes = seconds > 0 ? Math.max(1, Math.floor(seconds / 60)) : 0;
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = whole ? [`${new Intl.NumberFormat(locale).format(whole)} h`] : [];
  if (!whole || (rest && whole < 100)) parts.push(`${rest} min`);
  return `${seconds > 0 && seconds < 60 ? '< ' : ''}${parts.join(' ')}`;
}

/** What is left of so many seconds after others have passed, of which those in the spans count. */
export function leftAfter(left, spans, passed) {
  return spans.reduce((rest, [from, to]) => rest - Math.max(0, Math.min(to, passed) - from), left);
}

/** What `data-working` holds: `at left from-until from-until …`, the spans in seconds since `at`. */
export function readWorking(text) {
  const [at, left, ...spans] = text.split(' ');
  return { at: Number(at), left: Number(left), spans: spans.map((span) => span.split('-').map(Number)) };
}

/**
 * Which state something has got to by itself, and when it gets to the next: null for none. Moments are milliseconds
 * since 1970, or not a number where there is none.
 */
export function stateAt(now, { risk, due }) {
  const next = Math.min(...[risk, due].filter((moment) => moment > now));
  const state = due <= now ? 'breached' : risk <= now ? 'at_risk' : null;
  return { state, next: Number.isFinite(next) ? next : null };
}
