import { directionOf, excerpt, mailProse } from '../../platform/prose';

/** Characters of a text that mail programs may show beside the subject. */
const PREVIEW = 140;

/** What somebody wrote, as the templates of mails take it. */
export function bodyOf(body: string) {
  return {
    bodyHtml: mailProse(body),
    // As typed, marks included: whatever takes them away takes others with them.
    bodyText: body,
    bodyDir: directionOf(body),
  };
}

/** What mail programs show of a mail in their lists: what happened, then what was written. */
export const previewOf = (intro: string, body: string): string =>
  [intro, excerpt(body, PREVIEW)].filter(Boolean).join(' ');
