import { createCalendar } from '../../src/features/calendars';
import { createPolicy, type Policy, type PolicyInput } from '../../src/features/sla';
import { row, rows } from '../../src/platform/db';
import type { TestApp } from '../support/app';
import type { Browser } from '../support/browser';

export type Form = Record<string, string | string[]>;

export const HOUR = 3600;

/** A calendar around the clock. */
export async function makeCalendar(app: TestApp, name = 'Always'): Promise<string> {
  const admin = await app.ctx('admin@demo.test');
  return (await createCalendar(admin, { name, timeZone: 'UTC', isAlways: true })).id;
}

export async function makePolicy(
  app: TestApp,
  given: Pick<PolicyInput, 'name' | 'calendarId'> & Partial<PolicyInput>,
): Promise<Policy> {
  return createPolicy(await app.ctx('admin@demo.test'), given);
}

/** What a browser sends of a new policy. */
export function policyForm(calendarId: string, more: Form = {}): Form {
  return {
    ...{ name: 'Fast', isActive: 'on', calendarId, pausesFor: ['customer', 'third_party'] },
    ...{ p1FirstResponse: '15 min', p1Resolution: '4 h', p3FirstResponse: '4 h', p3Resolution: '1 h 30 min' },
    ...more,
  };
}

export async function policyNamed(app: TestApp, name: string): Promise<Policy & { position: number }> {
  const found = await app.system.db('slaPolicies').where({ name }).first();
  if (!found) throw new Error(`no policy is called ${name}`);
  return found as Policy & { position: number };
}

export async function idIn(app: TestApp, table: string, column: string, name: string): Promise<string> {
  return (
    await row<{ id: string }>(app.system.db, `select id from ${table} where ${column} = :name`, { name })
  ).id;
}

export async function revision(app: TestApp): Promise<string> {
  return (await row<{ revision: string }>(app.system.db, 'select revision from sla_book')).revision;
}

export async function namesInOrder(app: TestApp): Promise<string[]> {
  const found = await rows<{ name: string }>(
    app.system.db,
    'select name from sla_policies order by position, id',
  );
  return found.map(({ name }) => name);
}

/** Posts a form that is refused; answers with what is said beside each field. */
export async function refusals(admin: Browser, path: string, form: Form): Promise<Record<string, string>> {
  const answer = await admin.post(path, form);
  if (answer.status !== 422) throw new Error(`answered ${answer.status}`);
  const said = answer.html.querySelectorAll('.field.invalid').map((field) => {
    const error = field.querySelector('.error');
    const id =
      error?.getAttribute('id') ?? field.querySelector('[aria-describedby]')?.getAttribute('id') ?? '';
    return [
      id.replace(/^f-|-error$/g, ''),
      (error?.text ?? '').replace(/^\s*Error:?\s*/, '').trim(),
    ] as const;
  });
  return Object.fromEntries(said);
}
