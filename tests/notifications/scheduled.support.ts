import { takeTurn, tell } from '../../src/features/deliveries';
import type { ChannelName } from '../../src/features/notifications/channels';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';
import { userId } from './deliveries.support';

export const FILE_NAME = 'Informe del año «تقرير أسبوعي» 😀.pdf';
/** Of every value that a byte has, and longer than a line. */
export const BYTES = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256));

export interface Given {
  /** A name of somebody of the fixture, or an address. */
  to: string;
  /** Its figures are of all tickets; those of administrators are, unless it says otherwise. */
  isOfAll?: boolean;
  /** Whose schedule it is; administrator, unless it says otherwise. */
  owner?: string;
  place?: 'admin' | 'desk';
  channels?: ChannelName[];
  locale?: 'es' | 'en';
  fileName?: string;
}

export interface Scheduled {
  scheduleId: string;
  recipientId: string;
  eventId: string;
  fileKey: string;
}

/** A report of the team that a run has made for somebody, who is about to be told. */
export async function scheduled(app: TestApp, given: Given): Promise<Scheduled> {
  const {
    to,
    owner = 'admin',
    place = 'admin',
    channels = ['mail'],
    locale = 'en',
    fileName = FILE_NAME,
    isOfAll = to === 'admin' || to.includes('@'),
  } = given;
  const { db, files } = app.system;
  const now = new Date();
  const [scheduleId, recipientId, runId, eventId] = [newId(), newId(), newId(), newId()];
  const isAddress = to.includes('@');
  const person = isAddress ? null : await userId(app, to);
  const { key: fileKey } = await files.put(BYTES);
  await db('reportSchedules').insert({
    ...{ id: scheduleId, ownerId: await userId(app, owner), name: 'Weekly team', place, report: 'overview' },
    ...{ query: '{}', format: 'pdf', frequency: 'daily', clock: '07:30', timeZone: 'Europe/Madrid', locale },
    ...{ nextAt: null, createdAt: now, updatedAt: now },
  });
  await db('reportScheduleRecipients').insert({
    ...{ id: recipientId, scheduleId, userId: person, address: isAddress ? to : null },
  });
  await db('reportRuns').insert({
    ...{ id: runId, scheduleId, day: '2026-11-30', dueAt: now, state: 'done', eventId },
    ...{ createdAt: now, finishedAt: now },
  });
  const recipient = person ?? to.toLowerCase();
  await db('reportRunRecipients').insert({
    ...{
      runId,
      recipient,
      userId: person,
      address: isAddress ? to : null,
      recipientId,
      outcome: 'told',
      locale,
    },
    ...{
      title: 'Team & <Pruebas>',
      period: '23 – 29 Nov 2026',
      href: isAddress ? null : `/${place}/reports/overview`,
    },
    ...{
      figures: JSON.stringify([
        ['Created', '41'],
        ['تم الحل', '1,234'],
      ]),
    },
    ...{ fileKey, fileName, fileSize: BYTES.length, isOfAll },
  });
  const telling = {
    ...{
      userId: person,
      told: [{ eventId, template: 'report_scheduled', kind: 'report_scheduled' }] as never,
    },
    ...{ joinedFor: 0, isAnswer: false, quietUntil: null },
  };
  const act = { rootId: eventId, ticketId: null };
  const address = isAddress ? to : `${to}@demo.test`;
  await inTx(systemCtx(app.system), async (tx) => {
    await takeTurn(tx.db, act);
    const tellings = channels.map((channel) => ({
      ...{ ...telling, channel, address: channel === 'mail' ? address : null },
    }));
    await tell(tx, act, tellings);
  });
  return { scheduleId, recipientId, eventId, fileKey };
}

export interface Delivered {
  id: string;
  state: string;
  failure: string | null;
  error: string | null;
  attempts: number;
  subject: string | null;
  bodyText: string | null;
  bodyHtml: string | null;
}

export function mailOf(app: TestApp, { eventId }: Scheduled): Promise<Delivered> {
  return row(
    app.system.db,
    `select id, state, failure, error, attempts, subject, body_text, body_html from deliveries
     where event_id = :eventId and channel = 'mail'`,
    { eventId },
  );
}
