import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../src/app/routes';
import type { Answer } from '../support/browser';
import { app, count, MAKINGS, type Making, opened, send, TEXT } from './sent-again.support';

const filesStored = () =>
  readdirSync(join(app.system.config.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length;

/** The message that waits for the next page. */
const saidBy = ({ headers }: Answer) =>
  headers
    .getSetCookie()
    .find((line) => line.includes('flash'))
    ?.split(';')[0];

const OTHERWISE: Record<string, string> = {
  '/desk/tickets': 'changes those that are there',
  '/account/identities': 'one for each service',
  '/account/security/passkeys': 'a challenge is answered once',
};

async function clear(): Promise<void> {
  const { db } = app.system;
  await db.raw(`update tickets set subject = 'Done' where subject = '${TEXT}'`);
  await db.raw(`update users set name = 'Done' where name = '${TEXT}'`);
  await db.raw(`update comments set body = 'Done' where body = '${TEXT}'`);
}

test.each(Object.keys(MAKINGS))(
  '%s: five identical forms at once make one, and so does a sixth',
  async (name) => {
    const making = MAKINGS[name] as Making;
    const { browser, address, form } = await opened(making);
    expect(form._submission).not.toBe('');
    const before = { rows: await count(making.counted), files: filesStored() };

    const all = Array.from({ length: 5 }, () => send(browser, address, form, making.files));
    const answers = [...(await Promise.all(all)), await send(browser, address, form, making.files)];
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(303));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(new Set(answers.map(saidBy)).size).toBe(1);

    const made = making.counted.includes('union all') ? 2 : 1;
    expect((await count(making.counted)) - before.rows).toBe(made);
    expect(await count(`${making.counted.replace('select 1', 'select 1 as one')} limit 9`)).toBeGreaterThan(
      0,
    );
    expect(filesStored() - before.files).toBe((making.files?.length ?? 0) + (making.writes ?? 0));
    await clear();
  },
);
test('every form that makes something is among these', async () => {
  const pages = new Set(routes.filter(({ method }) => method === 'get').map(({ path }) => path));
  const making = routes
    .filter(({ method, path }) => method === 'post' && (pages.has(`${path}/new`) || path.endsWith('/new')))
    .map(({ path }) => path)
    .filter((path) => !(path in OTHERWISE));
  const tried = await Promise.all(Object.values(MAKINGS).map(({ action }) => action()));
  expect(making.length).toBeGreaterThan(3);
  expect(making.filter((path) => !tried.includes(path))).toEqual([]);
});
