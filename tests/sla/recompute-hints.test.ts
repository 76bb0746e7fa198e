import { startRecompute } from '../../src/features/sla';
import { updatePolicy } from '../../src/features/sla/policies/policies.service';
import { inTx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { runOnce } from '../support/batches';
import { everybody, file } from '../tickets/desk';
import { hintsOf } from './hints.support';
import { calendar, changePolicy, HOUR, policy, runAt } from './terms.support';

// Whose open pages hear that what is promised for a ticket has changed.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let policyId: string;
let ticketId: string;

beforeAll(async () => {
  app = await testApp({ commits: true });
  people = await everybody(app);
  policyId = await policy(people.desk, await calendar(people.desk), { p3FirstResponse: 8 * HOUR });
  ticketId = (await file(people.customer)).id;
});
afterAll(() => app.close());

/** Whom the page of the ticket concerns that hears of a change of the policy. */
async function heardBy(columns: Record<string, unknown>): Promise<string[]> {
  await changePolicy(people.desk, policyId, columns);
  const run = (await inTx(people.admin, startRecompute)) as string;
  const hints = await hintsOf(app, people.desk, () => runOnce(app, run));
  return hints.flatMap(({ topics, audience }) => (topics.includes(`ticket:${ticketId}`) ? [audience] : []));
}

/** The policy as it is before a change, with tickets reckoned by it. */
const given = async (columns: Record<string, unknown>) => void (await heardBy(columns));

test.each([
  ['that tells customers nothing', {}, { p3FirstResponse: 4 * HOUR }, 'staff'],
  ['of what customers are told', { tellsResponse: true }, { p3FirstResponse: 4 * HOUR }, 'everyone'],
  ['of what they are not told', { tellsResponse: true }, { p3Resolution: 9 * HOUR }, 'staff'],
  ['that is switched off, and told them', { tellsResponse: true }, { isActive: false }, 'everyone'],
  ['that is switched off, and told them nothing', {}, { isActive: false }, 'staff'],
])('a policy %s', async (_what, before, change, audience) => {
  const usual = { p3FirstResponse: 8 * HOUR, p3Resolution: 20 * HOUR, isActive: true, tellsResponse: false };
  await given({ ...usual, ...before });
  expect(await heardBy(change)).toEqual([audience]);
});

test('a policy that lets customers know more or less, and one that changes for staff alone', async () => {
  await given({ isActive: true, tellsResponse: false, tellsResolution: true, p3FirstResponse: 8 * HOUR });
  const heard = async (patch: object) => {
    await updatePolicy(people.admin, policyId, patch);
    const jobs = await rows<{ payload: { policyId: string } }>(
      people.desk.db,
      `delete from graphile_worker._private_jobs jobs using graphile_worker._private_tasks tasks
       where tasks.id = task_id and identifier = 'sla.told_anew' returning payload`,
    );
    const told = async () => {
      for (const { payload } of jobs) await runAt(app, 'sla.told_anew', new Date(), payload);
    };
    return (await hintsOf(app, people.desk, told)).map(({ topics, audience }) => [topics, audience]);
  };
  const everyone = [[[`ticket:${ticketId}`], 'everyone']];
  expect(await heard({ tellsResponse: true })).toEqual(everyone);
  expect(await heard({ tellsResolution: false })).toEqual(everyone);
  expect(await heard({ name: 'For staff', p3FirstResponse: 7 * HOUR })).toEqual([]);
});

test('a policy that comes to promise what customers are told, and one that is removed', async () => {
  await given({ isActive: false, tellsResponse: true, p3FirstResponse: 8 * HOUR });
  expect(await heardBy({ isActive: true })).toEqual(['everyone']);
  await people.desk.db('slaPolicies').where({ id: policyId }).delete();
  expect(await heardBy({ name: 'Gone' })).toEqual(['everyone']);
});
