// How long ago something was, in words, as `src/platform/format` says it: a test holds the two together.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Days of the calendar in a zone, counted from one day on. */
function dayOf(moment, timeZone) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(moment);
  const part = (name) => Number(parts.find(({ type }) => type === name).value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / DAY;
}

/**
 * `hace 5 minutos`, `ayer`; the date when it is 30 days or more away.
 * @param moment milliseconds since 1970, as is `now`
 */
export function ago(moment, now, { locale, timeZone }) {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const elapsed = moment - now;
  const size = Math.abs(elapsed);
  if (size < MINUTE) return words.format(0, 'second');
  if (size < HOUR) return words.format(Math.trunc(elapsed / MINUTE), 'minute');
  if (size < DAY) return words.format(Math.trunc(elapsed / HOUR), 'hour');
  const days = dayOf(moment, timeZone) - dayOf(now, timeZone);
  if (Math.abs(days) < 30) return words.format(days, 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(moment);
}
