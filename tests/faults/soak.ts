import { setTimeout as pause } from 'node:timers/promises';
import { reply } from './people';
import { type Case, finding } from './place';
import { forgetLimits, openTicket } from './sql';
import { byStatus, percentile, watch } from './watch';

const MINUTES = 5;
const EVERY_MS = 10_000;
const PAGES = ['/desk/tickets?view=all', '/desk', '/desk/tickets?view=unassigned', '/account'];

/** People read and write for five minutes, as fast as they are answered. */
export const soak: Case = {
  name: 'soak',
  title: `${MINUTES} minutes of reading and writing`,
  async run(place) {
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url });
    const technician = await desk.signIn('technician@demo.test');
    const { path } = await openTicket(postgres.url);
    const idle = desk.memory();
    const reading = watch(
      Array.from({ length: 6 }, () => technician.copy()),
      [path, ...PAGES],
      0,
    );
    const memory: number[] = [];
    const until = Date.now() + MINUTES * 60_000;
    const answers: number[] = [];
    const writer = technician.copy();
    for (let next = Date.now() + EVERY_MS; Date.now() < until; ) {
      answers.push((await reply(writer, path, `Again, ${answers.length}.`)).status);
      if (Date.now() < next) continue;
      next += EVERY_MS;
      memory.push(desk.memory());
      await forgetLimits(postgres.url);
      if (memory.length % 6 === 0) place.say(`${memory.length / 6} min: ${memory.at(-1)?.toFixed(0)} MiB`);
    }
    const seen = await reading.stop();
    await pause(5000);
    const [second = 0, last = 0] = [mean(memory.slice(6, 12)), mean(memory.slice(-6))];
    return [
      finding('idle, of all processes', `${idle.toFixed(0)} MiB`, '400 MiB', idle < 400),
      finding(
        'pages',
        `${byStatus(seen)}, p95 ${percentile(seen, 0.95)} ms`,
        '200 alone',
        seen.every(({ status }) => status === 200),
      ),
      finding(
        'replies',
        byStatus(answers.map((status) => ({ status }))),
        '303 alone',
        answers.every((status) => status === 303),
      ),
      finding(
        'memory in the second and the last minute',
        `${second.toFixed(0)} and ${last.toFixed(0)} MiB`,
        'a tenth more at most',
        last < second * 1.1,
      ),
    ];
  },
};

const mean = (numbers: number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
