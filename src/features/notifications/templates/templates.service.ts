import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { AppError, type FieldError } from '../../../platform/errors';
import { changesBetween, emit } from '../../../platform/events';
import { newId } from '../../../platform/ids';
import { mergeStale } from '../../../platform/merging';
import { assertRunsTheDesk } from '../../../platform/rights';
import { defaultSections } from './defaults';
import { offerOf } from './offered';
import {
  clearFailed,
  lockTemplates,
  type StoredTemplate,
  saveTemplate,
  storedTemplate,
  storedTemplates,
} from './templates.repo';
import { SECTIONS, type Sections, type TemplateKey, type TemplateName } from './templates.types';
import { problemsOf } from './words';
import { CACHE, changedTemplates } from './words.service';

/** Of words that nobody has changed yet. */
const FIRST_VERSION = 1;

/** The words of a message in one language, as they can be edited. */
export interface EditedTemplate extends TemplateKey {
  sections: Sections;
  version: number;
  isChanged: boolean;
  updatedAt: Date | null;
  updatedBy: string | null;
  /** Since when it cannot be used for messages, and what is wrong with each section as it stands. */
  failedAt: Date | null;
  problems: Record<string, FieldError>;
}

/** @throws AppError `not_found` for anybody but an administrator */
export async function findTemplate(ctx: Ctx, key: TemplateKey): Promise<EditedTemplate> {
  assertRunsTheDesk(ctx.actor);
  return edited(key, await storedTemplate(ctx.db, key));
}

/** All that were changed at some time. @throws AppError `not_found` for anybody but an administrator */
export async function editedTemplates(ctx: Ctx): Promise<EditedTemplate[]> {
  assertRunsTheDesk(ctx.actor);
  return (await storedTemplates(ctx.db)).map((stored) => edited(stored, stored));
}

function edited({ template, locale }: TemplateKey, stored: StoredTemplate | null): EditedTemplate {
  const own = stored?.sections ?? {};
  const isChanged = Object.keys(own).length > 0;
  return {
    template,
    locale,
    sections: Object.assign({}, defaultSections(template, locale), own),
    version: stored?.version ?? FIRST_VERSION,
    isChanged,
    updatedAt: stored?.updatedAt ?? null,
    updatedBy: stored?.updatedBy ?? null,
    failedAt: stored?.failedAt ?? null,
    problems: problemsOf(own, offerOf(template)),
  };
}

/**
 * Changes the words of a message in one language.
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found` for anybody but an administrator; `invalid` for a section that cannot be used, which
 *   leaves the words as they were; `conflict` where both changed the same (see `mergeStale`)
 */
export async function changeTemplate(
  ctx: Ctx,
  key: TemplateKey,
  patch: Partial<Sections>,
  form: { version?: number } = {},
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  assertUsable(key.template, patch);
  await inTx(ctx, async (tx) => {
    await lockTemplates(tx.db);
    const stored = await storedTemplate(tx.db, key);
    const { template, locale, sections: before, version: current } = edited(key, stored);
    const id = stored?.id ?? newId();
    const own = await mergeStale(tx, { subjectId: id }, current, patch, form.version);
    const changes = changesBetween(before, own);
    if (!changes) return stored?.failedAt ? forgetFailed(tx, id) : undefined;
    const version = current + 1;
    const sections = differing(Object.assign({}, before, own), defaultSections(template, locale));
    const updatedBy = tx.actor.kind === 'person' ? tx.actor.id : null;
    await saveTemplate(tx.db, { id, template, locale, sections, version, updatedBy });
    const subject = { type: 'message_template', id };
    await emit(tx, {
      type: 'message_template.changed',
      subject,
      changes,
      data: { template, locale, version },
    });
    await tx.system.cache.forget(tx, CACHE);
  });
}

/** Who saves words as they are has seen that they failed, and would have them tried anew. */
async function forgetFailed(tx: TxCtx, id: string): Promise<void> {
  await clearFailed(tx.db, id);
  await tx.system.cache.forget(tx, CACHE);
}

/** Takes back all that was changed. @throws AppError `not_found` for anybody but an administrator */
export function resetTemplate(ctx: Ctx, key: TemplateKey): Promise<void> {
  return changeTemplate(ctx, key, defaultSections(key.template, key.locale));
}

/** @throws AppError `invalid` with what is wrong with each section */
export function assertUsable(template: TemplateName, sections: Partial<Sections>): void {
  const fields = problemsOf(sections, offerOf(template));
  if (Object.keys(fields).length > 0) throw new AppError('invalid', { fields });
}

function differing(sections: Sections, standard: Sections): Partial<Sections> {
  const own = SECTIONS.filter((section) => sections[section] !== standard[section]);
  return Object.fromEntries(own.map((section) => [section, sections[section]]));
}

/** Changed words that messages go out without, for one reason or another. */
export async function unusableTemplates(ctx: Ctx): Promise<TemplateKey[]> {
  const changed = Object.values(await changedTemplates(ctx));
  return changed.filter(
    ({ template, hasFailed, sections }) =>
      hasFailed || Object.keys(problemsOf(sections, offerOf(template))).length > 0,
  );
}
