import type { Locale } from '../../../platform/i18n/locale';
import { isLetter, type LetterTemplate } from '../../deliveries';
import { type Kind, TEMPLATES, type Template } from '../kinds';

/** A message that has words of its own; `digest` gathers several and is of no kind. */
export type MessageTemplate = Template | 'digest';

export const MESSAGE_TEMPLATES = [...(Object.keys(TEMPLATES) as Template[]), 'digest'] as const;

export const isMessageTemplate = (name: string): name is MessageTemplate =>
  (MESSAGE_TEMPLATES as readonly string[]).includes(name);

/** Whatever has words that administrators edit: messages, and letters about an account. */
export type TemplateName = MessageTemplate | LetterTemplate;

export const isTemplateName = (name: string): name is TemplateName =>
  isMessageTemplate(name) || isLetter(name);

/** Which words are meant: of one message, in one language. */
export interface TemplateKey {
  template: TemplateName;
  locale: Locale;
}

/** What somebody chooses by whether a message reaches them; nobody chooses letters and digests. */
export function kindOf(template: TemplateName): Kind | 'digest' | 'account' {
  if (isLetter(template)) return 'account';
  return template === 'digest' ? 'digest' : TEMPLATES[template];
}

/** The parts of a template, in the order in which it is written. */
export const SECTIONS = ['subject', 'line', 'intro', 'after'] as const;
export type Section = (typeof SECTIONS)[number];

/** What a template says, in Liquid. */
export type Sections = Record<Section, string>;

/** Characters that each may have. */
export const SECTION_MAX: Record<Section, number> = {
  subject: 500,
  line: 1000,
  intro: 4000,
  after: 4000,
};

/** What a message says, as plain text: whoever shows it escapes it. */
export interface Words {
  /** Of a mail, on one line. */
  subject: string;
  /** What happened, in one line: in digests, below what it happened to. */
  line: string;
  /** Above what somebody wrote. */
  intro: string;
  /** Paragraphs below it. */
  after: string[];
}
