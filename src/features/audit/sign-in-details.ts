import type { I18n, Translate } from '../../platform/i18n';

type Words = { t: Translate; i18n: I18n };
type Data = Record<string, unknown>;

/** How somebody came in, what they added or took away: the details of `user.*` events, in words. */
const DETAILS: Record<string, (words: Words, data: Data) => string | null> = {
  signed_in: (words, data) => {
    const first = methodText(words, data.method);
    if (!first || !data.factor) return first;
    return words.t('session.method.both', { first, second: words.t(`session.factor.${data.factor}`) });
  },
  factor_added: factorText,
  factor_removed: factorText,
  identity_linked: (words, data) => methodText(words, data.provider),
  identity_unlinked: (words, data) => methodText(words, data.provider),
  sign_in_confirmed: ({ t }, data) =>
    t(data.method === 'totp' ? 'session.factor.totp' : `session.method.${data.method}`),
  sessions_ended: ({ t }, data) => t('audit.detail.sessions', { count: Number(data.count ?? 0) }),
  recovery_code_used: ({ t }, data) => t('factors.codes.left', { count: Number(data.left ?? 0) }),
  locked: ({ t }, data) => (data.at === 'second_factor' ? t('audit.detail.locked_at_factor') : null),
};

/** Null where the type of the event says it all. */
export function signInDetails(words: Words, type: string, data: Data): string | null {
  return DETAILS[type.replace(/^user\./, '')]?.(words, data) ?? null;
}

function methodText({ t, i18n }: Words, method: unknown): string | null {
  const key = `session.method.${method}`;
  return i18n.has(key) ? t(key) : null;
}

function factorText({ t }: Words, { kind }: Data): string | null {
  if (kind === 'all') return t('audit.detail.all_factors');
  return t(kind === 'totp' ? 'factors.totp.title' : 'session.method.passkey');
}
