import {
  changeTicket,
  closeTicket,
  createTicket,
  rateTicket,
  reopenTicket,
  reply,
  takeTicket,
  undoAct,
  undoBulk,
} from '../../src/features/tickets';
import { closeForInactivity } from '../../src/features/tickets/closure/closure.service';
import { changeTickets } from '../../src/features/tickets/queue/bulk.service';
import { bulkForm } from '../../src/features/tickets/queue/queue.schema';
import { rows } from '../../src/platform/db';
import { HOUR_MS, MINUTE_MS } from '../../src/platform/elapsed';
import { idOf } from '../security/world';
import { calendar, HOUR, policy, runAt } from '../sla/terms.support';
import { type TestApp, testApp } from '../support/app';
import { named } from '../tickets/desk';
import {
  filed,
  furnish,
  heardSince,
  messages,
  table,
  told,
  toldAgain,
  underWay,
  WHO,
  type Who,
  waiting,
} from './acts-table.support';
import { publish } from './announcements.support';

// What people do, and who hears of it by which channel: each line of the table in docs/notifications.md.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => furnish(app));
afterAll(() => app.close());

const as = (who: Who) => app.ctx(WHO[who]);
const says = (body: string, more: object = {}) => ({ body, visibility: 'public', ...more }) as const;
const notes = (body: string, more: object = {}) => ({ body, visibility: 'internal', ...more }) as const;
const RESOLVED = { status: 'resolved', solution: 'New cable' } as const;
const P1 = { impact: 'critical', urgency: 'critical' } as const;
const assignee = async () => ({ assigneeId: await idOf(app, WHO.assignee) });

/** What leads up to an act; it comes back with the act itself. */
type Prepared = () => Promise<() => Promise<unknown>>;

/** Somebody writes on a ticket that everybody has to do with, or on one like this. */
const writes =
  (
    who: Who,
    input: Parameters<typeof reply>[2],
    given: () => Promise<string> = () => underWay(app),
  ): Prepared =>
  async () => {
    const [ctx, id] = [await as(who), await given()];
    return () => reply(ctx, id, input);
  };

const changes =
  (
    who: Who,
    patch: () => object | Promise<object>,
    given: () => Promise<string> = () => underWay(app),
  ): Prepared =>
  async () => {
    const [ctx, id] = [await as(who), await given()];
    return async () => changeTicket(ctx, id, await patch());
  };

const once =
  (act: () => Promise<unknown>): Prepared =>
  async () =>
    act;

/** From the queue, with one press. */
async function closeAll(ids: string[]) {
  const numbers = await rows<{ number: number }>(
    app.system.db,
    'select number from tickets where id = any (:ids::uuid[])',
    { ids },
  );
  const form = bulkForm.parse({ numbers: numbers.map(({ number }) => String(number)), status: 'closed' });
  return changeTickets(await as('assignee'), form);
}

const three = async () => [await underWay(app), await underWay(app), await underWay(app)];

/** An answer is promised within an hour, and so long ago somebody asked for it. */
const promised =
  (minutes: number, given: () => Promise<string>): Prepared =>
  async () => {
    const desk = await app.ctx();
    await policy(desk, await calendar(desk), { p3FirstResponse: HOUR });
    await given();
    const watch = (after: number) => runAt(app, 'sla.watch', new Date(Date.now() + after * MINUTE_MS));
    if (minutes > 60) {
      await watch(35);
      await told(app);
    }
    return () => watch(minutes);
  };

