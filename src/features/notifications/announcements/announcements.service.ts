import { type Ctx, inTx, type Locale } from '../../../platform/ctx';
import { AppError, type FieldError, notFound } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { isId } from '../../../platform/ids';
import { lineOf } from '../../../platform/line';
import type { Page } from '../../../platform/paging';
import { actorId, assertRunsTheDesk } from '../../../platform/rights';
import { once } from '../../../platform/submissions';
import { typedLines } from '../../../platform/typed';
import { type Opened, readOf } from '../in-app/in-app.service';
import * as queries from './announcements.queries';
import * as repo from './announcements.repo';
import {
  type Announcement,
  type AnnouncementInput,
  type AnnouncementText,
  AUDIENCES,
  type Audience,
  BODY_MAX,
  isFor,
  TITLE_MAX,
  textIn,
} from './announcements.types';

/**
 * Publishes an announcement; the worker tells people of it. What is published is not changed any more.
 * @throws AppError `not_found` for anybody but an administrator; `invalid`
 */
export function publishAnnouncement(ctx: Ctx, input: AnnouncementInput): Promise<Announcement> {
  assertRunsTheDesk(ctx.actor);
  const content = cleaned(input);
  const find = existing;
  return once(ctx, { noun: 'announcement', content, find }, async (tx, id) => {
    const { audience } = content;
    const subject = { type: 'announcement', id };
    const { rootId } = await emit(tx, { type: 'announcement.published', subject, data: { audience } });
    const published = { publishedAt: tx.now, publishedBy: actorId(tx.actor) };
    await repo.insertAnnouncement(tx.db, { id, eventId: rootId, ...content, ...published });
    return existing(tx, id);
  });
}

/** Each language complete or empty, one at least. */
function cleaned({ titleEs, bodyEs, titleEn, bodyEn, audience }: AnnouncementInput): AnnouncementInput {
  const content = {
    titleEs: lineOf(titleEs ?? '') || null,
    bodyEs: typedLines(bodyEs ?? '') || null,
    titleEn: lineOf(titleEn ?? '') || null,
    bodyEn: typedLines(bodyEn ?? '') || null,
    audience,
  };
  const errors: Record<string, FieldError> = {};
  for (const locale of ['Es', 'En'] as const) {
    const [title, body] = [content[`title${locale}`], content[`body${locale}`]];
    if (title === null && body !== null) errors[`title${locale}`] = { key: 'announcements.error.no_title' };
    if (title !== null && body === null) errors[`body${locale}`] = { key: 'announcements.error.no_body' };
    check(errors, `title${locale}`, title, TITLE_MAX);
    check(errors, `body${locale}`, body, BODY_MAX);
  }
  if (Object.values(content).filter(Boolean).length === 1)
    errors.titleEs = { key: 'announcements.error.no_text' };
  if (!AUDIENCES.includes(audience)) errors.audience = { key: 'input.not_a_choice' };
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
  return content;
}

function check(errors: Record<string, FieldError>, field: string, text: string | null, max: number): void {
  const { length } = [...(text ?? '')];
  if (length > max) errors[field] = { key: 'input.too_long', params: { max, length } };
}

/**
 * Withdraws one: nobody reads it any more, and what has not left does not leave. Doing so again changes nothing.
 * @throws AppError `not_found`
 */
export async function withdrawAnnouncement(ctx: Ctx, id: string): Promise<Announcement> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    await existing(tx, id);
    if (await repo.markWithdrawn(tx.db, { id, by: actorId(tx.actor), now: tx.now }))
      await emit(tx, { type: 'announcement.withdrawn', subject: { type: 'announcement', id } });
    return existing(tx, id);
  });
}

/** For administrators: all, the newest first. */
export function listAnnouncements(ctx: Ctx, place?: string): Promise<Page<queries.ListedAnnouncement>> {
  assertRunsTheDesk(ctx.actor);
  return queries.announcementPage(ctx, place);
}

/** How many people each audience has now, beside whoever asks. */
export function audienceSizes(ctx: Ctx): Promise<Record<Audience, number>> {
  assertRunsTheDesk(ctx.actor);
  return queries.audienceSizes(ctx);
}

/**
 * One of them, with how many have read it in the desk.
 * @throws AppError `not_found`
 */
export async function findAnnouncement(
  ctx: Ctx,
  id: string,
): Promise<{ announcement: Announcement; read: number }> {
  assertRunsTheDesk(ctx.actor);
  const announcement = await existing(ctx, id);
  return { announcement, read: await queries.readCount(ctx, announcement.eventId) };
}

export interface ReadAnnouncement extends AnnouncementText {
  publishedAt: Date;
  publisher: string | null;
}

/** All that is left of one for those who had been told of it. */
export interface WithdrawnAnnouncement {
  withdrawnAt: Date;
}

/**
 * What its reader gets, in their language; from then on it is read in their list. An administrator who acts in
 * somebody's place reads nothing for them. Once it is withdrawn, whoever had been told of it gets when that was.
 * @param opened null where nobody has it before them, as when it is fetched beforehand
 * @throws AppError `not_found` for whom it is not for, and of a withdrawn one for whoever had not been told of it
 */
export async function readAnnouncement(
  ctx: Ctx,
  id: string,
  { locale, opened }: { locale: Locale; opened: Opened | null },
): Promise<ReadAnnouncement | WithdrawnAnnouncement> {
  const { actor } = ctx;
  const announcement = await existing(ctx, id);
  const { audience, withdrawnAt, eventId, publishedAt, publisher } = announcement;
  if (actor.kind !== 'person') throw notFound();
  if (withdrawnAt) {
    if (await queries.wasTold(ctx, eventId, actor.id)) return { withdrawnAt };
    throw notFound();
  }
  if (!isFor(audience, actor.role)) throw notFound();
  if (opened) await readOf(ctx, opened, eventId);
  return { ...textIn(announcement, locale), publishedAt, publisher };
}

async function existing(ctx: Ctx, id: string): Promise<Announcement> {
  const found = isId(id) ? await repo.announcementById(ctx.db, id) : null;
  if (!found) throw notFound();
  return found;
}
