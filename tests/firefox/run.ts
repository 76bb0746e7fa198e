import { resolve } from 'node:path';
import { firefox } from 'playwright-core-esr';
import { buildDesk, type Finding, openPlace } from '../faults/place';
import { findProgram, makeTemporaryFolder, removeFolder } from '../support/services';
import { atFilters, atTicket } from './forms';
import { openWindow, ticketWith } from './window';

// What Firefox does otherwise than Chromium in a form, walked through in a Firefox of its own. The tests have Chromium
// alone, which is there on every machine that runs them.

async function main(): Promise<void> {
  const executablePath = process.env.TEST_FIREFOX ?? findProgram(['firefox-esr', 'firefox']);
  if (!executablePath)
    throw new Error('There is no Firefox here: install firefox-esr, or name one in TEST_FIREFOX');
  const project = resolve(__dirname, '../..');
  buildDesk(project);
  const folder = makeTemporaryFolder();
  const place = openPlace(project, folder, 1);
  // A stock Firefox, which is told what to do by WebDriver BiDi.
  const browser = await firefox.launch({ channel: 'moz-firefox', executablePath });
  try {
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url });
    const window = await openWindow(browser, desk.base);
    const findings = [
      ...(await atTicket(window, await ticketWith(postgres.url))),
      ...(await atFilters(window)),
      {
        what: 'scripts that failed',
        value: window.complaints.join(' ') || 'none',
        promise: 'none',
        holds: window.complaints.length === 0,
      },
    ];
    print(browser.version(), findings);
    if (findings.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    await browser.close();
    await place.close();
    removeFolder(folder);
  }
}

function print(version: string, findings: Finding[]): void {
  const rows = findings.map(
    ({ what, value, promise, holds }) =>
      `| ${what} | ${value} | ${promise} | ${holds ? 'holds' : '**does not hold**'} |`,
  );
  const head = [`| Firefox ${version} | seen | promise | |`, '| --- | --- | --- | --- |'];
  process.stdout.write(`${[...head, ...rows].join('\n')}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
