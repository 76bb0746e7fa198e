const known = new Map<string, string>();

/** Whether this Node knows an IANA time zone by that name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone, or `UTC` where it does not exist. */
export function zoneOf(name: string): string {
  let zone = known.get(name);
  if (zone === undefined) {
    zone = isTimeZone(name) ? name : 'UTC';
    if (known.size < 1000) known.set(name, zone);
  }
  return zone;
}

/** All time zones to choose from, `UTC` first and the rest by name. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
