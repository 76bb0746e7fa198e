import { tell } from '../../src/features/deliveries';
import { createTicket } from '../../src/features/tickets';
import { inTx } from '../../src/platform/ctx';
import { newId } from '../../src/platform/ids';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';

// When what somebody is told of a ticket leaves, beside what they are told of it before and after.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ADDRESS = 'technician@demo.test';

async function told(ticketId: string, joinedFor: number): Promise<void> {
  const [userId, eventId] = [await idOf(app, ADDRESS), newId()];
  await inTx(await app.ctx(), (tx) =>
    tell(tx, { rootId: eventId, ticketId }, [
      {
        ...{ userId, address: ADDRESS, channel: 'mail', joinedFor, isAnswer: false, quietUntil: null },
        told: [{ eventId, template: 'customer_replied', kind: 'reply' }],
      },
    ]),
  );
}

test('what is urgent is joined with nothing, and overtakes nothing: what was held leaves before it', async () => {
  const { id } = await createTicket(await app.ctx(ADDRESS), { subject: 'Fire', description: 'x' });
  const due = async () => {
    const all = await app.system
      .db('deliveries')
      .where({ ticketId: id, channel: 'mail' })
      .orderBy('id')
      .select('dueAt');
    return all.map(({ dueAt }) => dueAt.getTime() <= Date.now());
  };
  await told(id, 120_000);
  await told(id, 120_000);
  expect(await due()).toEqual([true, false]);
  await told(id, 0);
  expect(await due()).toEqual([true, true, true]);
});
