import type { Locale } from '../../../platform/ctx';
import {
  CHOICES,
  DAY_WORDS,
  ME,
  NAME_LIST,
  type Name,
  NONE,
  nameIn,
  written,
  writtenPart,
  YES_WORDS,
} from '../../query';

// How a query is written, with every name, in the reader's language.

/** What may stand behind a name, for an example. */
function examples(locale: Locale): Record<Name, readonly string[]> {
  const said = <N extends keyof typeof CHOICES>(name: N, word: keyof (typeof CHOICES)[N]) =>
    written(CHOICES[name][word] as never, locale);
  const isSpanish = locale === 'es';
  return {
    status: [said('status', 'open')],
    priority: ['P1', 'P2'],
    assignee: [written(ME, locale)],
    department: [isSpanish ? 'soporte' : 'support'],
    category: ['hardware'],
    type: [said('type', 'problem')],
    tag: ['vpn'],
    requester: ['ana'],
    org: ['"Talleres Ribera"'],
    participant: ['ana@example.com'],
    follower: [written(ME, locale)],
    created: ['2026-01-01..2026-01-31'],
    updated: ['<7d'],
    due: [written(DAY_WORDS.today, locale)],
    resolved: ['>=2026-01-01'],
    closed: [written(DAY_WORDS.yesterday, locale)],
    is: [said('is', 'overdue')],
    has: [said('has', 'attachment')],
    subject: [isSpanish ? 'impresora' : 'printer'],
    number: ['1000..1100'],
    channel: [said('channel', 'email')],
    hold: [said('hold', 'customer')],
    urgency: [said('urgency', 'high')],
    impact: [said('impact', 'low')],
    rating: ['<=5'],
    field: [isSpanish ? 'Norte' : 'North'],
  };
}

/** A line for each name, with one example, and lines for what holds of all. */
export function queryHelp(locale: Locale, t: (key: string) => string) {
  const of = examples(locale);
  const word = locale === 'es' ? 'edificio' : 'building';
  const names = NAME_LIST.map((name) => ({
    label: t(`query.name.${name}`),
    example: writtenPart(locale, name, of[name], name === 'field' ? { field: word } : {}),
  }));
  const rules = [
    { label: t('query.help.phrase'), example: locale === 'es' ? '"no imprime"' : '"does not print"' },
    {
      label: t('query.help.not'),
      example: `-vpn -${nameIn(locale, 'status')}:${written(CHOICES.status.closed, locale)}`,
    },
    { label: t('query.help.none'), example: `${nameIn(locale, 'assignee')}:${written(NONE, locale)}` },
    { label: t('query.help.days'), example: `7d 24h 2w ${written(DAY_WORDS.today, locale)}` },
    {
      label: t('query.help.yes'),
      example: `${written(YES_WORDS.yes, locale)} ${written(YES_WORDS.no, locale)}`,
    },
  ];
  return { names, rules };
}
