import type { Locale } from '../../../platform/ctx';

/** Whom an announcement is for, in the order in which forms offer it. */
export const AUDIENCES = ['everyone', 'staff', 'customers'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Days for which the desk keeps who has read what it told. */
export const READ_KEPT_DAYS = 90;

/** Characters. */
export const TITLE_MAX = 120;
export const BODY_MAX = 20_000;

export interface AnnouncementInput {
  titleEs: string | null;
  bodyEs: string | null;
  titleEn: string | null;
  bodyEn: string | null;
  audience: Audience;
}

export interface Announcement extends AnnouncementInput {
  id: string;
  publishedAt: Date;
  /** Null for the desk itself, and for somebody who is gone. */
  publishedBy: string | null;
  publisher: string | null;
  eventId: string;
  /** How many people have been told, by whichever channel. */
  reached: number;
  /** Since when everybody has been; null while they are being told. */
  toldAt: Date | null;
  withdrawnAt: Date | null;
  withdrawer: string | null;
}

/** What somebody reads of it, and in which language. */
export interface AnnouncementText {
  locale: Locale;
  title: string;
  body: string;
}

type Texts = Pick<Announcement, 'titleEs' | 'bodyEs' | 'titleEn' | 'bodyEn'>;

/** The text in that language; where there is none, the other. */
export function textIn({ titleEs, bodyEs, titleEn, bodyEn }: Texts, locale: Locale): AnnouncementText {
  const own = locale === 'es' ? [titleEs, bodyEs] : [titleEn, bodyEn];
  const [title, body] = own[0] === null ? (locale === 'es' ? [titleEn, bodyEn] : [titleEs, bodyEs]) : own;
  const other = locale === 'es' ? 'en' : 'es';
  return { locale: own[0] === null ? other : locale, title: title ?? '', body: body ?? '' };
}

/** Whether it is for people of that role. */
export const isFor = (audience: Audience, role: string): boolean =>
  audience === 'everyone' || (audience === 'customers') === (role === 'customer');

/** Where people read it. */
export const hrefOf = (id: string): string => `/announcements/${id}`;
