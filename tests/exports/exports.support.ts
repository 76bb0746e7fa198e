import { systemCtx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import type { TestApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

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
