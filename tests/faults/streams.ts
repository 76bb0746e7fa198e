import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '../support/browser';
import { reply } from './people';
import { type Case, finding, type RunningDesk } from './place';
import { ask, forgetLimits } from './sql';
import { longest, percentile, watch } from './watch';

const PEOPLE = 50;
const EACH = 20;
const STALLED = 50;
/** Pages are opened one after the other, more or less. */
const AT_ONCE = 10;
const REPLIES = 10;
/** Hints about one ticket, as a desk makes them in hours. */
const FLOOD = 20_000;
const FLOODS = 3;
/** After it whoever can be told has been. */
const REST_MS = 5000;

/** A thousand open pages, fifty of which nobody reads, while a ticket that they all show is answered. */
export const streams: Case = {
  name: 'streams',
  title: '1,000 open pages, 50 of them stalled',
  async run(place) {
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url });
    const ticket = await crowdedTicket(postgres.url);
    const readers = await signedIn(desk, postgres.url);
    const writer = await desk.signIn('technician@demo.test');
    const topics = `queue,ticket:${ticket.id}`;
    const before = desk.memory();
    const opened = readers.flatMap((reader) => Array.from({ length: EACH }, () => reader));
    const stalled = opened.slice(0, STALLED).map((reader) => stall(desk.base, topics, reader));
    const open: Stream[] = [];
    for (let start = STALLED; start < opened.length; start += AT_ONCE) {
      const some = opened.slice(start, start + AT_ONCE);
      open.push(...(await Promise.all(some.map((reader) => listen(desk.base, topics, reader)))));
    }
    const held = open.filter(({ status }) => status === 200);
    place.say(`${held.length} streams are open`);
    const withStreams = desk.memory();

    const watching = watch([await desk.signIn('admin@demo.test')], ['/desk/tickets?view=all']);
    for (let turn = 0; turn < REPLIES; turn += 1) {
      await reply(writer, `/desk/tickets/${ticket.number}`, `Answer ${turn}`);
    }
    await pause(REST_MS);
    const seen = await watching.stop();
    const heard = held.filter(({ topics: told }) => told.has(`ticket:${ticket.id}`)).length;

    const memory: number[] = [];
    for (let flood = 0; flood < FLOODS; flood += 1) {
      await ask(postgres.url, NOTIFY, [ticket.id, FLOOD]);
      await pause(REST_MS);
      memory.push(desk.memory());
    }
    const [first = 0, last = 0] = [memory[0], memory.at(-1)];
    for (const stream of [...open, ...stalled]) stream.close();
    const mib = (value: number) => `${Math.round(value)} MiB`;
    return [
      finding('streams open', `${held.length} of ${open.length}`, 'all', held.length === open.length),
      finding('of them told of the answers', String(heard), 'all', heard === held.length),
      finding(
        'another page meanwhile, p95 and longest',
        `${percentile(seen, 0.95)} ms, ${longest(seen)} ms`,
        'p95 under 500 ms',
        percentile(seen, 0.95) < 500,
      ),
      finding(
        `memory without, with them, and after each flood of ${FLOOD} hints`,
        [before, withStreams, ...memory].map(mib).join(', '),
        'the later floods add less than 32 MiB',
        last - first < 32,
      ),
    ];
  },
};

/** A ticket of the technician's, and colleagues of theirs who see it. */
async function crowdedTicket(url: string): Promise<{ id: string; number: number }> {
  const [ticket] = await ask<{ id: string; number: number }>(
    url,
    `select t.id, t.number from tickets t join users u on u.id = t.assignee_id
     where u.email = 'technician@demo.test' and t.closed_at is null order by t.number limit 1`,
  );
  if (!ticket) throw new Error('the demo has no ticket of this technician');
  await ask(
    url,
    `with made as (
       insert into users (id, email, name, role, password_hash)
         select gen_random_uuid(), 'reader' || n || '@demo.test', 'Reader ' || n, 'technician',
           (select password_hash from users where email = 'technician@demo.test')
         from generate_series(1, $2::int) n returning id)
     insert into department_members (user_id, department_id)
       select made.id, (select department_id from tickets where id = $1::uuid) from made`,
    [ticket.id, PEOPLE],
  );
  return ticket;
}

async function signedIn(desk: RunningDesk, url: string): Promise<Browser[]> {
  const browsers: Browser[] = [];
  for (let person = 1; person <= PEOPLE; person += 1) {
    // They all sit behind one address here.
    await forgetLimits(url);
    browsers.push(await desk.signIn(`reader${person}@demo.test`));
  }
  return browsers;
}

interface Stream {
  status: number;
  /** What it has been told of. */
  topics: Set<string>;
  close(): void;
}

function listen(base: string, topics: string, { cookieHeader }: Browser): Promise<Stream> {
  const told = new Set<string>();
  return new Promise((resolve, reject) => {
    const request = get(`${base}/live?topics=${topics}`, { agent: false, headers: { cookie: cookieHeader } });
    request.once('error', reject);
    request.once('response', (response: IncomingMessage) => {
      response.on('error', () => undefined);
      response.on('data', (part: Buffer) => {
        for (const [, topic] of part.toString().matchAll(/"topic":"([^"]+)"/g)) told.add(topic as string);
      });
      resolve({ status: response.statusCode ?? 0, topics: told, close: () => request.destroy() });
    });
  });
}

/** Asks for a stream and never reads what comes. */
function stall(base: string, topics: string, { cookieHeader }: Browser): { close(): void } {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(`GET /live?topics=${topics} HTTP/1.1\r\nHost: desk\r\nCookie: ${cookieHeader}\r\n\r\n`);
  return { close: () => socket.destroy() };
}

/** Each in other words, for the same twice in one transaction would be sent once. */
const NOTIFY = `select pg_notify('servidesk', json_build_object('kind', 'live', 'hint', json_build_object(
    'topics', json_build_array('ticket:' || $1::text), 'audience', 'everyone', 'ticketId', $1::text,
    'followerIds', json_build_array(n::text)))::text) from generate_series(1, $2::int) n`;
