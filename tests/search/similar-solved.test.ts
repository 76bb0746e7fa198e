import { changeTicket, deleteTicket, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { everybody, file, idOf, named } from '../tickets/desk';

// On a ticket at the desk: how others like it were solved, and which open ones may be the same.

const SUBJECT = 'Scanner feeds pages crooked';
const SOLUTION = 'Cleaned the **rollers** with alcohol.';

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let categoryId: string;
let ticket: Ticket;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
  categoryId = await named(people.admin, 'categories', 'Hardware');
  ticket = await filed(people.customer, `${SUBJECT} upstairs`);
});
afterAll(() => app.close());

const filed = (ctx: Ctx, subject: string, more = {}): Promise<Ticket> =>
  file(ctx, { subject, description: 'See the subject.', categoryId, ...more });

async function solved(ctx: Ctx, subject: string, solution: string | null = SOLUTION): Promise<Ticket> {
  const made = await filed(ctx, subject);
  return changeTicket(people.admin, made.id, { status: 'resolved', ...(solution !== null && { solution }) });
}

async function similar(number = ticket.number, email = 'technician@demo.test'): Promise<Answer> {
  return (await app.as(email)).get(`/desk/tickets/${number}/similar`);
}

/** The numbers that the part for it names, in its order. */
function numbersIn({ text }: Answer): number[] {
  const part = text.slice(text.indexOf('id="similar-found"'));
  return [...part.matchAll(/<a href="\/desk\/tickets\/(\d+)">/g)].map(([, number]) => Number(number));
}

test('what solved others is read and taken over, and what may be the same is one press from being closed', async () => {
  const before = await solved(people.stranger, SUBJECT);
  const open = await filed(people.stranger, SUBJECT);
  const answer = await similar();
  expect(numbersIn(answer)).toEqual([open.number, before.number]);
  expect(answer.text).toContain('Cleaned the rollers with alcohol.');
  expect(answer.text).toContain(`Close as duplicate of #${open.number}`);
  expect(answer.text).not.toContain(`Close as duplicate of #${before.number}`);
  // On a page of its own there is no reply to take it over into.
  expect(answer.text).not.toContain('Insert into the reply');
  const technician = await app.as('technician@demo.test');
  const inPlace = await technician.get(`/desk/tickets/${ticket.number}/similar`, { 'HX-Request': 'true' });
  expect(inPlace.text).toContain(`data-insert="${SOLUTION}"`);
  const sent = await technician.post(`/desk/tickets/${ticket.number}/closure`, {
    ...{ reason: 'duplicate', duplicate_of: String(open.number), version: String(ticket.version) },
  });
  expect(sent.status).toBe(303);
  // It is over, and nothing is the same as what is closed.
  expect((await similar()).text).not.toContain('Close as duplicate');
  expect(numbersIn(await similar(open.number))).toEqual([before.number]);
});

test('the ticket itself, spam, closed duplicates and deleted tickets are none of them', async () => {
  const [spam, duplicate, deleted] = [
    await filed(people.stranger, SUBJECT),
    await filed(people.stranger, SUBJECT),
    await solved(people.stranger, SUBJECT),
  ];
  await changeTicket(people.admin, spam.id, { status: 'closed', closeReason: 'spam' });
  await changeTicket(people.admin, duplicate.id, {
    status: 'closed',
    closeReason: 'duplicate',
    duplicateOfNumber: ticket.number,
  });
  await deleteTicket(people.admin, deleted.id);
  const answer = await similar();
  expect(numbersIn(answer)).toEqual([]);
  expect(answer.text).toContain('No other ticket looks like this one.');
});

test('one with a solution comes before one without, and that it has none is said', async () => {
  const [with_, without] = [
    await solved(people.stranger, SUBJECT),
    await solved(people.stranger, SUBJECT, null),
  ];
  const answer = await similar();
  expect(numbersIn(answer)).toEqual([with_.number, without.number]);
  expect(answer.text).toContain('No solution was written down.');
});

test('of a subject that says nothing, how its description begins says what it is about', async () => {
  const before = await solved(people.stranger, SUBJECT);
  const { number } = await filed(people.customer, 'Help please', {
    description: 'Our **scanner** feeds the pages crooked. '.concat(
      'Nothing else to say about it. '.repeat(50),
    ),
  });
  expect(numbersIn(await similar(number))).toEqual([ticket.number, before.number]);
});

test('technicians are shown what they work on, and who sees a ticket as its customer is shown nothing at all', async () => {
  const before = await solved(people.stranger, SUBJECT);
  const heating = await named(people.admin, 'categories', 'Heating');
  const elsewhere = await filed(people.stranger, SUBJECT, { categoryId: heating });
  await changeTicket(people.admin, elsewhere.id, {
    status: 'resolved',
    solution: 'Zq7X of another department',
  });
  expect(numbersIn(await similar())).toEqual([before.number]);
  expect(new Set(numbersIn(await similar(ticket.number, 'admin@demo.test')))).toEqual(
    new Set([before.number, elsewhere.number]),
  );
  expect(numbersIn(await similar(elsewhere.number, 'technician2@demo.test'))).toEqual([]);
  // Of another department, its requester, somebody in copy, a colleague, a visitor.
  expect((await similar(ticket.number, 'technician2@demo.test')).status).toBe(404);
  await changeTicket(people.admin, ticket.id, { participantIds: [idOf(people.colleague)] });
  for (const email of ['customer@demo.test', 'colleague@demo.test', 'customer2@demo.test']) {
    expect((await similar(ticket.number, email)).status).toBe(404);
    const { text } = await (await app.as(email)).get(`/portal/tickets/${ticket.number}`);
    expect(text).not.toContain('id="card-similar"');
  }
  expect((await app.visitor().get(`/desk/tickets/${ticket.number}/similar`)).status).toBe(303);
  await changeTicket(people.admin, before.id, { followerIds: [idOf(people.otherTechnician)] });
  expect(numbersIn(await similar(elsewhere.number, 'technician2@demo.test'))).toEqual([before.number]);
});

test('what one may not see changes nothing: neither what is said nor which statements are run', async () => {
  const heating = await named(people.admin, 'categories', 'Heating');
  const said = async () => {
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    const browser = await app.as('technician@demo.test');
    app.system.db.client.on('query', listen);
    const { text } = await browser.get(`/desk/tickets/${ticket.number}/similar`);
    app.system.db.client.off('query', listen);
    const part = text.slice(text.indexOf('id="similar-found"'), text.indexOf('</main'));
    return { part, statements: statements.filter((sql) => /search|solution/.test(sql)) };
  };
  const before = await said();
  for (let count = 0; count < 4; count += 1) {
    const { id } = await filed(people.stranger, `${SUBJECT} upstairs`, { categoryId: heating });
    if (count % 2) await changeTicket(people.admin, id, { status: 'resolved', solution: SOLUTION });
  }
  expect(await said()).toEqual(before);
});
