import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '../support/browser';
import { type Case, finding, isReady, type RunningDesk } from './place';
import { ask, endConnections, forgetLimits } from './sql';

const PEOPLE = ['customer@demo.test', 'customer2@demo.test'];
const IN_FLIGHT = 120;
const BACK_MS = 30_000;
const DONE_MS = 90_000;
const DUE = 'select 1 from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts';
const LOCKED = 'select 1 from graphile_worker._private_jobs where locked_at is not null';

/** The database loses all its connections while tickets are submitted and jobs run, again and again. */
export const jobs: Case = {
  name: 'jobs',
  title: 'all connections of the database end, with submissions and jobs in flight',
  async run(place) {
    const postgres = await place.postgres();
    const env = { DATABASE_URL: postgres.url };
    let desk = await place.desk(env);
    const pids = new Set(desk.pids());
    const acknowledged: string[] = [];
    const back: number[] = [];
    let deaths = 0;
    for (let round = 0; round < place.rounds; round += 1) {
      await forgetLimits(postgres.url);
      const { heard, ms } = await breakOnce(desk, postgres.url, `Round ${round}`);
      acknowledged.push(...heard);
      if (!desk.isAlive()) {
        deaths += 1;
        desk = await place.desk(env);
      } else back.push(ms);
      place.say(
        `round ${round + 1}: ${heard.length} submitted, ${desk.isAlive() ? `back after ${ms} ms` : 'dead'}`,
      );
    }
    const lost = await missing(postgres.url, acknowledged);
    const left = await waitForJobs(postgres.url);
    const code = await desk.stop();
    const locked = (await ask(postgres.url, LOCKED)).length;
    const slowest = Math.max(0, ...back);
    return [
      finding('rounds that ended the desk', `${deaths} of ${place.rounds}`, 'none', deaths === 0),
      finding('slowest return', `${slowest} ms`, '5 s', back.length > 0 && slowest <= 5000),
      finding(`acknowledged and lost, of ${acknowledged.length}`, String(lost), '0', lost === 0),
      finding('jobs not done 90 s later', String(left), '0', left === 0),
      finding(
        'jobs left locked after a stop',
        `${locked}, exit code ${code}`,
        '0',
        locked === 0 && code === 0,
      ),
      finding('processes at the beginning', String(pids.size), '', true),
    ];
  },
};

async function breakOnce(desk: RunningDesk, url: string, name: string) {
  const browsers = await Promise.all(PEOPLE.map((email) => desk.signIn(email)));
  const heard: string[] = [];
  let answered = 0;
  const submissions = Array.from({ length: IN_FLIGHT }, (_, index) =>
    submit(browsers[index % browsers.length] as Browser, `${name}, ${index}`).then((subject) => {
      answered += 1;
      if (subject) heard.push(subject);
    }),
  );
  while (answered < IN_FLIGHT / 4 && desk.isAlive()) await pause(5);
  await endConnections(url);
  const broken = Date.now();
  const isBack = await isReady(desk.base, desk.isAlive, BACK_MS);
  const ms = isBack ? Date.now() - broken : BACK_MS;
  await Promise.all(submissions);
  // The worker may die a moment after the rest.
  await pause(1000);
  return { heard, ms };
}

async function submit(browser: Browser, subject: string): Promise<string | null> {
  const fields = { subject, description: 'While the database goes.', urgency: 'normal' };
  const answer = await browser.upload('/portal/tickets', fields, []).catch(() => null);
  return answer?.status === 303 ? subject : null;
}

async function missing(url: string, subjects: string[]): Promise<number> {
  const found = await ask<{ subject: string }>(url, 'select subject from tickets where subject = any($1)', [
    subjects,
  ]);
  return subjects.length - found.length;
}

async function waitForJobs(url: string): Promise<number> {
  const due = async () => (await ask(url, DUE)).length;
  const deadline = Date.now() + DONE_MS;
  while (Date.now() < deadline && (await due()) > 0) await pause(250);
  return due();
}
