import { readFile } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { invalid } from '../../../platform/errors';
import { ctxOf, idParam, parseForm } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { type UploadForm, uploadsOf } from '../../../platform/http/uploads';
import { refreshFeed } from './feeds.refresh';
import { feedNameForm, newFeedForm } from './feeds.schema';
import { addFeed, feedsOfCalendar, findFeed, removeFeed, renameFeed } from './feeds.service';
import { FEED_MAX_BYTES, FEED_MAX_MB, MOST_FEEDS, type NewFeed } from './feeds.types';
import { feedFrame, feedPath, feedRow, feedsPath, feedYears } from './feeds.view';

export const feedUpload: UploadForm = { field: 'file', size: FEED_MAX_BYTES, files: 1 };

export async function feedsPage(req: Request, res: Response): Promise<void> {
  await showFeeds(req, res, blankForm());
}

async function showFeeds(req: Request, res: Response, { status, ...form }: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { calendar, feeds } = await feedsOfCalendar(ctx, idParam(req));
  const model = {
    ...form,
    ...feedFrame(req.shell, calendar, 'list'),
    feeds: feeds.map((feed) => feedRow(req.shell, feed, calendar, ctx.now)),
    isAlways: calendar.isAlways,
    isFull: feeds.length >= MOST_FEEDS,
    maxBytes: FEED_MAX_BYTES,
    maxMb: FEED_MAX_MB,
  };
  page(res, 'calendars/feeds', model, status);
}

export async function addFeedPage(req: Request, res: Response): Promise<void> {
  const act = async () => {
    const feed = await addFeed(ctxOf(req), idParam(req), await sentFeed(req));
    const params = { name: feed.name, count: feed.days.length };
    done(res, feedsPath(feed.calendarId), 'calendars.feeds.flash.added', params);
  };
  await submitted(req, act, (form) => showFeeds(req, res, form));
}

/** A file, or else an address. */
async function sentFeed(req: Request): Promise<NewFeed> {
  const [file] = uploadsOf(req);
  const { name, address } = parseForm(newFeedForm, req);
  if (file && address) throw invalid('file', 'calendars.feeds.error.both');
  if (file) return { kind: 'file', name, fileName: file.name, bytes: await readFile(file.path) };
  if (address) return { kind: 'address', name, address };
  throw invalid('address', 'calendars.feeds.error.neither');
}

export async function feedPage(req: Request, res: Response): Promise<void> {
  await showFeed(req, res, blankForm());
}

async function showFeed(req: Request, res: Response, { status, values, errors }: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { calendar, feed } = await findFeed(ctx, idParam(req), idParam(req, 'feed'));
  const model = {
    // Whoever saves once more has read what it is called now.
    values: { name: feed.name, ...values, was: feed.name },
    errors,
    ...feedFrame(req.shell, calendar, 'feed'),
    feed: feedRow(req.shell, feed, calendar, ctx.now),
    years: feedYears(req.shell, feed),
  };
  page(res, 'calendars/feed', model, status);
}

export async function renameFeedPage(req: Request, res: Response): Promise<void> {
  const act = async () => {
    const [calendarId, id] = [idParam(req), idParam(req, 'feed')];
    const form = parseForm(feedNameForm, req);
    await renameFeed(ctxOf(req), calendarId, id, form);
    done(res, feedPath({ calendarId, id }), 'calendars.feeds.flash.renamed', { name: form.name });
  };
  await submitted(req, act, (form) => showFeed(req, res, form));
}

export async function refreshFeedPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { feed } = await findFeed(ctx, idParam(req), idParam(req, 'feed'));
  const read = await refreshFeed(ctx, feed.id);
  const params = { name: feed.name, count: read?.days ?? 0 };
  // What went wrong stands on the page, beside the feed.
  if (read?.problem) done(res, feedPath(feed));
  else done(res, feedsPath(feed.calendarId), 'calendars.feeds.flash.refreshed', params);
}

export async function removeFeedPage(req: Request, res: Response): Promise<void> {
  const calendarId = idParam(req);
  const name = await removeFeed(ctxOf(req), calendarId, idParam(req, 'feed'));
  done(res, feedsPath(calendarId), 'calendars.feeds.flash.removed', { name });
}
