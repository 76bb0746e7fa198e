import { isDemoExposed } from '../features/demo';
import { systemCtx } from '../platform/ctx';
import { isPlain, linksLeadNowhere } from '../platform/exposure';
import type { System } from '../platform/system';

/** What is dangerous about how this desk was started, in English, for whoever reads its output; one line each. */
export async function warningsOf(system: System): Promise<string[]> {
  const { config } = system;
  const t = system.i18n.translator('en');
  const found = [
    (await isDemoExposed(systemCtx(system))) && [t('demo.exposed'), t('demo.exposed_text')],
    isPlain(config) && [t('access.plain'), t('access.plain_text')],
    linksLeadNowhere(config) && [t('access.links'), t('access.links_text', { url: config.baseUrl })],
  ];
  return found.filter((words) => words !== false).map((words) => words.join('. '));
}
