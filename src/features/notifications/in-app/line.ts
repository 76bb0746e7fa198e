import type { Ctx, Locale } from '../../../platform/ctx';
import type { Template } from '../kinds';
import type { LineFacts } from './in-app.types';

export interface LineVariables extends LineFacts {
  /** Who did it, by the name that is shown for them. */
  author: string;
  /** Of an announcement, or the name of a file. */
  title: string;
}

/** One line of what happened, in its reader's language. */
export async function lineOf(
  { system: { i18n } }: Ctx,
  template: Template,
  locale: Locale,
  { step, ...params }: LineVariables,
): Promise<string> {
  return i18n.translator(locale)(
    `notifications.line.${template}`,
    Object.assign(params, { step: step || 'none' }),
  );
}
