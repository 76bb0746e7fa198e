import { wishesOf } from '../../src/features/notifications/preferences';
import { row } from '../../src/platform/db';
import { type Form, formOf } from '../people/lists.support';
import type { TestApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

// The page of somebody's own preferences, as tests use it.

export const PATH = '/account/notifications';

/** The form of the page, as somebody finds it. */
export const opened = async (browser: Browser): Promise<Form> => formOf((await browser.get(PATH)).html, PATH);

/** Opens the page, changes some of its form, and saves it. */
export const saving = async (browser: Browser, changes: Form): Promise<Answer> =>
  browser.post(PATH, { ...(await opened(browser)), ...changes });

/** The cells that a form has ticked, without one. */
export const without = ({ on = [] }: Form, cell: string): string[] =>
  [on].flat().filter((name) => name !== cell);

/** `technician` is `technician@demo.test`. */
export async function idOf({ system }: TestApp, name: string): Promise<string> {
  const found = await row<{ id: string }>(system.db, 'select id from users where email = :email', {
    email: `${name}@demo.test`,
  });
  return found.id;
}

export async function wishesFor(app: TestApp, name: string) {
  const id = await idOf(app, name);
  const found = (await wishesOf(await app.ctx(), [id])).get(id);
  if (!found) throw new Error(`no wishes of ${name}`);
  return found;
}

/** What was changed of anybody's preferences, oldest first. */
export async function changesMade({ system }: TestApp): Promise<unknown[]> {
  const found = await system
    .db('events')
    .where({ type: 'user.notifications_changed' })
    .orderBy('id')
    .select('changes');
  return found.map(({ changes }) => changes);
}
