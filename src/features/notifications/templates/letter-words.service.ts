import type { Ctx } from '../../../platform/ctx';
import type { LetterWords, Unworded } from '../../../platform/delivery-types';
import { isLetter } from '../../deliveries';
import { defaultLetter } from './defaults';
import { letterWritten } from './letter-words';
import { withSections } from './words.service';

/**
 * The words of a letter about an account, as plain text: those of the desk's administrators, else the ones that come with
 * it. Words that cannot be used are noted, as those of other messages are, and the letter goes out with the original ones.
 * @throws Error for a letter that there is not
 */
export async function letterWordsOf(ctx: Ctx, letter: Unworded): Promise<LetterWords> {
  const { template, locale, name, desk, values } = letter;
  if (!isLetter(template)) throw new Error(`no letter: ${template}`);
  const t = ctx.system.i18n.translator(locale);
  const content = { template, locale, name, desk, values };
  const { subject, intro, after } = await withSections(ctx, { template, locale }, (sections) =>
    letterWritten(sections, content, t),
  );
  return { subject, intro, action: defaultLetter(template, locale).action, after };
}
