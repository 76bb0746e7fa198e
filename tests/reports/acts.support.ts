import {
  changeTicket,
  createTicket,
  deleteTicket,
  rateTicket,
  reply,
  restoreTicket,
  type Ticket,
  undoAct,
} from '../../src/features/tickets';
import { moveTickets } from '../../src/features/tickets/moving/moving.service';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { AppError } from '../../src/platform/errors';
import { fc } from '../support/properties';
import type { everybody } from '../tickets/desk';
import { idOf } from '../tickets/desk';

// Anything that can happen to a ticket, by the services that pages call. What is not allowed there and then does not.

export const ACTS = [
  ...(['create', 'reply', 'reply and undo', 'solve', 'solve and undo', 'close', 'reopen', 'spam'] as const),
  ...(['assign', 'move', 'move all', 'rate', 'hold', 'urgent', 'delete', 'restore', 'answer'] as const),
] as const;

export interface Act {
  what: (typeof ACTS)[number];
  /** Which ticket, and who does it or gets it. */
  which: number;
  who: number;
  /** After the act before it. */
  minutes: number;
}

export const anyAct: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...ACTS),
  which: fc.nat(2),
  who: fc.nat(9),
  minutes: fc.oneof(fc.nat(3), fc.integer({ min: 20, max: 600 })),
});

type People = Awaited<ReturnType<typeof everybody>>;

export interface Stage {
  people: People;
  departments: string[];
  tickets: Ticket[];
  now: Date;
}

/** Plays acts one after the other, from `stage.now` on. */
export async function play(stage: Stage, acts: Act[]): Promise<void> {
  for (const act of acts) {
    stage.now = new Date(stage.now.getTime() + act.minutes * 60_000);
    await perform(stage, act).catch((error) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
}

async function perform(stage: Stage, act: Act): Promise<unknown> {
  const { people, tickets, now } = stage;
  const at = (ctx: Ctx): Ctx => ({ ...ctx, now });
  const [customer, admin] = [at(people.customer), at(people.admin)];
  const ticket = tickets[act.which % Math.max(1, tickets.length)];
  if (act.what === 'create' || !ticket) {
    tickets.push(await createTicket(customer, { subject: 'Leak', description: 'Wet.' }));
    return;
  }
  const staff = [admin, at(people.technician), at(people.otherTechnician)];
  const by = staff[act.who % 3] as Ctx;
  const said = { body: 'So it is', visibility: 'public' as const };
  switch (act.what) {
    case 'reply':
      return reply(by, ticket.id, said);
    case 'answer':
      return reply(customer, ticket.id, said);
    case 'reply and undo':
      return undone(await reply(admin, ticket.id, { ...said, undoSeconds: 10 }));
    case 'solve and undo':
      return undone(await reply(admin, ticket.id, { ...said, undoSeconds: 10, status: 'resolved' }));
    case 'rate':
      return rateTicket(customer, ticket.id, { score: act.who + 1 });
    case 'delete':
      return deleteTicket(admin, ticket.id);
    case 'restore':
      return restoreTicket(admin, ticket.id);
    case 'move all':
      return inTx(admin, (tx) =>
        moveTickets(tx, 'departmentId', departmentOf(stage, 0), departmentOf(stage, 1)),
      );
    default:
      return changeTicket(by, ticket.id, patchOf(stage, act));
  }

  function undone({ undo }: { undo: { id: string } | null }): Promise<unknown> {
    return undoAct({ ...admin, now: new Date(now.getTime() + 5000) }, undo?.id ?? '');
  }
}

const departmentOf = ({ departments }: Stage, who: number): string =>
  departments[who % departments.length] as string;

function patchOf(stage: Stage, { what, who }: Act): Parameters<typeof changeTicket>[2] {
  const { admin, technician } = stage.people;
  switch (what) {
    case 'solve':
      return { status: 'resolved' };
    case 'close':
      return { status: 'closed' };
    case 'spam':
      return { status: 'closed', closeReason: 'spam' };
    case 'reopen':
      return { status: 'reopened' };
    case 'hold':
      return { status: 'on_hold', holdReason: 'customer' };
    case 'assign':
      return { assigneeId: [null, idOf(admin), idOf(technician)][who % 3] as string | null };
    case 'move':
      return { departmentId: departmentOf(stage, who) };
    default:
      return { urgency: who % 2 === 0 ? 'critical' : 'low' };
  }
}
