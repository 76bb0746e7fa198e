import type { Translate } from '../../../platform/i18n';
import type { Locale } from '../../../platform/i18n/locale';
import { isLetter, LETTERS, type LetterTemplate } from '../../deliveries';
import { defaultLetter } from './defaults';
import type { TemplateName } from './templates.types';

/** What is around the parts of a text that are edited. */
export const PARTS = {
  message: {
    intro: 'templates.field.intro',
    introHint: 'templates.hint.intro',
    after: 'templates.field.after',
    afterHint: 'templates.hint.after',
    preview: 'templates.preview_text',
  },
  letter: {
    intro: 'templates.letter.intro',
    introHint: 'templates.letter.intro_hint',
    after: 'templates.letter.after',
    afterHint: 'templates.letter.after_hint',
    preview: 'templates.letter.preview',
  },
} as const;

export const partsOf = (template: TemplateName) => PARTS[isLetter(template) ? 'letter' : 'message'];

/** What a page of a letter shows beside its text; null for a message. */
export function letterView(t: Translate, template: TemplateName, locale: Locale) {
  if (!isLetter(template)) return null;
  const { action } = defaultLetter(template, locale);
  return { button: action && t('templates.letter.button', { label: action }) };
}

/** What some letters are told apart by, with one of its values. */
const CASES: Record<string, string> = { who: 'self', kind: 'passkey', role: 'customer' };

/** What Liquid offers in a letter besides variables. */
export function letterHelp(template: LetterTemplate): [name: string, code: string][] {
  const own: readonly string[] = LETTERS[template];
  const [first = 'desk'] = own.filter((name) => !(name in CASES));
  const chosen = own.find((name) => name in CASES);
  const filtered = [
    'recipient.name | upcase',
    'recipient.name | downcase',
    'desk | truncate: 40',
    `${first} | default: desk`,
  ];
  const help: [string, string][] = [['if', `{% if ${first} %}…{% else %}…{% endif %}`]];
  if (chosen)
    help.push(['case', `{% case ${chosen} %}{% when '${CASES[chosen]}' %}…{% else %}…{% endcase %}`]);
  help.push(
    ['text_filters', filtered.map((one) => `{{ ${one} }}`).join('\n')],
    ['raw', '{% raw %}{{ … }}{% endraw %}'],
  );
  return help;
}
