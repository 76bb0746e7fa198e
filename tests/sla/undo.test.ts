import {
  changeTicket,
  type NewReply,
  notUndone,
  type Ticket,
  undoAct,
  reply as write,
} from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { sent } from '../desk/undo.support';
import { type TestApp, testApp } from '../support/app';
import { everybody, file } from '../tickets/desk';
import { calendar, changePolicy, HOUR, historyOf, MINUTE, policy, renew, runAt } from './terms.support';

// An act that is undone has never moved the clock: everything goes on as on a ticket to which it never happened.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let policyId: string;
const START = new Date('2027-03-01T10:00:00Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const when = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: at(seconds) });

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
  const always = await calendar(people.desk);
  const promised = { p3FirstResponse: HOUR, p3NextResponse: HOUR, p3Resolution: 4 * HOUR };
  policyId = await policy(people.desk, always, promised);
});

const watch = (seconds: number) => runAt(app, 'sla.watch', at(seconds));
const filed = () => file(when(people.customer, 0));

type Step = (ticket: Ticket) => Promise<unknown>;

const reply =
  (seconds: number, more: Partial<NewReply> = {}): Step =>
  ({ id }) =>
    sent(when(people.technician, seconds), id, more);
const asks =
  (seconds: number): Step =>
  ({ id }) =>
    write(when(people.customer, seconds), id, { body: 'And now?', visibility: 'public' });
const steps =
  (seconds: number, patch: Parameters<typeof changeTicket>[2]): Step =>
  ({ id }) =>
    changeTicket(when(people.admin, seconds), id, patch);

/** What is told of a ticket, as its timeline shows it. */
async function toldOf({ id }: Ticket): Promise<string[]> {
  const told = await rows<{ words: string }>(
    people.desk.db,
    `select e.type || ' ' || (e.data ->> 'target') || ' ' || (e.data ->> 'round') || ' ' || (e.data ->> 'minutes') as words
     from events e where e.ticket_id = :id and e.type like 'sla.%' and ${notUndone('e')} order by e.id`,
    { id },
  );
  return told.map(({ words }) => words);
}

/** All that is known of the promises of a ticket, but for how its clock writes it down. */
async function known(ticket: Ticket) {
  const columns = await row(
    people.desk.db,
    `select sla_policy_id, response_due_at, next_response_due_at, resolution_due_at, sla_due_at, sla_risk_at, sla_next_at,
       first_response_at, status from tickets where id = :id`,
    { id: ticket.id },
  );
  const history = (await historyOf(people.desk, ticket.id)).map((target) => {
    const { kind, round, outcome, warnedAt, breachedAt, decidedAt, takenSeconds, dueAt } = target;
    return {
      kind,
      round,
      outcome,
      warnedAt,
      breachedAt,
      decidedAt,
      takenSeconds,
      dueAt,
      cause: target.cause,
    };
  });
  return { columns, history, told: await toldOf(ticket) };
}

/** An act that is undone after some seconds, with what time brings meanwhile. */
const undone =
  (seconds: number, more: Partial<NewReply> = {}, after = 5, meanwhile?: () => Promise<unknown>): Step =>
  async ({ id }) => {
    const act = await sent(when(people.technician, seconds), id, more);
    await meanwhile?.();
    await undoAct(when(people.technician, seconds + after), act.id);
  };

/** Two tickets with one history, but for what was undone on one of them; both are looked at whenever there is a look. */
async function twins(history: (Step | number | { undone: Step })[]): Promise<void> {
  const [one, other] = [await filed(), await filed()];
  for (const step of history) {
    if (typeof step === 'number') await watch(step);
    else if ('undone' in step) await step.undone(one);
    else for (const ticket of [one, other]) await step(ticket);
  }
  expect(await known(one)).toEqual(await known(other));
}

const hold = { status: 'on_hold', holdReason: 'customer' } as const;
const solved = { status: 'resolved' } as const;

