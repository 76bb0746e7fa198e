import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Telling, tell } from '../../src/features/deliveries';
import {
  changePeople,
  changeTicket,
  createTicket,
  findTicket,
  followTicket,
  reply,
  takeTicket,
} from '../../src/features/tickets';
import { withUploads } from '../../src/features/tickets/attachments/attachments.service';
import { actorOf, createUser } from '../../src/features/users';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { AppError } from '../../src/platform/errors';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { eventsOf, everybody, file, idOf } from './desk';

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;

beforeAll(async () => {
  app = await testApp({ commits: true });
  people = await everybody(app);
});
afterAll(() => app.close());

/** Staff who see every ticket, each ready to act. */
async function colleagues(count: number, prefix: string): Promise<Ctx[]> {
  const made = Array.from({ length: count }, async (_, index) => {
    const name = `${prefix} ${index}`;
    const email = `${prefix}${index}@demo.test`;
    const { id } = await createUser(people.desk, { name, email, role: 'administrator' });
    return { ...people.admin, actor: await actorOf(people.desk, id) };
  });
  return Promise.all(made);
}

async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of app.system.files.list()) keys.push(key);
  return keys;
}

const settled = <T>(acts: Promise<T>[]) => Promise.allSettled(acts);

test('mails about a ticket that are being written keep nobody from replying', async () => {
  const { technician, customer } = people;
  const { id } = await file(customer);
  const told = { eventId: newId(), template: 'answered', kind: 'reply' };
  const to = { userId: null, address: 'a@b.test', channel: 'mail' };
  const telling: Telling = { ...to, told: [told], joinedFor: 0, isAnswer: false, quietUntil: null };
  await inTx(customer, async (tx) => {
    await tell(tx, { rootId: newId(), ticketId: id }, [telling]);
    await reply(technician, id, { body: 'At once', visibility: 'public' });
  });
});

test('of two who take a ticket at once one gets it, and the other learns who', async () => {
  const { admin, technician, customer } = people;
  for (let round = 0; round < 5; round += 1) {
    const { id, number } = await file(customer);
    const takers: Ctx[] = [admin, technician];
    const outcomes = await settled(takers.map((ctx) => takeTicket(ctx, id)));
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    const winner = takers[won] as Ctx;
    expect(lost?.reason).toBeInstanceOf(AppError);
    expect(lost?.reason.code).toBe('conflict');
    expect(lost?.reason.data).toMatchObject({ kind: 'taken', assignee: { id: idOf(winner) } });
    expect((await findTicket(admin, number)).assigneeId).toBe(idOf(winner));
    expect((await eventsOf(admin, id)).filter(({ type }) => type === 'ticket.changed')).toHaveLength(1);
  }
});

test('two changes at once are both kept, in order', async () => {
  const { admin, technician, customer } = people;
  const { id, number, version } = await file(customer);
  await Promise.all([
    changeTicket(admin, id, { subject: 'Changed' }, { version }),
    changeTicket(technician, id, { urgency: 'high' }, { version }),
  ]);
  expect(await findTicket(admin, number)).toMatchObject({ subject: 'Changed', urgency: 'high', version: 3 });
  const versions = (await eventsOf(admin, id)).map(({ data }) => data.version);
  expect(versions).toEqual([1, 2, 3]);
});

test('two changes of one field at once: the second is shown both', async () => {
  const { admin, technician, customer } = people;
  const { id, version } = await file(customer);
  const outcomes = await settled([
    changeTicket(admin, id, { subject: 'Hers' }, { version }),
    changeTicket(technician, id, { subject: 'His' }, { version }),
  ]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason.data).toMatchObject({ kind: 'stale', version: 2 });
  expect(refused[0]?.reason.data.conflicts).toHaveLength(1);
});

test('two first replies at once stamp one first response', async () => {
  const { admin, technician, customer } = people;
  const { id } = await file(customer);
  await Promise.all(
    [admin, technician].map((ctx) => reply(ctx, id, { body: 'Hello', visibility: 'public' })),
  );
  const events = await eventsOf(admin, id);
  expect(events.filter(({ data }) => data.firstResponse === true)).toHaveLength(1);
  expect(events.filter(({ type }) => type === 'ticket.changed')).toHaveLength(1);
});

