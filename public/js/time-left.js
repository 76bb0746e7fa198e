// How long it is until a moment, as `src/platform/format/left.ts` says it: a test holds the two together.

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
/** From so many days on, hours say nothing any more. */
const MANY_DAYS = 10;

/**
 * `2 h 15 min`, `3 d 4 h`; what is over has a minus sign.
 * @param moment milliseconds since 1970, as is `now`
 */
export function timeLeft(moment, now) {
  if (moment <= now) return `\u2212${inUnits(Math.max(1, Math.floor((now - moment) / MINUTE)))}`;
  return moment - now < MINUTE ? '< 1 min' : inUnits(Math.floor((moment - now) / MINUTE));
}

function inUnits(minutes) {
  if (minutes < HOUR) return `${minutes} min`;
  if (minutes < DAY) return joined(Math.floor(minutes / HOUR), 'h', minutes % HOUR, 'min');
  const days = Math.floor(minutes / DAY);
  return joined(days, 'd', days < MANY_DAYS ? Math.floor((minutes % DAY) / HOUR) : 0, 'h');
}

const joined = (many, unit, few, smaller) =>
  few === 0 ? `${many} ${unit}` : `${many} ${unit} ${few} ${smaller}`;