describe('an act that was undone has left nothing behind', () => {
  test('a first response: it is owed as before, and told to be broken in time', async () => {
    await twins([{ undone: undone(20 * MINUTE) }]);
    await twins([{ undone: undone(20 * MINUTE) }, 30 * MINUTE, HOUR, reply(90 * MINUTE)]);
  });

  test('of one that is at risk: it was warned of, and is not again', async () => {
    await twins([30 * MINUTE, { undone: undone(40 * MINUTE) }, 41 * MINUTE, HOUR]);
  });

  test('of one that is broken: it stays so, with its cause', async () => {
    await twins([30 * MINUTE, HOUR, { undone: undone(70 * MINUTE) }, 71 * MINUTE, reply(80 * MINUTE)]);
  });

  test('a hold: it has stopped nothing', async () => {
    await twins([{ undone: undone(20 * MINUTE, hold) }, 30 * MINUTE, HOUR, 4 * HOUR]);
    await twins([
      reply(10 * MINUTE),
      { undone: undone(20 * MINUTE, { ...hold, visibility: 'internal' }) },
      4 * HOUR,
    ]);
  });

  test('a solution: it is owed as before', async () => {
    await twins([{ undone: undone(20 * MINUTE, solved) }, HOUR, 4 * HOUR]);
    await twins([reply(MINUTE), 3 * HOUR + 12 * MINUTE, { undone: undone(3.5 * HOUR, solved) }, 4 * HOUR]);
  });

  test('what has reopened a ticket: what it had met and broken is decided as it was', async () => {
    const back = { status: 'reopened', visibility: 'internal' } as const;
    await twins([reply(MINUTE, solved), { undone: undone(HOUR, back) }]);
    await twins([
      reply(MINUTE, solved),
      { undone: undone(HOUR, back) },
      steps(2 * HOUR, { status: 'reopened' }),
      8 * HOUR,
    ]);
    await twins([HOUR, 4 * HOUR, reply(5 * HOUR, solved), { undone: undone(6 * HOUR, back) }]);
  });

  test('an answer: the question waits as long as it did, in the same round', async () => {
    await twins([
      reply(MINUTE),
      asks(HOUR),
      { undone: undone(1.2 * HOUR) },
      1.5 * HOUR,
      2 * HOUR,
      reply(3 * HOUR),
    ]);
    await twins([
      reply(MINUTE),
      asks(HOUR),
      { undone: undone(1.2 * HOUR) },
      reply(1.3 * HOUR),
      asks(2 * HOUR),
    ]);
  });

  test('one after the other', async () => {
    await twins([
      { undone: undone(MINUTE) },
      { undone: undone(2 * MINUTE, hold) },
      { undone: undone(3 * MINUTE, solved) },
    ]);
  });

  test('a note, which moves no clock', async () => {
    await twins([{ undone: undone(20 * MINUTE, { visibility: 'internal' }) }, 30 * MINUTE]);
  });
});

describe('what time has brought meanwhile stays', () => {
  test('what was due is broken when it was due, although nobody could know', async () => {
    const ticket = await filed();
    await watch(30 * MINUTE);
    await undone(HOUR - 2, {}, 5, () => watch(HOUR))(ticket);
    expect(await toldOf(ticket)).toEqual([
      'sla.warned first_response 1 30',
      'sla.breached first_response 1 60',
    ]);
    expect(await historyOf(people.desk, ticket.id)).toMatchObject([
      {
        kind: 'first_response',
        outcome: 'running',
        breachedAt: at(HOUR),
        decidedAt: null,
        takenSeconds: null,
      },
    ]);
    await watch(HOUR + MINUTE);
    expect(await toldOf(ticket)).toHaveLength(2);
  });

  test('what was told of another promise is not told again', async () => {
    const ticket = await filed();
    await reply(MINUTE)(ticket);
    const risky = 3 * HOUR + 12 * MINUTE;
    await asks(3 * HOUR)(ticket);
    await undone(risky - 2, {}, 5, () => watch(risky))(ticket);
    await watch(risky + MINUTE);
    expect((await toldOf(ticket)).filter((told) => told.includes('resolution'))).toEqual([
      'sla.warned resolution 1 48',
    ]);
    const [told] = (await historyOf(people.desk, ticket.id)).filter(({ kind }) => kind === 'resolution');
    expect(told).toMatchObject({ outcome: 'running', warnedAt: at(risky) });
  });

  test('what is promised by then holds, and all time before it counts', async () => {
    const ticket = await filed();
    await undone(20 * MINUTE, {}, 5, async () => {
      await changePolicy(people.desk, policyId, { p3FirstResponse: 2 * HOUR });
      await renew(people.desk);
    })(ticket);
    expect((await known(ticket)).columns).toMatchObject({ responseDueAt: at(2 * HOUR) });
  });
});
