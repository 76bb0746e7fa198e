import type { Request } from 'express';
import { namedOptions } from '../../platform/http/options';
import type { FormState } from '../../platform/http/respond';
import { excerpt, prose } from '../../platform/prose';
import { CANNED_BODY_MAX } from './canned.schema';
import { CANNED_VARIABLES, type CannedReply } from './canned.types';
import { fillVariables } from './fill';

type Departments = readonly { id: string; name: string }[];

export function cannedRows(req: Request, replies: CannedReply[], departments: Departments) {
  const { t, fmt } = req.shell;
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return replies.map((reply) => ({
    id: reply.id,
    title: reply.title,
    excerpt: excerpt(reply.body, 110),
    department: reply.departmentId
      ? (names.get(reply.departmentId) ?? t('canned.old_department'))
      : t('canned.all_departments'),
    language: languageText(req, reply.locale),
    isActive: reply.isActive,
    updated: fmt.moment(reply.updatedAt, req.ctx.now),
  }));
}

function languageText(req: Request, locale: 'es' | 'en' | null): string {
  return req.shell.t(locale ? `canned.language.${locale}` : 'canned.language.both');
}

interface FormParts {
  reply: { id: string; title: string } | null;
  form: FormState;
  departments: Departments;
  desk: string;
}

export function cannedFormView(req: Request, { reply, form, departments, desk }: FormParts) {
  const { t } = req.shell;
  const { actor } = req.ctx;
  const value = (name: string) => (typeof form.values[name] === 'string' ? form.values[name] : '') as string;
  const samples = samplesOf(req, desk);
  const body = value('body');
  return {
    status: form.status,
    errors: form.errors,
    values: {
      title: value('title'),
      body,
      locale: value('locale'),
      department: value('department'),
      isActive: value('isActive') === 'on',
    },
    reply,
    version: reply ? form.values.version : undefined,
    mayDelete: reply !== null && actor.kind === 'person' && actor.role === 'administrator',
    bodyMax: CANNED_BODY_MAX,
    departments: namedOptions(departments),
    languages: (['es', 'en'] as const).map((locale) => ({ value: locale, label: languageText(req, locale) })),
    variables: CANNED_VARIABLES.map((name) => ({
      code: `{{${name}}}`,
      meaning: t(`canned.variable.${name}`),
      example: samples[name],
    })),
    preview: body.trim() ? prose(fillVariables(body.slice(0, CANNED_BODY_MAX), samples)) : '',
    unknown: unknownIn(body),
  };
}

/** What the variables stand for in the example. */
function samplesOf(req: Request, desk: string): Record<(typeof CANNED_VARIABLES)[number], string> {
  const { t } = req.shell;
  const { actor } = req.ctx;
  return {
    'requester.name': t('canned.sample.requester'),
    'ticket.number': '#1042',
    'ticket.subject': t('canned.sample.subject'),
    'agent.name': actor.kind === 'person' ? actor.name : desk,
    'desk.name': desk,
  };
}

/** Names in double braces that stand for nothing: most likely a slip of the keyboard. */
function unknownIn(body: string): string[] {
  const known: readonly string[] = CANNED_VARIABLES;
  const named = [...body.matchAll(/\{\{\s*([^{}]{1,60}?)\s*\}\}/g)].map((match) => match[1] ?? '');
  return [...new Set(named)].filter((name) => !known.includes(name)).map((name) => `{{${name}}}`);
}
