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

/** The zone of this machine (or of TZ), `UTC` where it is none of those to choose from. */
export function serverZone(
  { timeZone }: { timeZone?: string } = new Intl.DateTimeFormat().resolvedOptions(),
): string {
  return timeZone !== undefined && timeZones().includes(timeZone) ? timeZone : 'UTC';
}

/** All time zones to choose from, `UTC` first and the rest by name. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** What a zone is called among those to choose from, whichever of its names is given; what is no zone stays what it is. */
export function offeredName(name: string): string {
  if (!isTimeZone(name)) return name;
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
  return timeZones().includes(timeZone) ? timeZone : name;
}
