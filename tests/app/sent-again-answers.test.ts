import { reply } from '../../src/features/tickets';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { testApp } from '../support/app';
import { createDatabase } from '../support/database';
import { losingLineTo } from '../support/lost-answers';
import {
  app,
  COMMENTS,
  count,
  FILE,
  idIn,
  MAKINGS,
  type Making,
  opened,
  send,
  TEXT,
  TICKET,
  TICKETS,
} from './sent-again.support';

describe('a customer’s new ticket', () => {
  const ticket = MAKINGS['a customer’s ticket'] as Making;
  const tickets = (subject: string) => count(`select 1 from tickets where subject = '${subject}'`);

  test('refused and put right is filed once, under the old id or the new one', async () => {
    const { browser, address, form } = await opened(ticket);
    const refused = await send(browser, address, { ...form, subject: '' }, []);
    expect(refused.status).toBe(422);
    const fresh = idIn(refused, address);
    expect(fresh).not.toBe('');
    const right = { ...form, subject: 'Put right' };
    const first = await send(browser, address, right, []);
    expect(await send(browser, address, right, [])).toMatchObject({ status: 303, location: first.location });
    expect(await tickets('Put right')).toBe(1);
    const other = { ...form, subject: 'Put right anew', _submission: fresh };
    await Promise.all([send(browser, address, other, []), send(browser, address, other, [])]);
    expect(await tickets('Put right anew')).toBe(1);
  });

  test('another text on the page one came back to is another ticket: nothing is lost', async () => {
    const { browser, address, form } = await opened(ticket);
    const first = await send(browser, address, { ...form, subject: 'The first' }, []);
    const second = await send(browser, address, { ...form, subject: 'The second' }, []);
    expect(second.location).not.toBe(first.location);
    expect([await tickets('The first'), await tickets('The second')]).toEqual([1, 1]);
  });

  test('the id of somebody else gives nobody what they made', async () => {
    const { browser, address, form } = await opened(ticket);
    const fields = { ...form, subject: 'Of two people' };
    const theirs = await send(browser, address, fields, []);
    const other = await app.as('customer2@demo.test');
    const own = await send(other, address, fields, []);
    expect(own.status).toBe(303);
    expect(own.location).not.toBe(theirs.location);
    expect((await other.get(own.location ?? '')).status).toBe(200);
    expect((await other.get(theirs.location ?? '')).status).toBe(404);
  });

  test('an id that is none, or none at all, files one each time', async () => {
    const { browser, address, form } = await opened(ticket);
    for (const _submission of ['', 'x', `${newId()}x`]) {
      const fields = { ...form, subject: 'Without an id', _submission };
      expect((await send(browser, address, fields, [])).status).toBe(303);
    }
    expect(await tickets('Without an id')).toBe(3);
  });
});
test('a reply whose answer was lost and that others have answered since is still the first', async () => {
  const { browser, address, form } = await opened(MAKINGS['an answer'] as Making);
  const fields = { ...form, body: 'Answered once', seen: '' };
  const first = await send(browser, address, fields);
  const asking = await app.ctx('customer@demo.test');
  const [{ id } = { id: '' }] = await rows<{ id: string }>(
    app.system.db,
    `select ticket_id as id from comments where body = 'Answered once'`,
  );
  const { commentId } = await reply(asking, id, { body: 'A question since', visibility: 'public' });
  // The page has learnt of it meanwhile: what one has seen is not what one says.
  const again = await send(browser, address, { ...fields, seen: commentId ?? '' });
  expect(again).toMatchObject({ status: 303, location: first.location });
  expect(await count(`select 1 from comments where body = 'Answered once'`)).toBe(1);
});
test('a ticket and a reply whose commits nobody heard of, sent again, are there once', async () => {
  const database = await createDatabase('fixture');
  const line = await losingLineTo(database.url);
  const unsure = await testApp({ database: { url: line.url, drop: async () => undefined } });
  try {
    const customer = await unsure.as('customer@demo.test');
    const shown = await customer.get('/portal/tickets/new');
    const ticket = { ...TICKET, _submission: idIn(shown, '/portal/tickets') };
    line.loseNextCommit();
    expect((await customer.upload('/portal/tickets', ticket, [FILE])).status).toBeGreaterThanOrEqual(500);
    const filed = await customer.upload('/portal/tickets', ticket, [FILE]);
    expect(filed.status).toBe(303);

    const action = `${filed.location}/replies`;
    const answer = { body: TEXT, _submission: idIn(await customer.get(filed.location ?? ''), action) };
    line.loseNextCommit();
    expect((await customer.post(action, answer)).status).toBeGreaterThanOrEqual(500);
    expect((await customer.post(action, answer)).status).toBe(303);

    expect(line.lost()).toBe(2);
    const made = await rows(unsure.system.db, `${TICKETS} union all ${COMMENTS}`);
    expect(made).toHaveLength(2);
  } finally {
    await unsure.close();
    await line.close();
    await database.drop();
  }
});
