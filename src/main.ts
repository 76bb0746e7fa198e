import 'dotenv/config';
import { demoPeople, needsSetUp, prepareDesk } from './app/first-start';
import { type DeskNode, startNode } from './app/node';
import { type Config, ConfigError, readConfig } from './platform/config';
import { createLog } from './platform/log';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const node = await startNode(config, log);
  stopOnSignals(node);
  await prepareDesk(node.system);
  if (config.role !== 'worker') await greet(node, config);
}

/** What a person needs to begin, in plain words; the log follows below it as JSON. */
async function greet(node: DeskNode, config: Config): Promise<void> {
  const lines = ['', `ServiDesk is ready at ${config.baseUrl}`];
  const people = await demoPeople(node.system);
  if (people.length > 0) {
    lines.push('', 'Demo sign-ins, password servidesk-demo:');
    for (const { email, role } of people) lines.push(`  ${email.padEnd(24)} ${role}`);
  }
  if (await needsSetUp(node.system)) lines.push('', `Nobody is there yet. Begin at ${config.baseUrl}/setup`);
  if (!config.smtpUrl) {
    const kept = config.production ? 'mail is not sent' : 'mail is kept at /dev/outbox instead of being sent';
    lines.push('', `SMTP_URL is not set: ${kept}.`);
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function stopOnSignals(node: DeskNode): void {
  let asked = 0;
  const stop = (signal: string) => {
    asked += 1;
    if (asked > 1) process.exit(1);
    node.system.log.info({ signal }, 'stopping');
    node.stop().then(
      () => process.exit(0),
      (error) => {
        node.system.log.error({ err: error }, 'stop failed');
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
