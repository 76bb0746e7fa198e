import { verdictsOn } from '../../src/features/realtime/realtime.rules';
import { changeTicket, reply } from '../../src/features/tickets';
import { row } from '../../src/platform/db';
import type { Hint } from '../../src/platform/live';
import type { TestApp } from '../support/app';
import type { World } from './world';

/** The hints that an act sends. */
async function hintsOf(app: TestApp, act: () => Promise<void>): Promise<Hint[]> {
  const hints: Hint[] = [];
  const { live } = app.system;
  app.system.live = { ...live, hint: async (_tx, hint) => void hints.push(hint) };
  try {
    await act();
  } finally {
    app.system.live = live;
  }
  return hints;
}

/** Of a note, a tag and a reply: whether somebody hears at the ticket's page, in the queue, in their own list. */
export async function heardBy(app: TestApp, email: string, { ticket: { id } }: World): Promise<boolean[][]> {
  const { actor } = await app.ctx(email);
  if (actor.kind !== 'person') throw new Error('not a person');
  const admin = await app.ctx('admin@demo.test');
  const hints = await hintsOf(app, async () => {
    await reply(admin, id, { body: 'x', visibility: 'internal' });
    await changeTicket(admin, id, { tags: ['x'] });
    await reply(admin, id, { body: 'x', visibility: 'public' });
  });
  const listener = { actor, signInId: await signInOf(app, email), personId: actor.id };
  const subscriber = { ...listener, topics: [], endedBy: [], tab: null, network: '' };
  return Promise.all(
    hints.map(async (hint) => {
      const asked = [`ticket:${id}`, 'queue', 'portal'].map((topic) => ({
        subscriber,
        topic,
        hints: [hint],
      }));
      return (await verdictsOn(admin, asked)).map((verdict) => verdict === 'tell');
    }),
  );
}

/** A sign-in of somebody's that is under way. */
async function signInOf(app: TestApp, email: string): Promise<string> {
  await app.as(email);
  const { id } = await row<{ id: string }>(
    app.system.db,
    'select s.id from sign_ins s join users u on u.id = s.user_id where u.email = :email limit 1',
    { email },
  );
  return id;
}
