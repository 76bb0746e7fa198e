import { systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import type { TestApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { everybody, file } from '../tickets/desk';

export const QUEUE = '/desk/tickets?view=all';

export const FORM = { of: QUEUE, content: 'tickets', format: 'csv' };

/** Sends the form and follows it to the file. */
export async function exported(browser: Browser, fields: Record<string, string | string[]>): Promise<Answer> {
  const made = await browser.post('/desk/exports', { ...FORM, ...fields });
  if (!made.location) throw new Error(`refused: ${made.status}`);
  return browser.get(made.location);
}

/** The rows of a file of values, as RFC 4180 has them, without its mark of the order of bytes. */
export function valuesIn(file: string): string[][] {
  const text = file.replace(/^\uFEFF/, '');
  const found: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    line.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    found.push(line);
    line = [];
  }
  return found.filter((values) => values.some(Boolean));
}

/** Does the job of an export, as the worker would. */
export async function write(app: TestApp, id: string, number = 1): Promise<void> {
  const task = app.system.tasks.find(({ name }) => name === 'exports.write');
  if (!task) throw new Error('the desk writes no exports');
  await runTask(task, systemCtx(app.system), { id }, { number, isLast: number === 15 });
}

export const exportNow = (app: TestApp, id: string) =>
  row<{ state: string; done: number; fileKey: string | null; size: number | null }>(
    app.system.db,
    'select state, done, file_key, size from exports where id = :id',
    { id },
  );

/** So many tickets more than one, each as the first; returns how many there are. */
export async function many(app: TestApp, more: number): Promise<number> {
  const { customer } = await everybody(app);
  const first = await file(customer);
  const columns = (
    await rows<{ name: string }>(
      app.system.db,
      `select column_name as name from information_schema.columns
      where table_name = 'tickets' and is_generated = 'NEVER' and column_name not in ('id', 'number')`,
    )
  ).map(({ name }) => name);
  await app.system.db.raw(
    `insert into tickets (id, number, ${columns.join(', ')})
       select gen_random_uuid(), nextval('ticket_numbers'), ${columns.map((name) => `t.${name}`).join(', ')}
       from tickets t, generate_series(1, ${more}) where t.id = '${first.id}'`,
  );
  const asked = `select count(*) as count from tickets where deleted_at is null`;
  return (await row<{ count: number }>(app.system.db, asked)).count;
}

/** One that is asked for in a browser, and its page. */
export async function begun(
  browser: Browser,
  columns = ['number', 'subject'],
): Promise<{ id: string; page: string }> {
  const answer = await browser.post('/desk/exports', { ...FORM, ticket_columns: columns });
  const page = String(answer.location);
  return { id: page.split('/')[3] ?? '', page };
}
