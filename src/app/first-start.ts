import { DEMO_COUNTRY, prepareDemo, seedDemo } from '../../seeds/demo';
import { seedReference } from '../../seeds/reference';
import { setupPath } from '../features/auth';
import { changeSettings } from '../features/settings';
import { hasAdministrator } from '../features/users';
import { inTx, type Locale, systemCtx } from '../platform/ctx';
import { serverZone } from '../platform/format';
import { serverLocale } from '../platform/i18n';
import { countryOfZone } from '../platform/phone';
import type { System } from '../platform/system';
import { type DemoPerson, demoSignIns, isEmptyDesk } from './first-start.queries';

interface Home {
  timeZone: string;
  locale: Locale;
}

/**
 * An empty desk gets what every desk needs and, where the configuration says so, the demo. It begins in the zone of its
 * server; its language and country are asked for with the first administrator, and those of the demo are the server's.
 */
export async function prepareDesk(system: System, home: Home = serverHome()): Promise<void> {
  const ctx = systemCtx(system);
  if (!(await isEmptyDesk(system.db))) return;
  const parts = system.config.demo ? await prepareDemo(ctx) : null;
  await inTx(ctx, async (tx) => {
    // Another node may have been faster.
    if (!(await isEmptyDesk(tx.db))) return;
    const { timeZone, locale } = home;
    const phoneCountry = countryOfZone(timeZone) ?? DEMO_COUNTRY;
    const settings = { timeZone, ...(parts && { defaultLocale: locale, phoneCountry }) };
    if (parts) await seedDemo(tx, parts);
    // What the desk begins with goes by its settings.
    await changeSettings(tx, settings);
    if (!parts) await seedReference(tx);
  });
}

function serverHome(): Home {
  return { timeZone: serverZone(), locale: serverLocale() };
}

/** The demo's sign-ins that still exist. */
export function demoPeople(system: System): Promise<DemoPerson[]> {
  return demoSignIns(system.db);
}

/** Where the first administrator is made, with the code that opens it; null once there is one. */
export async function placeToSetUp(system: System): Promise<string | null> {
  if (await hasAdministrator(systemCtx(system))) return null;
  return `${system.config.baseUrl}${setupPath(system)}`;
}
