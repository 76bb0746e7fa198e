import type { Translate } from '../../../platform/i18n';
import type { Locale } from '../../../platform/i18n/locale';
import { LETTERS, type LetterTemplate } from '../../deliveries';
import { defaultLetter } from './defaults';
import { letterOffer } from './letters';
import type { Sections, Words } from './templates.types';
import { writtenOf } from './words';

/** What a letter is about, and for whom. */
export interface LetterContent {
  template: LetterTemplate;
  locale: Locale;
  name: string;
  desk: string;
  values: Readonly<Record<string, unknown>>;
}

/** By which somebody sees whether it was them. */
const FACTS = ['time', 'device', 'place'] as const;

type Kept = Record<(typeof FACTS)[number] | 'safety', string>;

/**
 * The words of a letter by its sections. When it was, from where and with what, and what to do for who did not do it, are
 * said whatever the sections say: what they leave out of that follows in the section that says it originally.
 * @param t of the letter's language
 * @throws Error where a section cannot be used
 */
export function letterWritten(sections: Sections, letter: LetterContent, t: Translate): Words {
  const { template, locale, name, desk, values } = letter;
  const { sections: standard, safety } = defaultLetter(template, locale);
  const own: readonly string[] = LETTERS[template];
  const given = Object.fromEntries(own.map((one) => [one, values[one] ?? '']));
  const scope = { ...given, desk, recipient: { name }, safety };
  const offer = letterOffer(template);
  const original = writtenOf(standard, standard, scope, offer);
  if (sections === standard) return original;
  const [time, device, place] = FACTS.map((one) => String(values[one] ?? ''));
  const kept = { time, device, place, safety } as Kept;
  return completed(writtenOf(sections, standard, scope, offer), original, kept, t);
}

function completed(words: Words, original: Words, kept: Kept, t: Translate): Words {
  const { subject, line, intro, after } = words;
  const whole = [intro, ...after].join('\n');
  const lostOf = (text: string) => {
    const isLost = (value: string) => value !== '' && text.includes(value) && !whole.includes(value);
    const facts = FACTS.filter((name) => isLost(kept[name]));
    const lines = facts.map((name) => t(`letter.fact.${name}`, { value: kept[name] }));
    return [lines.join('\n'), isLost(kept.safety) ? kept.safety : ''].filter(Boolean);
  };
  return {
    subject,
    line,
    intro: [intro, ...lostOf(original.intro)].join('\n\n'),
    after: [...after, ...lostOf(original.after.join('\n'))],
  };
}