const ACTS: Record<string, Prepared> = {
  'filed by the requester': async () => async () =>
    createTicket(await as('requester'), { subject: 'Printer', description: 'It hums' }),
  'filed for them, with somebody in copy': once(() => filed(app)),
  'filed for them, and given to somebody': once(async () => filed(app, await assignee())),
  'filed as P1, nobody assigned': once(() => filed(app, P1)),
  'filed as P1, and given to somebody': once(async () => filed(app, { ...P1, ...(await assignee()) })),
  'given to somebody': changes('administrator', assignee, () => waiting(app)),
  'given from one to another': changes('administrator', async () => ({
    assigneeId: await idOf(app, WHO.follower),
  })),
  taken: async () => {
    const [ctx, id] = [await as('assignee'), await waiting(app)];
    return () => takeTicket(ctx, id);
  },
  'reply by staff': writes('assignee', says('Try now')),
  'reply by the requester': writes('requester', says('It still hums')),
  'reply by a participant': writes('participant', says('Mine hums too')),
  'reply by the requester, nobody assigned': writes('requester', says('Is anybody there?'), () =>
    waiting(app),
  ),
  'reply by staff that mentions a follower': writes('assignee', says('@Teresa Otra knows')),
  'internal note': writes('assignee', notes('Odd')),
  'note that mentions a follower': writes('assignee', notes('@Teresa Otra, look')),
  'note that mentions a colleague': writes('assignee', notes('@Mara Manager, look')),
  'note that mentions who may not see it': writes('assignee', notes('@Sam Stranger, look')),
  'put on hold, or work begun': changes('assignee', () => ({ status: 'on_hold', holdReason: 'third_party' })),
  'made P1': changes('administrator', () => ({ priority: 'P1' })),
  'made P1, nobody assigned': changes(
    'administrator',
    () => ({ priority: 'P1' }),
    () => waiting(app),
  ),
  resolved: changes('assignee', () => RESOLVED),
  'reply that resolves': writes('assignee', says('Try now', RESOLVED)),
  'note that resolves': writes('assignee', notes('Odd', RESOLVED)),
  'closed by staff': async () => {
    const [ctx, id] = [await as('assignee'), await underWay(app)];
    return () => closeTicket(ctx, id);
  },
  'closed by the requester': async () => {
    const [ctx, id] = [await as('requester'), await underWay(app, RESOLVED)];
    return () => closeTicket(ctx, id);
  },
  'closed as a duplicate of another': async () => {
    const [ctx, id, other] = [await as('assignee'), await underWay(app), await underWay(app)];
    const { number } = await app.system.db('tickets').where({ id: other }).first('number');
    return () =>
      changeTicket(ctx, id, { status: 'closed', closeReason: 'duplicate', duplicateOfNumber: number });
  },
  'closed as spam': changes('assignee', () => ({ status: 'closed', closeReason: 'spam' })),
  'closed by itself, after its time': async () => {
    const [ctx, id] = [await app.ctx(), await underWay(app, RESOLVED)];
    return () => closeForInactivity(ctx, id, new Date(Date.now() + HOUR_MS));
  },
  'reopened by the requester': async () => {
    const [ctx, id] = [await as('requester'), await underWay(app, RESOLVED)];
    return () => reopenTicket(ctx, id);
  },
  'reply by the requester that reopens': writes('requester', says('It hums again'), () =>
    underWay(app, RESOLVED),
  ),
  'somebody put in copy': changes(
    'administrator',
    async () => ({ participantIds: [await idOf(app, WHO.participant)] }),
    () => waiting(app, { participantIds: [] }),
  ),
  'moved to another department, nobody assigned': changes(
    'administrator',
    async () => ({ departmentId: await named(await app.ctx(), 'departments', 'Building') }),
    () => waiting(app),
  ),
  'moved to another department, somebody assigned': changes('administrator', async () => ({
    departmentId: await named(await app.ctx(), 'departments', 'Building'),
  })),
  'a promise at risk': promised(35, () => underWay(app)),
  'a promise at risk, nobody assigned': promised(35, () => waiting(app)),
  'a promise broken': promised(61, () => underWay(app)),
  'rated by the requester': async () => {
    const [ctx, id] = [await as('requester'), await underWay(app, RESOLVED)];
    return () => rateTicket(ctx, id, { score: 9, comment: 'Fast' });
  },
  'reply, undone': async () => {
    const [ctx, id] = [await as('assignee'), await underWay(app)];
    return async () => {
      const { undo } = await reply(ctx, id, says('You are incompetent', { undoSeconds: 10 }));
      await undoAct(ctx, String(undo?.id));
    };
  },
  'three closed at once': async () => {
    const ids = await three();
    return () => closeAll(ids);
  },
  'three closed at once, undone': async () => {
    const [ctx, ids] = [await as('assignee'), await three()];
    return async () => undoBulk(ctx, String((await closeAll(ids)).undo?.id));
  },
  'announced to everybody': once(() => publish(app)),
};

const lines = table();

test('the page has the acts that are tried here, each once', () => {
  expect(lines.map(({ act }) => act).toSorted()).toEqual(Object.keys(ACTS).toSorted());
});

/** What of a line is heard: whoever acts hears nothing. */
const expected = (act: string) => {
  const cells = Object.entries(lines.find((line) => line.act === act)?.cells ?? {});
  return Object.fromEntries(cells.filter(([, cell]) => !['', 'acts'].includes(cell)));
};

test.each(Object.entries(ACTS))('%s', async (act, prepared) => {
  const does = await prepared();
  const known = await messages(app);
  await does();
  await told(app);
  await toldAgain(app);
  expect(await heardSince(app, known)).toEqual(expected(act));
});
