import { changeTicket, takeTicket } from '../../src/features/tickets';
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
  promise?: 'responseDueAt' | 'nextResponseDueAt' | 'resolutionDueAt';
  status?: 'on_hold' | 'resolved' | 'closed';
  running?: boolean;
  mine?: boolean;
}

/** What the clock reckons is written as it is wished, whatever the ticket is. */
export async function promised(
  app: TestApp,
  { due, risk, agreed, promise = 'responseDueAt', status, running, mine }: Wish = {},
) {
  const { id, number } = await fileTicket(app);
  const ctx = await app.ctx('technician@demo.test');
  const admin = await app.ctx('admin@demo.test');
  if (mine) await takeTicket(ctx, id);
  if (status === 'on_hold') await changeTicket(admin, id, { status, holdReason: 'customer' });
  else if (status) await changeTicket(admin, id, { status });
  const at = (minutes?: number) => (minutes === undefined ? null : new Date(Date.now() + minutes * MINUTE));
  await app.system
    .db('tickets')
    .where({ id })
    .update({
      slaDueAt: at(due),
      [promise]: at(due),
      slaRiskAt: at(risk ?? (due === undefined ? undefined : due - 30)),
      dueAt: at(agreed),
      slaClock: running ? JSON.stringify({ r: [{}] }) : null,
    });
  return { id, number };
}

export const queueOf =
  (app: TestApp) =>
  async (query: string, email = 'technician@demo.test'): Promise<Answer> =>
    (await app.as(email)).get(`/desk/tickets${query}`);
