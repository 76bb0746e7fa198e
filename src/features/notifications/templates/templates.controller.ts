import type { Request, Response } from 'express';
import { AppError, notFound } from '../../../platform/errors';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../../platform/http/merge-page';
import { blankForm, done, errorTexts, type FormState, page, submitted } from '../../../platform/http/respond';
import type { Locale } from '../../../platform/i18n/locale';
import { sendTest, type Tried, tryTemplate } from './preview.service';
import { formOf, languageForm, templateQuery, ticketForm } from './templates.schema';
import {
  changeTemplate,
  type EditedTemplate,
  editedTemplates,
  findTemplate,
  resetTemplate,
} from './templates.service';
import { isTemplateName, type TemplateName } from './templates.types';
import {
  editView,
  formValues,
  listView,
  pathOf,
  type Trial,
  templateFields,
  templateMerge,
} from './templates.view';

export async function templatesPage(req: Request, res: Response): Promise<void> {
  page(res, 'notifications/templates/list', listView(req, await editedTemplates(ctxOf(req))));
}

/** The words as they are, and what they come to. */
export async function templatePage(req: Request, res: Response): Promise<void> {
  const { language } = parseQuery(templateQuery, req);
  const edited = await namedTemplate(req, language ?? req.shell.locale);
  const { sections } = edited;
  const trial = await tryTemplate(ctxOf(req), { ...edited, sections, ticketNumber: null }).then(
    (words) => ({ words }),
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return problemOf(req, edited.template, errorTexts(req, error.fields));
    },
  );
  showForm(req, res, { edited, form: blankForm(formValues(edited)), trial });
}

export async function saveTemplate(req: Request, res: Response): Promise<void> {
  const edited = await templateOfForm(req);
  if (req.body?.step === 'preview') return previewTemplate(req, res, edited);
  const merge = templateMerge(req, edited);
  const act = async () => {
    const patch = withoutTheirs(req, parseForm(formOf(edited.template), req), merge.fields);
    await changeTemplate(ctxOf(req), edited, patch, versionOf(req));
    done(res, pathOf(edited.template, edited.locale), 'templates.flash.saved');
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showRefused(req, res, edited, form)),
    () => merge,
  );
}

/** What was typed goes to whoever typed it; it is neither saved nor lost. */
export async function testTemplate(req: Request, res: Response): Promise<void> {
  const edited = await templateOfForm(req);
  const act = async () => {
    const ctx = ctxOf(req);
    if (ctx.actor.kind !== 'person') throw notFound();
    const tried = triedOf(req, edited);
    const sentTo = await sendTest(ctx, ctx.actor, tried);
    const trial = { words: await tryTemplate(ctx, tried), sentTo };
    showForm(req, res, { edited, form: typedForm(req, edited), trial });
  };
  await submitted(req, act, (form) => showRefused(req, res, edited, form));
}

export async function restoreDefault(req: Request, res: Response): Promise<void> {
  const { template, locale } = await templateOfForm(req);
  await resetTemplate(ctxOf(req), { template, locale });
  done(res, pathOf(template, locale), 'templates.flash.default');
}

/** What is typed is shown again with what it comes to; what is wrong with it is said as when it is saved. */
async function previewTemplate(req: Request, res: Response, edited: EditedTemplate): Promise<void> {
  const act = async () => {
    const tried = triedOf(req, edited);
    const trial = { words: await tryTemplate(ctxOf(req), tried) };
    showForm(req, res, { edited, form: typedForm(req, edited), trial });
  };
  await submitted(req, act, (form) => showRefused(req, res, edited, form));
}

/** Whoever asks about another ticket without scripts sends the number alone. */
function triedOf(req: Request, edited: EditedTemplate): Tried {
  const { template, locale } = edited;
  const { ticket } = parseForm(ticketForm, req);
  const isTyped = req.body?.subject !== undefined;
  const sections = isTyped ? parseForm(formOf(template), req) : edited.sections;
  return { template, locale, sections, ticketNumber: ticket };
}

function namedTemplate(req: Request, locale: Locale): Promise<EditedTemplate> {
  const template = String(req.params.template);
  if (!isTemplateName(template)) throw notFound();
  return findTemplate(ctxOf(req), { template, locale });
}

async function templateOfForm(req: Request): Promise<EditedTemplate> {
  return namedTemplate(req, parseForm(languageForm, req).language);
}

const typedForm = (req: Request, edited: EditedTemplate): FormState =>
  blankForm({ ...formValues(edited), ...req.body });

/** Each with the part that it is about: they stand beside them all. */
function problemOf({ shell: { t } }: Request, template: TemplateName, errors: Record<string, string>): Trial {
  const fields = templateFields(template);
  const problems = Object.entries(errors).map(([name, problem]) => {
    const field = fields.find((one) => one.name === name);
    return field ? t('templates.problem_in', { part: t(field.label), problem }) : problem;
  });
  return { words: null, problem: problems.join('\n') };
}

function showRefused(req: Request, res: Response, edited: EditedTemplate, form: FormState): void {
  const values = { ...formValues(edited), ...form.values };
  showForm(req, res, {
    edited,
    form: { ...form, values },
    trial: problemOf(req, edited.template, form.errors),
  });
}

interface Shown {
  edited: EditedTemplate;
  form: FormState;
  trial: Trial;
}

function showForm(req: Request, res: Response, { edited, form, trial }: Shown): void {
  // Where somebody chose what the others made, that is what the form goes on with.
  const theirs = Object.entries(formValues(edited)).filter(([name]) => keepsTheirs(req, name));
  const values = { ...form.values, ...Object.fromEntries(theirs) };
  const view = editView(req, edited, { ...form, values }, trial);
  page(res, 'notifications/templates/edit', view, form.status);
}
