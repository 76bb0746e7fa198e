import type { Clock, Running } from '../../src/features/sla/clock/clock.types';
import { writeClock } from '../../src/features/sla/clock/codec';
import type { PromiseKind } from '../../src/features/sla/sla.words';
import { changeTicket, takeTicket } from '../../src/features/tickets';
import { calendar, policy } from '../sla/reading.support';
import type { TestApp } from '../support/app';
import type { Answer } from '../support/browser';
import { fileTicket, words } from './ticket.support';

// Tickets with whatever their clocks have reckoned, and what the queue shows of them.

const MINUTE = 60_000;

export const numbers = ({ html }: Answer) =>
  html.querySelectorAll('#queue-table tbody tr').map((row) => Number(row.id.replace('t-', '')));
export const texts = (answer: Answer, selector: string) =>
  answer.html.querySelectorAll(selector).map(({ text }) => text.replace(/\s+/g, ' ').trim());
export const count = ({ html }: Answer, view: string) =>
  html.querySelector(`#nav-tickets a[href="/desk/tickets?view=${view}"] .count`)?.text;
export const sla = (answer: Answer, number: number) => words(answer, `#t-${number} .cell-sla`);
export const tone = ({ html }: Answer, number: number) =>
  html.querySelector(`#t-${number} .cell-sla .sla`)?.getAttribute('class')?.split(' tone-')[1];

export interface Wish {
  /** In minutes from now. */
  due?: number;
  risk?: number;
  /** When the agreed date is. */
  agreed?: number;
  promise?: keyof typeof KINDS;
  status?: 'on_hold' | 'resolved' | 'closed';
  running?: boolean;
  mine?: boolean;
}

const KINDS = {
  responseDueAt: 'first_response',
  nextResponseDueAt: 'next_response',
  resolutionDueAt: 'resolution',
} as const;

/** One promise of an hour more than what is left of it; of three hours where its clock stands still. */
function clockOf(
  { due, risk }: Wish,
  kind: PromiseKind,
  ids: Pick<Running, 'policyId' | 'calendarId'>,
): Clock {
  const now = Math.floor(Date.now() / 1000);
  const left = due === undefined ? 3 * 3600 : Math.round(due * 60);
  const target = Math.max(left, 0) + 3600;
  const at = (minutes?: number) => (minutes === undefined ? null : now + Math.round(minutes * 60));
  const promise: Running = {
    ...ids,
    kind,
    round: 1,
    policyName: 'Gold',
    priority: 'P3',
    target: due === undefined ? left : target,
    startedAt: now,
    used: due === undefined ? 0 : target - left,
    since: due === undefined ? null : now,
    dueAt: at(due),
    riskAt: at(risk),
    warnedAt: null,
    breachedAt: left <= 0 ? at(due) : null,
  };
  return {
    startedAt: now,
    turnedAt: now,
    ran: { used: 0, since: now, calendarId: ids.calendarId },
    isAnswered: false,
    asked: null,
    heldFor: null,
    running: [promise],
    ended: [],
    rounds: { [kind]: 1 },
    pauses: [],
  };
}

/** What the clock reckons is written as it is wished, whatever the ticket is. */
export async function promised(
  app: TestApp,
  { due, risk, agreed, promise = 'responseDueAt', status, running, mine }: Wish = {},
) {
  const calendarId = await calendar(app, { isAlways: true });
  const policyId = await policy(app, calendarId, {}, { isDefault: false });
  const { id, number } = await fileTicket(app);
  const ctx = await app.ctx('technician@demo.test');
  const admin = await app.ctx('admin@demo.test');
  if (mine) await takeTicket(ctx, id);
  if (status === 'on_hold') await changeTicket(admin, id, { status, holdReason: 'customer' });
  else if (status) await changeTicket(admin, id, { status });
  const now = Math.floor(Date.now() / 1000) * 1000;
  const at = (minutes?: number) => (minutes === undefined ? null : new Date(now + minutes * MINUTE));
  const riskAt = risk ?? (due === undefined ? undefined : due - 30);
  const clock = clockOf({ due, risk: riskAt }, KINDS[promise], { policyId, calendarId });
  await app.system
    .db('tickets')
    .where({ id })
    .update({
      slaDueAt: at(due),
      [promise]: at(due),
      slaRiskAt: at(riskAt),
      dueAt: at(agreed),
      slaClock: running || due !== undefined ? JSON.stringify(writeClock(clock)) : null,
    });
  return { id, number };
}

export const queueOf =
  (app: TestApp) =>
  async (query: string, email = 'technician@demo.test'): Promise<Answer> =>
    (await app.as(email)).get(`/desk/tickets${query}`);