test('of replies written at once on the same page one goes out, and the others learn whose it was', async () => {
  const writers = await colleagues(8, 'writer');
  const { id } = await file(people.customer);
  const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  const path = join(folder, 'a.txt');
  await writeFile(path, 'a');
  const uploads = [{ path, name: 'a.txt', size: 1 }];
  const before = (await storedKeys()).length;
  const outcomes = await settled(
    writers.map((ctx) => reply(ctx, id, { body: 'Hello', visibility: 'public', seen: '', uploads })),
  );
  const sent = outcomes.findIndex(({ status }) => status === 'fulfilled');
  const winner = writers[sent] as Ctx;
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toHaveLength(7);
  for (const reason of refused) {
    expect(reason).toBeInstanceOf(AppError);
    expect(reason.code).toBe('conflict');
    expect(reason.data).toMatchObject({ kind: 'overtaken', by: { id: idOf(winner) } });
  }
  const types = (await eventsOf(people.admin, id)).map(({ type }) => type);
  expect(types.filter((type) => type === 'ticket.replied')).toHaveLength(1);
  expect((await storedKeys()).length).toBe(before + 1);
  await rm(folder, { recursive: true });

  const comments = await rows<{ id: string }>(
    app.system.db,
    'select id from comments where ticket_id = :id',
    {
      id,
    },
  );
  const seen = comments[0]?.id ?? '';
  const [one, other] = writers as [Ctx, Ctx];
  await reply(one, id, { body: 'Now I have read it', visibility: 'public', seen });
  await reply(one, id, { body: 'One’s own are no news', visibility: 'public', seen });
  await reply(other, id, { body: 'A note stops for nobody', visibility: 'internal', seen: '' });
});

test('people added one by one at once are all kept, and nobody is refused', async () => {
  const added = await colleagues(10, 'follower');
  const { admin, customer, stranger } = people;
  const { id } = await file(customer);
  await Promise.all([
    ...added.slice(0, 5).map((ctx) => changePeople(admin, id, { list: 'followerIds', add: idOf(ctx) })),
    ...added.slice(5).map((ctx) => followTicket(ctx, id, true)),
    changePeople(admin, id, { list: 'participantIds', add: idOf(stranger) }),
  ]);
  const followers = () =>
    rows<{ userId: string }>(app.system.db, 'select user_id from ticket_followers where ticket_id = :id', {
      id,
    });
  expect((await followers()).map(({ userId }) => userId).sort()).toEqual(added.map(idOf).sort());
  expect((await eventsOf(admin, id)).filter(({ type }) => type === 'ticket.changed')).toHaveLength(11);
  await Promise.all(
    added.slice(1).map((ctx) => changePeople(admin, id, { list: 'followerIds', remove: idOf(ctx) })),
  );
  expect(await followers()).toEqual([{ userId: idOf(added[0] as Ctx) }]);
});

test('no file is stored while a transaction waits', async () => {
  const { customer } = people;
  const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  const path = join(folder, 'a.txt');
  await writeFile(path, 'a');
  const uploads = [{ path, name: 'a.txt', size: 1 }];
  const before = (await storedKeys()).length;
  const input = { subject: 'Late', description: 'Text', uploads };
  await expect(inTx(customer, (tx) => createTicket(tx, input))).rejects.toThrow('inside a transaction');
  expect((await storedKeys()).length).toBe(before);
  await rm(folder, { recursive: true });
});

test('people added at once are all kept', async () => {
  const { admin, customer, stranger, technician, otherTechnician } = people;
  const { id } = await file(customer);
  await Promise.all([
    changeTicket(admin, id, { followerIds: [idOf(otherTechnician)] }),
    changeTicket(technician, id, { participantIds: [idOf(stranger)] }),
  ]);
  const found = await rows<{ userId: string }>(
    admin.db,
    `select user_id from ticket_followers where ticket_id = :id
     union all select user_id from ticket_participants where ticket_id = :id`,
    { id },
  );
  expect(found.map(({ userId }) => userId).sort()).toEqual([idOf(otherTechnician), idOf(stranger)].sort());
});

test('numbers are given out once, however many file at once', async () => {
  const filed = await Promise.all(Array.from({ length: 20 }, () => file(people.customer)));
  expect(new Set(filed.map(({ number }) => number)).size).toBe(20);
});

test('files stay when nobody knows whether their change was committed, and go when it surely was not', async () => {
  const { customer } = people;
  const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  const path = join(folder, 'a.txt');
  await writeFile(path, 'a');
  const uploads = [{ path, name: 'a.txt', size: 1 }];
  const keptAfter = async (statement: string) => {
    let key = '';
    const change = withUploads(customer, uploads, ([stored]) => {
      key = stored?.key ?? '';
      return inTx(customer, async (tx) => tx.db.raw(statement));
    });
    await expect(change).rejects.toThrow();
    return (await app.system.files.open(key)).destroy() && true;
  };
  expect(await keptAfter('select pg_terminate_backend(pg_backend_pid())')).toBe(true);
  await expect(keptAfter('insert into skills (id, name) values (null, null)')).rejects.toMatchObject({
    code: 'not_found',
  });
  await rm(folder, { recursive: true });
});
