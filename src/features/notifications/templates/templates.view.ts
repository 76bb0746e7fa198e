import type { Request } from 'express';
import { type FormField, mergeFieldOf, valuesOf } from '../../../platform/http/list-pages';
import type { MergePage } from '../../../platform/http/merge-page';
import type { FormState } from '../../../platform/http/respond';
import { LOCALES } from '../../../platform/i18n';
import type { Locale } from '../../../platform/i18n/locale';
import { isLetter, LETTER_TEMPLATES } from '../../deliveries';
import { KINDS } from '../kinds';
import { letterHelp, letterView, partsOf } from './letters.view';
import { namesFor } from './offered';
import type { EditedTemplate } from './templates.service';
import { kindOf, MESSAGE_TEMPLATES, SECTION_MAX, type TemplateName, type Words } from './templates.types';

export const PATH = '/admin/messages';

export const pathOf = (template: TemplateName, locale: Locale): string =>
  `${PATH}/${template}?language=${locale}`;

/** What the form of a message holds. */
export function templateFields(template: TemplateName): FormField[] {
  const required = true;
  const { intro, after } = partsOf(template);
  const fields: FormField[] = [
    {
      kind: 'text',
      name: 'subject',
      label: 'templates.field.subject',
      maxlength: SECTION_MAX.subject,
      required,
    },
    { kind: 'textarea', name: 'line', label: 'templates.field.line', rows: 3, maxlength: SECTION_MAX.line },
    {
      kind: 'textarea',
      name: 'intro',
      label: intro,
      rows: 6,
      maxlength: SECTION_MAX.intro,
    },
    {
      kind: 'textarea',
      name: 'after',
      label: after,
      rows: 6,
      maxlength: SECTION_MAX.after,
    },
  ];
  return fields.filter(({ name }) => name !== 'line' || !isLetter(template));
}

/** The form of a message as it stands. */
export function formValues({ template, sections, version }: EditedTemplate): Record<string, unknown> {
  return Object.assign({ version }, valuesOf(templateFields(template), sections));
}

/** Both sides of that form, where two have changed it. */
export function templateMerge(req: Request, { template, locale }: EditedTemplate): MergePage {
  const { shell } = req;
  const name = shell.t(`templates.name.${template}`);
  const back = pathOf(template, locale);
  return {
    title: shell.t('merge.title', { name }),
    breadcrumb: [
      { label: shell.t('templates.title'), href: PATH },
      { label: name, href: back },
    ],
    action: `${PATH}/${template}`,
    back,
    fields: templateFields(template).map((field) => mergeFieldOf(field, shell)),
  };
}

/** All messages and letters, by what they are about; `edited` are those that were changed at some time. */
export function listView({ shell, ctx }: Request, edited: EditedTemplate[]) {
  const { t, fmt } = shell;
  const rowOf = (template: TemplateName) => {
    const own = edited.filter((one) => one.template === template);
    const changed = own.filter(({ isChanged }) => isChanged);
    const [last] = own
      .flatMap(({ updatedAt, updatedBy }) => (updatedAt ? [{ updatedAt, updatedBy }] : []))
      .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
    return {
      id: template,
      href: pathOf(template, shell.locale),
      name: t(`templates.name.${template}`),
      about: t(`templates.about.${template}`),
      kind: t(`templates.kind.${kindOf(template)}`),
      changed: changed.map(({ locale }) => t(`templates.language.${locale}`)),
      isUnusable: changed.some(isUnusable),
      updated: last ? fmt.moment(last.updatedAt, ctx.now) : null,
      by: last ? (last.updatedBy ?? t('merge.desk')) : '',
    };
  };
  const kinds: readonly string[] = [...KINDS, 'digest'];
  const byKind = MESSAGE_TEMPLATES.toSorted((a, b) => kinds.indexOf(kindOf(a)) - kinds.indexOf(kindOf(b)));
  const about = (isNews: boolean) =>
    byKind.filter((template) => ['announcement', 'digest'].includes(template) === isNews);
  const group = (name: string, templates: readonly TemplateName[]) => ({
    id: name,
    title: t(`templates.group.${name}`),
    messages: templates.map(rowOf),
  });
  return {
    groups: [group('tickets', about(false)), group('news', about(true)), group('accounts', LETTER_TEMPLATES)],
  };
}

const isUnusable = ({ failedAt, problems }: EditedTemplate): boolean =>
  failedAt !== null || Object.keys(problems).length > 0;

/** What the words come to, or why they cannot be tried. */
export interface Trial {
  words?: Words | null;
  problem?: string;
  /** The address that a test is on its way to. */
  sentTo?: string;
}

/** What Liquid offers here besides variables. */
const HELP = [
  ['if', '{% if ticket.assignee %}…{% else %}…{% endif %}'],
  ['case', "{% case step %}{% when 'resolved' %}…{% when 'closed' %}…{% endcase %}"],
  [
    'filters',
    [
      'author | upcase',
      'author | downcase',
      'ticket.subject | truncate: 40',
      'ticket.assignee | default: desk',
      'minutes | duration',
    ]
      .map((filtered) => `{{ ${filtered} }}`)
      .join('\n'),
  ],
  ['raw', '{% raw %}{{ … }}{% endraw %}'],
] as const;

export function editView(req: Request, edited: EditedTemplate, form: FormState, trial: Trial) {
  const { t, fmt } = req.shell;
  const { template, locale } = edited;
  const value = (name: string) => (typeof form.values[name] === 'string' ? form.values[name] : '') as string;
  const { version } = form.values;
  return {
    errors: form.errors,
    values: {
      subject: value('subject'),
      line: value('line'),
      intro: value('intro'),
      after: value('after'),
      ticket: value('ticket'),
      version,
    },
    max: SECTION_MAX,
    parts: partsOf(template),
    letter: letterView(t, template, locale),
    name: t(`templates.name.${template}`),
    about: t(`templates.about.${template}`),
    action: `${PATH}/${template}`,
    language: locale,
    languages: LOCALES.map((one) => ({
      label: t(`templates.language.${one}`),
      href: pathOf(template, one),
      current: one === locale,
    })),
    isChanged: edited.isChanged,
    changedBy: edited.updatedAt
      ? t('templates.changed_by', {
          name: edited.updatedBy ?? t('merge.desk'),
          when: fmt.dateTime(edited.updatedAt),
        })
      : '',
    isUnusable: isUnusable(edited),
    variables: namesFor(template).map((name) => ({
      code: `{{ ${name} }}`,
      meaning: t(`templates.variable.${name}`),
    })),
    help: (isLetter(template) ? letterHelp(template) : HELP).map(([name, code]) => ({
      code,
      meaning: t(`templates.help_${name}`),
    })),
    trial: { words: trial.words ?? null, problem: trial.problem ?? '', sentTo: trial.sentTo ?? '' },
  };
}
