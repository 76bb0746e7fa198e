import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';

/** A delivery as it might be by now; a mail to an address that is nobody's, unless it says otherwise. */
export async function stored(app: TestApp, given: Record<string, unknown> = {}): Promise<string> {
  const id = (given.id as string | undefined) ?? newId();
  await app.system.db('deliveries').insert({
    ...{ id, eventId: newId(), channel: 'mail', address: 'stranger@else.test', template: 'password_reset' },
    ...{ locale: 'en', subject: 'A subject', bodyText: 'A text', bodyHtml: '<p>A text</p>', state: 'sent' },
    ...given,
  });
  return id;
}

/** A message within the desk, which has no address and no text of its own. */
export const NO_TEXT = { channel: 'in_app', address: null, subject: null, bodyText: null, bodyHtml: null };

export async function userId(app: TestApp, name: string): Promise<string> {
  const email = `${name}@demo.test`;
  return (await row<{ id: string }>(app.system.db, 'select id from users where email = :email', { email }))
    .id;
}

export interface State {
  state: string;
  failure: string | null;
  attempts: number;
}

export function stateOf(app: TestApp, id: string): Promise<State> {
  return row(app.system.db, 'select state, failure, attempts from deliveries where id = :id', { id });
}
