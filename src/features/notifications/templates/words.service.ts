import { cached } from '../../../platform/cache';
import { type Ctx, inTx, isTx, systemCtx } from '../../../platform/ctx';
import type { Locale } from '../../../platform/i18n/locale';
import { defaultSections } from './defaults';
import { noteFailed, storedTemplates } from './templates.repo';
import type { MessageTemplate, Sections, TemplateKey, Words } from './templates.types';
import type { Variables } from './variables';
import { written } from './words';

export const CACHE = 'message_templates';

/** What was changed of a template, as messages need it. */
interface Changed extends TemplateKey {
  sections: Partial<Sections>;
  version: number;
  hasFailed: boolean;
}

/** All that was changed, by language and message. */
export function changedTemplates(ctx: Ctx): Promise<Record<string, Changed>> {
  return cached(ctx, CACHE, 'all', 300, async () => {
    const stored = await storedTemplates(ctx.db);
    return Object.fromEntries(
      stored.map(({ template, locale, sections, version, failedAt }) => [
        keyOf({ template, locale }),
        { template, locale, sections, version, hasFailed: failedAt !== null },
      ]),
    );
  });
}

export const keyOf = ({ template, locale }: TemplateKey): string => `${locale}/${template}`;

/**
 * The words of a message, as plain text: those of the desk's administrators, else the ones that come with it. Words that
 * cannot be used are noted, for the administrator to see, and the message goes out with the others.
 */
export async function wordsOf(
  ctx: Ctx,
  template: MessageTemplate,
  locale: Locale,
  variables: Variables,
): Promise<Words> {
  const standard = defaultSections(template, locale);
  return withSections(ctx, { template, locale }, (sections) => written(sections, standard, variables));
}

/** What `write` makes of the sections as they are, or of the original ones where it cannot use those. */
export async function withSections(
  ctx: Ctx,
  key: TemplateKey,
  write: (sections: Sections) => Words,
): Promise<Words> {
  const standard = defaultSections(key.template, key.locale);
  const changed = (await changedTemplates(ctx))[keyOf(key)];
  if (changed) {
    try {
      return write(Object.assign({}, standard, changed.sections));
    } catch (error) {
      await tell(ctx, changed, error);
    }
  }
  return write(standard);
}

/** On a connection of its own, once the caller has committed: what fails here keeps no message from going out. */
async function tell(ctx: Ctx, changed: Changed, error: unknown): Promise<void> {
  const { template, locale, version } = changed;
  const { system } = ctx;
  system.log.warn({ err: error, template, locale }, 'a changed message cannot be used');
  if (changed.hasFailed) return;
  const note = () =>
    inTx(systemCtx(system), async (tx) => {
      await noteFailed(tx.db, { template, locale }, version);
      await system.cache.forget(tx, CACHE);
    }).catch((failure: unknown) => system.log.error({ err: failure }, 'a message’s failure is not noted'));
  if (isTx(ctx)) ctx.afterCommit(note);
  else await note();
}
