import type { Request } from 'express';
import { daysAfter } from '../../../platform/elapsed';
import type { FormState } from '../../../platform/http/respond';
import type { Locale } from '../../../platform/i18n/locale';
import { prose } from '../../../platform/prose';
import type { ListedAnnouncement } from './announcements.queries';
import type { ReadAnnouncement, WithdrawnAnnouncement } from './announcements.service';
import {
  type Announcement,
  AUDIENCES,
  type Audience,
  BODY_MAX,
  READ_KEPT_DAYS,
  TITLE_MAX,
  textIn,
} from './announcements.types';

export const LIST = '/admin/announcements';

const LANGUAGES = { es: 'Es', en: 'En' } as const;
const LOCALES = Object.keys(LANGUAGES) as Locale[];

/** In the reader's language where there is one; and in which there are others. */
export function rowsView(req: Request, announcements: ListedAnnouncement[]) {
  const { t, fmt, locale } = req.shell;
  return announcements.map((one) => {
    const shown = textIn({ bodyEs: null, bodyEn: null, ...one }, locale);
    return {
      id: one.id,
      href: `${LIST}/${one.id}`,
      title: shown.title,
      lang: shown.locale,
      audience: t(`announcements.audience.${one.audience}`),
      published: fmt.moment(one.publishedAt, req.ctx.now),
      publisher: one.publisher ?? t('announcements.desk'),
      reached: fmt.number(one.reached),
      state: stateOf(one),
    };
  });
}

function stateOf({ withdrawnAt, toldAt }: Pick<Announcement, 'withdrawnAt' | 'toldAt'>) {
  if (withdrawnAt) return 'withdrawn';
  return toldAt ? 'told' : 'telling';
}

/** The form of a new one, as it was typed. Whom it is for is chosen each time: nothing is chosen beforehand. */
export function formView(req: Request, form: FormState, sizes: Record<Audience, number>) {
  const { t, fmt } = req.shell;
  const value = (name: string) => (typeof form.values[name] === 'string' ? form.values[name] : '') as string;
  return {
    status: form.status,
    errors: form.errors,
    languages: LOCALES.map((locale) => {
      const [title, body] = [`title${LANGUAGES[locale]}`, `body${LANGUAGES[locale]}`];
      return {
        locale,
        name: t(`announcements.language.${locale}`),
        title: { name: title, value: value(title), error: form.errors[title] },
        body: { name: body, value: value(body), error: form.errors[body] },
      };
    }),
    audience: value('audience'),
    audiences: AUDIENCES.map((audience) => ({
      value: audience,
      label: t(`announcements.audience.${audience}`),
      hint: t('announcements.people', { count: sizes[audience], number: fmt.number(sizes[audience]) }),
    })),
    previews: LOCALES.map((locale) => {
      const body = value(`body${LANGUAGES[locale]}`).slice(0, BODY_MAX);
      return {
        locale,
        title: value(`title${LANGUAGES[locale]}`),
        bodyHtml: body.trim() && prose(body),
      };
    }).filter(({ title, bodyHtml }) => title || bodyHtml),
    titleMax: TITLE_MAX,
    bodyMax: BODY_MAX,
  };
}

/** One of them for administrators: every text, whom it has reached, and what became of it. */
export function announcementView(req: Request, announcement: Announcement, read: number) {
  const { t, fmt, locale } = req.shell;
  const { id, audience, publishedAt, publisher, reached, withdrawnAt, withdrawer } = announcement;
  const shown = textIn(announcement, locale);
  const by = (name: string | null, moment: Date) =>
    t('announcements.by', { moment: fmt.dateTime(moment), name: name ?? t('announcements.desk') });
  const isKept = daysAfter(publishedAt, READ_KEPT_DAYS) > req.ctx.now;
  const state = stateOf(announcement);
  return {
    title: shown.title,
    lang: shown.locale,
    state,
    texts: LOCALES.filter((one) => announcement[`title${LANGUAGES[one]}`] !== null).map((one) => {
      const { title, body } = textIn(announcement, one);
      return { lang: one, language: t(`announcements.language.${one}`), title, bodyHtml: prose(body) };
    }),
    facts: [
      { label: t('announcements.fact.audience'), text: t(`announcements.audience.${audience}`) },
      { label: t('announcements.fact.published'), text: by(publisher, publishedAt) },
      ...(withdrawnAt
        ? [{ label: t('announcements.fact.withdrawn'), text: by(withdrawer, withdrawnAt) }]
        : []),
      {
        label: t('announcements.fact.reached'),
        text: t('announcements.people', { count: reached, number: fmt.number(reached) }),
      },
      {
        label: t('announcements.fact.read'),
        text: isKept
          ? t('announcements.people', { count: read, number: fmt.number(read) })
          : t('announcements.read_gone', { days: READ_KEPT_DAYS }),
      },
    ],
    withdrawal: withdrawnAt ? null : `${LIST}/${id}/withdrawal`,
  };
}

export function readerView(req: Request, { title, body, locale, publisher, publishedAt }: ReadAnnouncement) {
  const { t, fmt } = req.shell;
  return {
    title,
    lang: locale,
    publisher: publisher ?? t('announcements.desk'),
    published: fmt.moment(publishedAt, req.ctx.now),
    bodyHtml: prose(body),
  };
}

/** Of one that was withdrawn: when, in the reader's zone. */
export function withdrawnView(req: Request, { withdrawnAt }: WithdrawnAnnouncement) {
  const { t, fmt } = req.shell;
  return { text: t('announcements.withdrawn_since', { moment: fmt.dateTime(withdrawnAt) }) };
}
