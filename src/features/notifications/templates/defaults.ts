import { readFileSync } from 'node:fs';
import { projectFolder } from '../../../platform/folders';
import type { Locale } from '../../../platform/i18n/locale';
import { type MessageTemplate, SECTIONS, type Section, type Sections } from './templates.types';

const HEADS = /^--- (\w+)$/m;

const known = new Map<string, Sections>();

/** What a message says unless somebody has changed it: a file in `views/messages`, read once. */
export function defaultSections(template: MessageTemplate, locale: Locale): Sections {
  const name = `${locale}/${template}.liquid`;
  const kept = known.get(name);
  if (kept) return kept;
  const sections = sectionsIn(readFileSync(projectFolder('views', 'messages', name), 'utf8'));
  known.set(name, sections);
  return sections;
}

/** The parts of such a file: each stands below its name, `--- subject`; one that is not there is empty. */
export function sectionsIn(content: string): Sections {
  const [, ...parts] = content.split(HEADS);
  const sections: Sections = { subject: '', line: '', intro: '', after: '' };
  for (let at = 0; at < parts.length; at += 2) {
    const name = parts[at] as Section;
    if (!SECTIONS.includes(name)) throw new Error(`no section of a message: ${name}`);
    sections[name] = (parts[at + 1] ?? '').trim();
  }
  return sections;
}
