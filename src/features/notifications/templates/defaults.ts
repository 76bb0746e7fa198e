import { readFileSync } from 'node:fs';
import { projectFolder } from '../../../platform/folders';
import type { Locale } from '../../../platform/i18n/locale';
import { isLetter, type LetterTemplate } from '../../deliveries';
import { SECTIONS, type Sections, type TemplateName } from './templates.types';

const HEADS = /^--- (\w+)$/m;

const known = new Map<string, Sections>();
const knownLetters = new Map<string, DefaultLetter>();

/** What a message says unless somebody has changed it: a file in `views/messages`, read once. */
export function defaultSections(template: TemplateName, locale: Locale): Sections {
  if (isLetter(template)) return defaultLetter(template, locale).sections;
  const name = `${locale}/${template}.liquid`;
  const kept = known.get(name);
  if (kept) return kept;
  const sections = partsIn(contentOf(name), SECTIONS);
  known.set(name, sections);
  return sections;
}

/** What a letter says unless somebody has changed it. */
export interface DefaultLetter {
  sections: Sections;
  /** What to do for who did not do it; empty where that is nothing. Nobody edits this, nor the button. */
  safety: string;
  /** Of its button; empty for a letter without one. */
  action: string;
}

/** A file in `views/messages/<language>/letters`, read once. */
export function defaultLetter(template: LetterTemplate, locale: Locale): DefaultLetter {
  const name = `${locale}/letters/${template}.liquid`;
  const kept = knownLetters.get(name);
  if (kept) return kept;
  const parts = partsIn(contentOf(name), [...SECTIONS, 'safety', 'action'] as const);
  const { safety, action, ...sections } = parts;
  const letter = { sections, safety, action };
  knownLetters.set(name, letter);
  return letter;
}

const contentOf = (name: string) => readFileSync(projectFolder('views', 'messages', name), 'utf8');

/**
 * The parts of such a file: each stands below its name, `--- subject`; one that is not there is empty.
 * @throws Error for a name that is none of `names`
 */
export function partsIn<Name extends string>(content: string, names: readonly Name[]): Record<Name, string> {
  const [, ...found] = content.split(HEADS);
  const parts = Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>;
  for (let at = 0; at < found.length; at += 2) {
    const name = found[at] as Name;
    if (!names.includes(name)) throw new Error(`no section of a message: ${name}`);
    parts[name] = (found[at + 1] ?? '').trim();
  }
  return parts;
}
