import { type Db, rows } from '../../src/platform/db';
import { RECOMMENDED } from '../../src/platform/passwords';
import { hashPassword } from '../../src/platform/passwords/argon2';
import { type Connection, connection, type Received } from './client';

export interface Signed {
  id: string;
  email: string;
  cookie: string;
  /** The form token of this session. */
  token: string;
}

const PASSWORD = 'a password for measuring';

/** Gives these people a password and signs them in by the sign-in page, each from an address of their own. */
export async function signInAll(db: Db, base: string, ids: string[]): Promise<Signed[]> {
  const passwordHash = await hashPassword(PASSWORD, RECOMMENDED);
  await db('users').whereIn('id', ids).update({ passwordHash });
  const people = await rows<{ id: string; email: string }>(
    db,
    'select id, email::text from users where id = any(:ids::uuid[]) order by array_position(:ids::uuid[], id)',
    { ids },
  );
  const signed: Signed[] = [];
  for (const [index, { id, email }] of people.entries()) {
    signed.push({ id, email, ...(await signIn(base, email, `10.0.0.${index + 1}`)) });
  }
  return signed;
}

/** A visitor's session, at the sign-in page. */
export async function visit(line: Connection, address: string): Promise<Pick<Signed, 'cookie' | 'token'>> {
  const page = await line.send({ path: '/login', headers: { 'x-forwarded-for': address } });
  return { cookie: cookieIn(page), token: tokenIn(page) };
}

async function signIn(
  base: string,
  email: string,
  address: string,
): Promise<Pick<Signed, 'cookie' | 'token'>> {
  const line = connection(base);
  const from = { 'x-forwarded-for': address };
  try {
    const visitor = await visit(line, address);
    const body = new URLSearchParams({ _csrf: visitor.token, email, password: PASSWORD }).toString();
    const type = 'application/x-www-form-urlencoded';
    const headers = { ...from, cookie: visitor.cookie, 'content-type': type };
    const answer = await line.send({ method: 'POST', path: '/login', headers, body });
    if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
    const cookie = cookieIn(answer);
    const home = await line.send({ path: answer.headers.location ?? '/', headers: { ...from, cookie } });
    return { cookie, token: tokenIn(home) };
  } finally {
    line.close();
  }
}

function cookieIn(answer: Received): string {
  const cookie = answer.headers['set-cookie']?.find((line) => line.startsWith('sd_session='));
  if (!cookie) throw new Error('the answer sets no session cookie');
  return cookie.split(';', 1)[0] ?? '';
}

function tokenIn({ text }: Received): string {
  const token = /name="(?:_csrf|csrf-token)"\s+(?:value|content)="([^"]+)"/.exec(text)?.[1];
  if (!token) throw new Error('the page has no form token');
  return token;
}
