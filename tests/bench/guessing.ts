import { type Db, rows } from '../../src/platform/db';
import { RECOMMENDED } from '../../src/platform/passwords';
import { hashPassword } from '../../src/platform/passwords/argon2';
import { freePort } from '../support/services';
import { type Connection, connection } from './client';
import { startNode } from './processes';
import { visit } from './sign-in';

// Whether the time an answer takes tells that an account exists. That the work is the same is what
// tests/auth/existence.test.ts asks; a clock belongs here.

export interface Compared {
  form: string;
  /** Medians, in milliseconds. */
  known: number;
  unknown: number;
}

const FORMS: { form: string; expected: number; fields(email: string): Record<string, string> }[] = [
  { form: '/login', expected: 422, fields: (email) => ({ email, password: 'not the password' }) },
  { form: '/forgot-password', expected: 303, fields: (email) => ({ email }) },
  {
    form: '/register',
    expected: 303,
    fields: (email) => ({ name: 'Somebody', email, password: 'tres tulipanes de cobre' }),
  },
];

/** Fewer than an account bears before it has to wait, and than an address is written to in an hour. */
const TRIES = 4;

/**
 * Each form with accounts that exist and with such that do not, in turns, so that whatever else the machine does slows
 * both alike. Jobs wait: this is about the request.
 * @param count how many of each are measured, after `warmUp`
 */
export async function compareGuesses(
  db: Db,
  env: Record<string, string>,
  { count, warmUp }: { count: number; warmUp: number },
): Promise<Compared[]> {
  const port = String(await freePort());
  const node = await startNode({ ...env, PORT: port, ROLE: 'web', SMTP_URL: 'smtp://127.0.0.1:9' });
  const line = connection(node.base);
  try {
    const known = await accounts(db, Math.ceil((count + warmUp) / TRIES));
    const results: Compared[] = [];
    for (const { form, expected, fields } of FORMS) {
      await db('sign_in_throttles').delete();
      const visitor = await visit(line, address());
      const times = { known: [] as number[], unknown: [] as number[] };
      for (let turn = 0; turn < count + warmUp; turn += 1) {
        const emails = {
          known: known[turn % known.length] ?? '',
          unknown: `nobody${turn % known.length}@unheard.test`,
        };
        for (const which of turn % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
          const took = await timed(
            line,
            form,
            { _csrf: visitor.token, ...fields(emails[which]) },
            visitor.cookie,
            expected,
          );
          if (turn >= warmUp) times[which].push(took);
        }
      }
      results.push({ form, known: median(times.known), unknown: median(times.unknown) });
    }
    return results;
  } finally {
    line.close();
    await node.stop();
  }
}

async function timed(
  line: Connection,
  path: string,
  fields: Record<string, string>,
  cookie: string,
  expected: number,
): Promise<number> {
  const type = 'application/x-www-form-urlencoded';
  const headers = { cookie, 'content-type': type, 'x-forwarded-for': address() };
  const body = new URLSearchParams(fields).toString();
  const begun = performance.now();
  const { status, text } = await line.send({ method: 'POST', path, headers, body });
  const took = performance.now() - begun;
  if (status !== expected) throw new Error(`POST ${path} answered ${status}: ${text.slice(0, 300)}`);
  return took;
}

/** People with a password that nobody here knows. */
async function accounts(db: Db, count: number): Promise<string[]> {
  const people = await rows<{ id: string; email: string }>(
    db,
    `select id, email::text from users where role = 'customer' and state = 'active' order by id desc limit :count`,
    { count },
  );
  if (people.length < count) throw new Error(`too few customers to guess at: ${people.length}`);
  const passwordHash = await hashPassword('a password that nobody guesses', RECOMMENDED);
  await db('users')
    .whereIn(
      'id',
      people.map(({ id }) => id),
    )
    .update({ passwordHash });
  return people.map(({ email }) => email);
}

/** Another one each time: networks are counted, too. */
function address(): string {
  last += 1;
  return `10.${1 + (last >> 16)}.${(last >> 8) & 255}.${last & 255}`;
}
let last = 0;

function median(times: number[]): number {
  const sorted = Float64Array.from(times).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
