import type { FieldError } from '../../../platform/errors';
import { quoteHeader } from '../../../platform/mail';
import { typedLines } from '../../../platform/typed';
import { compile, TemplateProblem } from './sandbox';
import { SECTIONS, type Section, type Sections, type Words } from './templates.types';
import { OF_MESSAGES, type Offer, scopeOf, type Variables } from './variables';

const kindOf = (section: Section) => (section === 'subject' ? 'plain' : 'prose');

/**
 * The words of a message by its sections. Where one says nothing about this message, the words of `standard` do: no
 * message goes without a subject.
 * @throws Error where a section cannot be used
 */
export function written(sections: Sections, standard: Sections, variables: Variables): Words {
  return writtenOf(sections, standard, scopeOf(variables), OF_MESSAGES);
}

/** The same, of texts that have other names: `scope` holds something for each that `offer` has. */
export function writtenOf(
  sections: Sections,
  standard: Sections,
  scope: Record<string, unknown>,
  offer: Offer,
): Words {
  const textOf = (section: Section, of: Sections) =>
    compile(of[section], kindOf(section), offer).render(scope);
  const line = (section: Section) =>
    quoteHeader(textOf(section, sections)) || quoteHeader(textOf(section, standard));
  const lines = (section: Section) =>
    typedLines(textOf(section, sections)) || typedLines(textOf(section, standard));
  return {
    subject: line('subject'),
    line: line('line'),
    intro: lines('intro'),
    after: paragraphsOf(textOf('after', sections)),
  };
}

/** Empty lines part them. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n(?:[^\S\n]*\n)+/)
    .map(typedLines)
    .filter(Boolean);
}

/** What is wrong with each section; nothing where all of them can be used. */
export function problemsOf(
  sections: Partial<Sections>,
  offer: Offer = OF_MESSAGES,
): Record<string, FieldError> {
  const found: Record<string, FieldError> = {};
  for (const section of SECTIONS) {
    const source = sections[section];
    if (source === undefined) continue;
    try {
      compile(source, kindOf(section), offer);
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      found[section] = error.fieldError;
    }
  }
  return found;
}
