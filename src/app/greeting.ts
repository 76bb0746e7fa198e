import { demoPeople, placeToSetUp } from './first-start';
import type { DeskNode } from './node';
import { warningsOf } from './warnings';

/** What a person needs to begin, in plain words; the log follows below it as JSON. Nothing of nodes without pages. */
export async function greetingOf({ system, role, warning }: DeskNode): Promise<string> {
  if (role !== 'web') return '';
  const { config } = system;
  const lines = ['', `ServiDesk is ready at ${config.baseUrl}`];
  const people = await demoPeople(system);
  if (people.length > 0) {
    lines.push('', 'Demo sign-ins, password servidesk-demo:');
    for (const { email, role } of people) lines.push(`  ${email.padEnd(24)} ${role}`);
  }
  const warnings = [...(await warningsOf(system)), ...(warning ? [warning] : [])];
  for (const text of warnings) lines.push('', `Careful: ${text}`);
  const setup = await placeToSetUp(system);
  if (setup) lines.push('', `Nobody is there yet. Begin at ${setup}`);
  if (!config.smtpUrl) {
    const kept = config.production ? 'mail is not sent' : 'mail is kept at /dev/outbox instead of being sent';
    lines.push('', `SMTP_URL is not set: ${kept}.`);
  }
  return `${lines.join('\n')}\n\n`;
}
