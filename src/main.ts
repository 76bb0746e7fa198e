import 'dotenv/config';
import { demoPeople, placeToSetUp } from './app/first-start';
import { type DeskNode, startNode } from './app/node';
import { warningsOf } from './app/warnings';
import { ConfigError, readConfig } from './platform/config';
import { createLog, type Log } from './platform/log';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const starting = startNode(config, log);
  stopOnSignals(starting, log);
  const node = await starting;
  if (config.role !== 'worker') await greet(node);
}

/** What a person needs to begin, in plain words; the log follows below it as JSON. */
async function greet({ system }: DeskNode): Promise<void> {
  const { config } = system;
  const lines = ['', `ServiDesk is ready at ${config.baseUrl}`];
  const people = await demoPeople(system);
  if (people.length > 0) {
    lines.push('', 'Demo sign-ins, password servidesk-demo:');
    for (const { email, role } of people) lines.push(`  ${email.padEnd(24)} ${role}`);
  }
  for (const warning of await warningsOf(system)) lines.push('', `Careful: ${warning}`);
  const setup = await placeToSetUp(system);
  if (setup) lines.push('', `Nobody is there yet. Begin at ${setup}`);
  if (!config.smtpUrl) {
    const kept = config.production ? 'mail is not sent' : 'mail is kept at /dev/outbox instead of being sent';
    lines.push('', `SMTP_URL is not set: ${kept}.`);
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** Stops in order, also when asked to while still starting. Who asks twice does not want to wait. */
function stopOnSignals(starting: Promise<DeskNode>, log: Log): void {
  let asked = false;
  const stop = (signal: string) => {
    if (asked) process.exit(1);
    asked = true;
    log.info({ signal }, 'stopping');
    starting
      .then((node) => node.stop())
      .then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'stop failed');
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
}

main().catch((error) => {
  const text = error instanceof ConfigError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`ServiDesk cannot start: ${text}\n`);
  process.exit(1);
});
